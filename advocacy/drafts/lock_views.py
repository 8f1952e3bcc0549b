"""Covering the page: after quiet minutes, or because its user has to leave at once. What was typed is kept."""

from uuid import UUID, uuid4

from flask import Blueprint, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy import clock
from advocacy.accounts.models import User, UserSession
from advocacy.accounts.signing_in import lock_session, this_session
from advocacy.db import db
from advocacy.web.addresses import is_own_path
from advocacy.web.errors import typed_fields
from advocacy.web.permissions import Permission, allow, public

from .ended_sessions import LONGEST_PATH
from .models import KeptPost, Why

bp = Blueprint("lock", __name__)
OURS = {"kept-path", "leave"}
ADDED_BY_THE_PAGE = {"once", "version", "draft"}


@bp.post("/lock")
@public
def lock() -> ResponseReturnValue:
    """Each tab sends what was typed in it; the first of them locks the session, and none unlocks it."""
    row = this_session() if current_user.is_authenticated else g.get("locked_session")
    if row is None:
        return _answer(url_for("accounts.sign_in"))
    kept = _keep_and_lock(row)
    return _answer(url_for("accounts.unlock", next=url_for("drafts.kept", kept_id=kept) if kept else _here()))


def _answer(url: str) -> ResponseReturnValue:
    if "leave" in request.form:
        return redirect(url_for(".away"), code=303)
    return jsonify(url=url)


def _keep_and_lock(row: UserSession) -> UUID | None:
    with db.writing():
        lock_session(row)
        return _keep(row.user)


def _keep(user: User) -> UUID | None:
    fields = [[name, value] for name, value in typed_fields() if name not in OURS]
    path = _here()
    if not path or not any(value.strip() for name, value in fields if name not in ADDED_BY_THE_PAGE):
        return None
    post = KeptPost(
        public_id=uuid4(),
        user_id=user.id,
        path=path,
        fields=fields,
        once=_once(),
        kept_at=clock.now(),
        why=Why.LOCKED,
    )
    db.session.add(post)
    return post.public_id


def _once() -> UUID | None:
    try:
        return UUID(request.form.get("once", ""))
    except ValueError:
        return None


def _here() -> str | None:
    """Where the form is sent, or the page itself; nothing that leads elsewhere."""
    path = request.form.get("kept-path", "")
    return path if is_own_path(path) and len(path) <= LONGEST_PATH else None


@bp.get("/away")
@public
def away() -> str:
    """A page that says nothing, for someone who is looked at over the shoulder."""
    return render_template("accounts/away.html")


@bp.get("/account/here")
@allow(Permission.OWN_ACCOUNT)
def here() -> ResponseReturnValue:
    """Someone is typing, though nothing is sent: the session stays alive."""
    return "", 204
