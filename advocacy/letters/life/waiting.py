"""What each letter waits for, as conditions over its row: for lists, counts and the line on the first page."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import Team, User
from advocacy.db import db
from advocacy.deadlines.kinds import DeadlineState
from advocacy.deadlines.models import Deadline

from ..models import Letter
from ..rules import LetterState
from .checking_rules import Step
from .models import LetterCheck

NO_ANSWER = "no_answer"


class Waits(StrEnum):
    """What a letter waits for. Each letter that goes on has exactly one of these."""

    AGREEMENT = "agreement"
    CHECK = "check"
    SENDING = "sending"
    REPLY = "reply"
    OVERDUE = "overdue"
    ANSWERED = "answered"


NEWEST_STEP = func.coalesce(
    select(LetterCheck.state)
    .where(LetterCheck.letter_id == Letter.id, LetterCheck.state != Step.WROTE)
    .order_by(LetterCheck.id.desc())
    .limit(1)
    .correlate(Letter)
    .scalar_subquery(),
    "",
)
_SERVED = aliased(Deadline)
# The letter that was to be filed started the agency's own time; any other letter has the day that it asks for.
AGENCYS_DAY = (
    select(func.min(Deadline.work_by))
    .join(_SERVED, _SERVED.notice_id == Deadline.notice_id)
    .where(
        _SERVED.id == Letter.deadline_id,
        Deadline.act == "agency",
        Deadline.state.in_((DeadlineState.OPEN, DeadlineState.MISSED)),
    )
    .correlate(Letter)
    .scalar_subquery()
)
DUE = func.coalesce(AGENCYS_DAY, Letter.reply_by)


def _replaced() -> ColumnElement[bool]:
    newer = aliased(Letter)
    return exists().where(newer.supersedes_id == Letter.id, newer.state == LetterState.ISSUED)


def waits_for(what: Waits, today: Any) -> ColumnElement[bool]:
    return _CONDITIONS[what](today)


def _checked_now() -> ColumnElement[bool]:
    unissued = Letter.state.in_((LetterState.DRAFT, LetterState.AGREED))
    return and_(unissued, NEWEST_STEP.in_((Step.ASKED, Step.ANSWERED, Step.QUESTIONS)))


def _agreement(_today: Any) -> ColumnElement[bool]:
    return and_(Letter.state == LetterState.DRAFT, ~_checked_now())


def _sending(_today: Any) -> ColumnElement[bool]:
    agreed = and_(Letter.state == LetterState.AGREED, ~_checked_now())
    issued = and_(Letter.state == LetterState.ISSUED, Letter.sent_on.is_(None), ~_replaced())
    return or_(agreed, Letter.state == LetterState.ISSUING, issued)


def _unanswered() -> ColumnElement[bool]:
    went = and_(Letter.state == LetterState.ISSUED, Letter.sent_on.is_not(None))
    return and_(went, Letter.replied_on.is_(None), Letter.outcome == "", ~_replaced())


def _reply(today: Any) -> ColumnElement[bool]:
    return and_(_unanswered(), or_(DUE.is_(None), today <= DUE))


def _overdue(today: Any) -> ColumnElement[bool]:
    return and_(_unanswered(), today > DUE)


def _answered(_today: Any) -> ColumnElement[bool]:
    ended = or_(Letter.replied_on.is_not(None), Letter.outcome == NO_ANSWER)
    return and_(Letter.state == LetterState.ISSUED, ended)


_CONDITIONS = {
    Waits.AGREEMENT: _agreement,
    Waits.CHECK: lambda _today: _checked_now(),
    Waits.SENDING: _sending,
    Waits.REPLY: _reply,
    Waits.OVERDUE: _overdue,
    Waits.ANSWERED: _answered,
}


@cache
def _counts(role: str) -> Any:
    today: Any = bindparam("viewed_on")
    sums = [func.sum(case((waits_for(one, today), 1), else_=0)).label(one) for one in Waits]
    found = select(User.public_id, User.name, func.coalesce(Team.name, "").label("team"), *sums)
    found = found.select_from(Letter).join(User, User.id == Letter.author_id)
    found = found.outerjoin(Team, Team.id == User.team_id)
    found = found.where(cases_in_sight_prepared(role, Letter.case_id))
    return found.group_by(User.id, User.public_id, User.name, Team.name).order_by(Team.name, User.name)


def counts(user: User) -> Sequence[Any]:
    """For each who wrote letters that this user may see: how many wait for what."""
    return db.read(_counts(user.role), viewer(user))


@cache
def _to_check(role: str) -> Any:
    found = select(func.count()).select_from(Letter)
    return found.where(_mine_to_check(bindparam("viewer")), cases_in_sight_prepared(role, Letter.case_id))


def _mine_to_check(user_id: Any) -> ColumnElement[bool]:
    """Somebody asked for it, and these are not this user's own words."""
    wrote = exists().where(
        LetterCheck.letter_id == Letter.id, LetterCheck.state == Step.WROTE, LetterCheck.by_id == user_id
    )
    asked = and_(_checked_now(), NEWEST_STEP != Step.QUESTIONS)
    return and_(asked, Letter.author_id != user_id, ~wrote)


def checks_waiting(user: User) -> int:
    """How many letters wait for this user's own look."""
    return int(db.read(_to_check(user.role), viewer(user))[0][0])
