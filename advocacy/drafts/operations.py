"""Keeping what is typed, for its author alone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import bindparam, delete, select

from advocacy import clock
from advocacy.accounts.models import User, UserSession
from advocacy.db import db

from . import queries
from .models import Draft, StoredSearch

NOT_WORDS = {"csrf_token", "draft"}
DRAFTS = Draft.metadata.tables[Draft.__tablename__]
DROP = delete(DRAFTS).where(DRAFTS.c.user_id == bindparam("by"), DRAFTS.c.once == bindparam("form"))
# What else goes when a draft is thrown away: `attachments` adds what waited for it.
GO_ALONG: list[Callable[[User, UUID], None]] = []


def keep_draft(
    form: str,
    fields: dict[str, Any],
    *,
    draft_id: UUID | None,
    subject: UUID | None,
    once: UUID | None,
    by: User,
) -> Draft:
    """Write down the form as far as it is filled in. The first call makes the draft, the next ones change it."""
    _take_turns(by)
    draft = queries.draft_of(by, draft_id) if draft_id else None
    if draft is None and once is not None:
        draft = queries.draft_by_once(by, once)
    if draft is None:
        draft = Draft(public_id=uuid4(), user_id=by.id, form=form, once=once or uuid4())
    draft.fields = {name: value for name, value in fields.items() if name not in NOT_WORDS}
    draft.subject, draft.changed_at = subject or draft.subject, clock.now()
    db.session.add(draft)
    return draft


def _take_turns(by: User) -> None:
    """Two posts of one form at the same moment are one draft: on PostgreSQL the second waits for the first."""
    db.session.execute(select(User.id).where(User.id == by.id).with_for_update(key_share=True))


def drop_draft(by: User, *, once: UUID | None) -> None:
    """The form was saved: its draft has done its work."""
    if once is not None:
        db.session.execute(DROP, {"by": by.id, "form": once})


def throw_away(draft: Draft, *, by: User) -> None:
    """Its author does not want it any more."""
    for also in GO_ALONG:
        also(by, draft.once)
    db.session.delete(draft)


def store_search(words: str, session: UserSession) -> StoredSearch:
    """The words of a search stay here, so that they never stand in a URL."""
    search = StoredSearch(public_id=uuid4(), session_id=session.id, words=words[:200], made_at=clock.now())
    db.session.add(search)
    return search
