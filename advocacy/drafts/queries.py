"""What the user has typed and not saved. Always the author's own, and nobody else's."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from flask import abort, request
from sqlalchemy import ColumnElement, bindparam, exists, func, select

from advocacy.accounts.models import User
from advocacy.accounts.signing_in import this_session
from advocacy.db import db
from advocacy.web.models import Submission

from .models import Draft, KeptPost, StoredSearch, Why

Unfinished = TypeVar("Unfinished", Draft, KeptPost)

# Which of some ids a user may not see now. `access` adds itself: words follow the right to the record they are about.
HIDDEN_AMONG: list[Callable[[User, set[UUID]], set[UUID]]] = []
AN_ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def _ids_of(row: Draft | KeptPost) -> set[UUID]:
    """Every record that the words are about: where they go, and whom they name."""
    about = (row.subject, row.fields) if isinstance(row, Draft) else (row.path, row.fields)
    return {UUID(found) for found in AN_ID.findall(repr(about))}


def _still_theirs(rows: Sequence[Unfinished], user: User) -> list[Unfinished]:
    """Those whose every record this user may still see."""
    ids = {row.id: _ids_of(row) for row in rows}
    every = set().union(*ids.values())
    hidden = {one for hidden_among in HIDDEN_AMONG for one in hidden_among(user, every)} if every else set()
    return [row for row in rows if not ids[row.id] & hidden]


def _saved(once: Any) -> ColumnElement[bool]:
    """The form was sent meanwhile: an autosave that arrived late brings nothing back."""
    return exists().where(Submission.token == once)


DRAFTS = (
    select(Draft)
    .where(Draft.user_id == bindparam("user"), ~_saved(Draft.once))
    .order_by(Draft.changed_at.desc(), Draft.id.desc())
)
KEPT_POSTS = (
    select(KeptPost)
    .where(KeptPost.user_id == bindparam("user"), KeptPost.why != Why.BUTTON, ~_saved(KeptPost.once))
    .order_by(KeptPost.kept_at.desc(), KeptPost.id.desc())
)


WAITING = select(
    *(
        select(func.count())
        .select_from(model)
        .where(model.user_id == bindparam("user"), ~_saved(model.once))
        .scalar_subquery()
        for model in (Draft, KeptPost)
    )
)
WORDS = select(StoredSearch.words).where(
    StoredSearch.public_id == bindparam("asked"), StoredSearch.session_id == bindparam("session")
)


def draft_of(user: User, public_id: UUID) -> Draft | None:
    found = select(Draft).where(Draft.public_id == public_id, Draft.user_id == user.id)
    return next(iter(_still_theirs(db.session.scalars(found).all(), user)), None)


def draft_by_once(user: User, once: UUID) -> Draft | None:
    found = select(Draft).where(Draft.once == once, Draft.user_id == user.id)
    return db.session.scalars(found).first()


def draft_or_404(public_id: UUID, user: User) -> Draft:
    return draft_of(user, public_id) or abort(404)


def latest_draft(user: User, form: str, subject: UUID) -> Draft | None:
    """The note about this case that the user began last and did not save."""
    found = select(Draft).where(
        Draft.user_id == user.id, Draft.form == form, Draft.subject == subject, ~_saved(Draft.once)
    )
    return db.session.scalars(found.order_by(Draft.changed_at.desc(), Draft.id.desc()).limit(1)).first()


def drafts_of(user: User) -> Sequence[Draft]:
    return _still_theirs(db.session.scalars(DRAFTS, {"user": user.id}).all(), user)


def how_many_wait(user: User) -> int:
    """Both together: what was begun, and what an ended session left behind. Only what the list shows is counted."""
    if not sum(db.read(WAITING, {"user": user.id})[0]):
        return 0
    return len(drafts_of(user)) + len(kept_posts_of(user))


def kept_posts_of(user: User) -> Sequence[KeptPost]:
    """What an ended session left behind, unless it has been saved since."""
    return _still_theirs(db.session.scalars(KEPT_POSTS, {"user": user.id}).all(), user)


def kept_post_or_404(public_id: UUID, user: User) -> KeptPost:
    found = select(KeptPost).where(KeptPost.public_id == public_id, KeptPost.user_id == user.id)
    return next(iter(_still_theirs(db.session.scalars(found).all(), user)), None) or abort(404)


def search_words() -> str:
    """The words of the search that this page shows; nothing when it is another session's."""
    session = this_session()
    try:
        asked = UUID(request.args.get("search", ""))
    except ValueError:
        return ""
    if session is None:
        return ""
    found = db.read(WORDS, {"asked": asked, "session": session.id})
    return found[0].words if found else ""
