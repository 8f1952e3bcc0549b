"""Deny by default: every request needs a live session and the permission that its view names."""

from collections.abc import Callable
from typing import Any

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_asked_for, record_refusal
from advocacy.web.errors import not_saved, words_typed
from advocacy.web.permissions import Permission

from .asking_factor import has_to_set_up
from .models import User
from .permissions import may

# What is done with the last post of a session that ended while someone was writing: true when it is kept for the
# same user. `drafts` adds itself.
keep_post_of: list[Callable[[User], bool | None]] = []


def require_permission() -> Any:
    """Refuse what is not allowed, before the view runs."""
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or request.endpoint == "static" or getattr(view, "public", False):
        return None
    if not current_user.is_authenticated:
        return _ask_to_sign_in()
    permission = getattr(view, "permission", None)
    if permission is None or not may(current_user, permission):
        record_refusal("page.refused", record_asked_for(), by=current_user, endpoint=request.endpoint)
        abort(403)
    return _lead_to_set_up() if has_to_set_up() else None


def _lead_to_set_up() -> Any:
    if request.method == "POST":
        g.ended_session_user = current_user
        _kept()
    return redirect(url_for("factor.set_up"), code=303)


def _ask_to_sign_in() -> Any:
    if request.method == "POST" and not _kept() and any(text.strip() for text in words_typed()):
        return not_saved(
            _("You are signed out. Copy your words, sign in in another tab, then try again."), 403
        )
    where = "accounts.unlock" if g.get("locked_session") else "accounts.sign_in"
    asked = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for(where, next=asked))


def _kept() -> bool:
    """Nothing is kept for someone unknown, or whose access has ended: they get the words back on the page alone."""
    ended = g.get("ended_session_user")
    kept = [keep(ended) for keep in keep_post_of] if ended is not None else []
    return any(kept)


def init_app(app: Flask) -> None:
    app.before_request(require_permission)
    app.jinja_env.globals["may"] = _may


def _may(permission: Permission) -> bool:
    """Asked for every place of the navigation: who asks is looked up once for each, not thrice."""
    user = current_user._get_current_object()
    return user.is_authenticated and may(user, permission)
