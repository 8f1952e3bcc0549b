"""The runs of the one who asks, and the letters in them that they may still see."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload, undefer

from advocacy.access.seeing import cases_within_sight_of
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db

from ..models import Letter
from ..rules import LetterState
from .models import Fate, PostedLetter, PostRun

IS_ISSUED: ColumnElement[bool] = Letter.state == LetterState.ISSUED
WAITS = IS_ISSUED & Letter.sent_on.is_(None)
AGREED = Letter.state == LetterState.AGREED


def _seen(user: User, *columns: Any) -> Select[Any]:
    found = select(*columns).select_from(Letter).join(Letter.case).join(Case.person)
    return found.where(cases_within_sight_of(user))


def how_many(user: User) -> tuple[int, int]:
    """Issued and not sent; agreed to and not issued."""
    counts = _seen(user, func.count().filter(WAITS), func.count().filter(AGREED))
    waiting, agreed = db.session.execute(counts).one()
    return waiting, agreed


def letters_for(user: User, *, agreed_too: bool) -> Sequence[int]:
    """All that goes into a run, what is issued first: that is ready in a moment."""
    wanted = or_(WAITS, AGREED) if agreed_too else WAITS
    return db.session.scalars(_seen(user, Letter.id).where(wanted).order_by(AGREED, Letter.id)).all()


def letter_in_sight(number: int, user: User) -> Letter | None:
    found = _seen(user, Letter).where(Letter.id == number).options(joinedload(Letter.case))
    letter: Letter | None = db.session.scalars(found).one_or_none()
    return letter


def runs_of(user: User, most: int = 5) -> Sequence[PostRun]:
    found = select(PostRun).where(PostRun.by_id == user.id)
    return db.session.scalars(found.order_by(PostRun.id.desc()).limit(most)).all()


def working_run_of(user: User, since: datetime) -> PostRun | None:
    """One that somebody is at work on."""
    found = select(PostRun).where(PostRun.by_id == user.id, PostRun.ended_at.is_(None))
    return db.session.scalars(found.where(PostRun.touched_at >= since).order_by(PostRun.id)).first()


def run(public_id: UUID) -> PostRun | None:
    return db.session.scalars(select(PostRun).where(PostRun.public_id == public_id)).one_or_none()


def run_or_404(public_id: UUID, user: User) -> PostRun:
    """A run is its owner's alone. Hidden and absent are the same 404."""
    found = run(public_id)
    if found is None or found.by_id != user.id:
        record_refusal("post.refused", public_id, by=user)
        abort(404)
    return found


def waiting_in(made: PostRun) -> Sequence[Any]:
    """What is left to do: the row, its letter, and whether that is issued."""
    found = select(PostedLetter.id, PostedLetter.letter_id, IS_ISSUED.label("issued"))
    found = found.join(PostedLetter.letter).order_by(PostedLetter.id)
    return db.session.execute(found.where(_of(made), PostedLetter.fate == Fate.WAITING)).all()


def is_to_stop(made: PostRun) -> bool:
    return bool(db.session.scalar(select(PostRun.stop_asked).where(PostRun.id == made.id)))


def how_far(made: PostRun) -> tuple[int, int]:
    """How many letters are done, of how many."""
    done = func.count().filter(PostedLetter.fate != Fate.WAITING)
    counts = select(done, func.count()).select_from(PostedLetter).where(_of(made))
    ready, all_of_them = db.session.execute(counts).one()
    return ready, all_of_them


def letters_in(made: PostRun, fate: Fate, user: User) -> Sequence[tuple[Letter, str]]:
    """With the reason. What was taken from the user's sight meanwhile is gone from here as well."""
    found = _seen(user, Letter, PostedLetter.why).join(PostedLetter, PostedLetter.letter_id == Letter.id)
    found = found.where(_of(made), PostedLetter.fate == fate).order_by(PostedLetter.id)
    found = found.options(joinedload(Letter.case).joinedload(Case.person))
    return [(letter, why) for letter, why in db.session.execute(found)]


def ready_in(made: PostRun) -> Sequence[Any]:
    """The row, its letter and the paper that is bound."""
    found = select(PostedLetter.id, PostedLetter.letter_id, PostedLetter.document_id)
    found = found.where(_of(made), PostedLetter.fate == Fate.READY)
    return db.session.execute(found.order_by(PostedLetter.id)).all()


def bound_bytes(made: PostRun) -> bytes | None:
    found = select(PostRun).where(PostRun.id == made.id).options(undefer(PostRun.content))
    return db.session.scalars(found.execution_options(populate_existing=True)).one().content


def _of(made: PostRun) -> ColumnElement[bool]:
    return PostedLetter.run_id == made.id
