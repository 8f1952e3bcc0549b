"""When a session ends while someone is writing, their last words are kept for the same user, and nobody else."""

from uuid import UUID

from flask import request, url_for
from flask_wtf.csrf import validate_csrf
from wtforms import ValidationError

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.web.errors import typed_fields

from . import queries
from .models import KeptPost
from .operations import keep_draft

LONGEST_PATH = 400
# Which endpoints take what is typed so far, and the form that they belong to: their posts are drafts already.
AUTOSAVES: dict[str, str] = {}


def keep_post(user: User) -> bool:
    """A session ended while someone was writing: keep the post for the same user. Only a form of our own counts."""
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    if (form := AUTOSAVES.get(request.endpoint or "")) is not None:
        _keep_as_draft(form, user)
        return True
    fields = [[name, value] for name, value in typed_fields()]
    if not any(value.strip() for name, value in fields if name not in ("once", "version")):
        return False
    with db.writing():
        db.session.add(
            KeptPost(
                user_id=user.id,
                path=_path(),
                fields=fields,
                once=_once(),
                kept_at=clock.now(),
            )
        )
    return True


def _path() -> str:
    """Where the words are to be sent again; without what stands behind “?” where that is endless."""
    whole = request.full_path.rstrip("?")
    return whole if len(whole) <= LONGEST_PATH else request.path


def _once() -> UUID | None:
    try:
        return UUID(request.form.get("once", ""))
    except ValueError:
        return None


def _keep_as_draft(form: str, user: User) -> None:
    fields = {name: request.form.getlist(name) for name in request.form}
    with db.writing():
        keep_draft(form, fields, draft_id=None, subject=_subject(), once=_once(), by=user)


def _subject() -> UUID | None:
    """The record that the address names."""
    return next((one for one in (request.view_args or {}).values() if isinstance(one, UUID)), None)


def newest_kept_post(user: User) -> str | None:
    """Right after signing in: back to what was being written when the session ended."""
    posts = queries.kept_posts_of(user)
    return url_for("drafts.kept", kept_id=posts[0].public_id) if posts else None
