"""Finding letters, always within the cases that the user may see."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from advocacy import clock
from advocacy.access.seeing import cases_within_sight_of
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db

from .life.waiting import NO_ANSWER, Waits, waits_for
from .models import EarlierText, Letter
from .rules import LetterState

WAITS_FOR_US = (Waits.AGREEMENT, Waits.CHECK, Waits.SENDING, Waits.OVERDUE)


class Shown(StrEnum):
    """Which letters a list shows."""

    NEEDING = "needing"
    AGREEMENT = Waits.AGREEMENT
    CHECK = Waits.CHECK
    SENDING = Waits.SENDING
    REPLY = Waits.REPLY
    OVERDUE = Waits.OVERDUE
    ANSWERED = Waits.ANSWERED
    SENT = "sent"
    ALL = "all"


WAITING = (
    select(
        Letter.public_id,
        Letter.subject,
        Letter.state,
        Letter.sent_on,
        Letter.sent_how,
        Letter.replied_on,
        Letter.reply_by,
        Letter.recipient,
    )
    .where(
        Letter.case_id == bindparam("case"),
        Letter.replied_on.is_(None),
        Letter.state != LetterState.VOID,
        Letter.outcome != NO_ANSWER,
        Letter.sent_on.is_(None) | Letter.reply_by.is_not(None),
    )
    .order_by(Letter.id.desc())
)


def _letters(user: User) -> Select[Letter]:
    found = select(Letter).join(Letter.case).join(Case.person).where(cases_within_sight_of(user))
    return found.options(contains_eager(Letter.case).contains_eager(Case.person), joinedload(Letter.issue))


def letter_or_404(public_id: UUID, user: User) -> Letter:
    """The letter, if this user may see its case. Hidden and absent are the same 404."""
    letter = db.session.scalars(_letters(user).where(Letter.public_id == public_id)).one_or_none()
    if letter is None:
        record_refusal("letter.refused", public_id, by=user)
        abort(404)
    return letter


def cases_with(letter_id: UUID, user: User) -> Sequence[Case]:
    """The letter's case, if this user may see it; none where it is hidden or absent."""
    found = select(Case).join(Letter, Letter.case_id == Case.id).join(Case.person)
    return db.session.scalars(found.where(Letter.public_id == letter_id, cases_within_sight_of(user))).all()


def letters_of(case: Case) -> Select[Letter]:
    """The letters of a case that was found within sight already, newest first."""
    return select(Letter).where(Letter.case_id == case.id).order_by(Letter.id.desc())


def letters_seen(user: User, shown: Shown, *, whose: UUID | None) -> Select[Letter]:
    """The letters that this user may see, of everyone or of one writer: what waits, what went, or all."""
    found = _letters(user)
    if whose:
        found = found.where(
            Letter.author_id == select(User.id).where(User.public_id == whose).scalar_subquery()
        )
    if shown.value in set(Waits):
        found = found.where(waits_for(Waits(shown), clock.today()))
    if shown == Shown.NEEDING:
        found = found.where(_needs_something())
    if shown == Shown.SENT:
        found = found.where(Letter.sent_on.is_not(None))
    return found.order_by(Letter.changed_at.desc(), Letter.id.desc())


def letters_to_post(user: User, most: int) -> Sequence[Letter]:
    """Issued and not sent, oldest first."""
    waits = (Letter.state == LetterState.ISSUED) & Letter.sent_on.is_(None)
    return db.session.scalars(_letters(user).where(waits).order_by(Letter.id).limit(most)).all()


def letters_needing(user: User) -> Select[Letter]:
    """What waits: drafts, agreed and not issued, issued and not sent, sent and the answer is late."""
    return _letters(user).where(_needs_something()).order_by(Letter.reply_by, Letter.id)


def _needs_something() -> ColumnElement[bool]:
    return or_(*(waits_for(one, clock.today()) for one in WAITS_FOR_US))


def waiting_in(case: Case) -> Sequence[Any]:
    """The letters of a case that are not sent yet, or are to be answered and are not; newest first."""
    return db.read(WAITING, {"case": case.id})


def letter_count(case: Case) -> int:
    return db.session.scalar(select(func.count()).select_from(Letter).where(Letter.case_id == case.id)) or 0


def letters_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Letter]:
    found = select(Letter).where(Letter.public_id.in_(ids))
    return {letter.public_id: letter for letter in db.session.scalars(found)}


def earlier_texts(letter: Letter) -> Sequence[EarlierText]:
    found = select(EarlierText).where(EarlierText.letter_id == letter.id).order_by(EarlierText.id.desc())
    return db.session.scalars(found).all()
