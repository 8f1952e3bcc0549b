"""When a session can not take what someone wrote, their words are kept for the same user, and nobody else."""

from uuid import UUID, uuid4

from flask import g, request, url_for
from flask_wtf.csrf import validate_csrf
from wtforms import ValidationError

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.web.errors import typed_fields, words_typed

from . import queries
from .models import KeptPost, Why
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
    if not any(text.strip() for text in words_typed()):
        return False
    _keep(user, Why.LOCKED if g.get("locked_session") else Why.ENDED)
    return True


def keep_until_proved(user: User) -> str:
    """The session is alive and its form token was right, but the post has to wait: where it is sent again."""
    typed = any(text.strip() for text in words_typed())
    return url_for("drafts.kept", kept_id=_keep(user, Why.PROOF if typed else Why.BUTTON))


def _keep(user: User, why: Why) -> UUID:
    fields = [[name, value] for name, value in typed_fields()]
    post = KeptPost(
        public_id=uuid4(),
        user_id=user.id,
        path=_path(),
        fields=fields,
        once=_once(),
        kept_at=clock.now(),
        why=why,
    )
    with db.writing():
        db.session.add(post)
        return post.public_id


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
