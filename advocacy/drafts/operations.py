"""Keeping what is typed, for its author alone."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from flask import Flask, request, url_for
from flask_wtf.csrf import validate_csrf
from sqlalchemy import delete
from wtforms import ValidationError

from advocacy import clock
from advocacy.accounts.guard import keep_post_of
from advocacy.accounts.models import User, UserSession
from advocacy.accounts.views import first_stops
from advocacy.db import db
from advocacy.jobs.running import comes_round
from advocacy.web.errors import typed_fields

from . import queries
from .models import Draft, KeptPost, StoredSearch

DRAFTS_LAST = timedelta(days=14)
NOT_WORDS = {"csrf_token", "draft"}


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
    draft = queries.draft_of(by, draft_id) if draft_id else None
    if draft is None and once is not None:
        draft = queries.draft_by_once(by, once)
    if draft is None:
        draft = Draft(public_id=uuid4(), user_id=by.id, form=form, once=once or uuid4())
    draft.fields = {name: value for name, value in fields.items() if name not in NOT_WORDS}
    draft.subject, draft.changed_at = subject, clock.now()
    db.session.add(draft)
    return draft


def drop_draft(by: User, *, once: UUID | None) -> None:
    """The form was saved: its draft has done its work."""
    if once is not None:
        db.session.execute(delete(Draft).where(Draft.user_id == by.id, Draft.once == once))


def keep_post(user: User) -> None:
    """A session ended while someone was writing: keep the post for the same user. Only a form of our own counts."""
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return
    fields = [[name, value] for name, value in typed_fields()]
    if not any(value.strip() for name, value in fields if name not in ("once", "version")):
        return
    with db.writing():
        db.session.add(
            KeptPost(
                user_id=user.id,
                path=request.full_path.rstrip("?"),
                fields=fields,
                once=_once(),
                kept_at=clock.now(),
            )
        )


def _once() -> UUID | None:
    try:
        return UUID(request.form.get("once", ""))
    except ValueError:
        return None


def store_search(words: str, session: UserSession) -> StoredSearch:
    """The words of a search stay here, so that they never stand in a URL."""
    search = StoredSearch(public_id=uuid4(), session_id=session.id, words=words[:200], made_at=clock.now())
    db.session.add(search)
    return search


def newest_kept_post(user: User) -> str | None:
    """Right after signing in: back to what was being written when the session ended."""
    posts = queries.kept_posts_of(user)
    return url_for("drafts.kept", kept_id=posts[0].public_id) if posts else None


def throw_old_away() -> None:
    """Drafts and kept posts that nobody came back to, and the searches of ended sessions."""
    before = clock.now() - DRAFTS_LAST
    with db.writing() as session:
        session.execute(delete(Draft).where(Draft.changed_at < before))
        session.execute(delete(KeptPost).where(KeptPost.kept_at < before))
        session.execute(delete(StoredSearch).where(StoredSearch.made_at < clock.now() - timedelta(days=1)))


def connect(_app: Flask) -> None:
    if keep_post not in keep_post_of:
        keep_post_of.append(keep_post)
    if newest_kept_post not in first_stops:
        first_stops.append(newest_kept_post)
    comes_round("drafts.throw_old_away", timedelta(hours=24), throw_old_away)
