"""What somebody's calendar shows: their own dates, as far as they may see them at this moment."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from hmac import compare_digest
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import BindParameter, bindparam, func, or_, select

from advocacy import clock
from advocacy.access.models import Assignment
from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import User
from advocacy.accounts.permissions import may
from advocacy.accounts.sessions import hashed
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.tasks.models import Appointment
from advocacy.web.permissions import Permission

from ..engine.names import NOT_A_LAST_DAY
from ..models import Deadline, DeadlineMove
from .models import CalendarFeed
from .rules import TOLD_FOR

MINE: BindParameter[int] = bindparam("viewer")
TODAY: BindParameter[date] = bindparam("viewed_on")
SINCE: BindParameter[date] = bindparam("since")
IS_A_LAST_DAY = Deadline.result.not_in(sorted(NOT_A_LAST_DAY))
MOVED = (
    select(func.count())
    .select_from(DeadlineMove)
    .where(DeadlineMove.deadline_id == Deadline.id)
    .correlate(Deadline)
    .scalar_subquery()
)
DEADLINE = (
    Deadline.public_id,
    Deadline.work_by.label("day"),
    Deadline.state,
    (Deadline.version + MOVED).label("version"),
    Case.reference,
)
APPOINTMENT = (
    Appointment.public_id,
    Appointment.day,
    Appointment.at,
    Appointment.called_off,
    Appointment.version,
    Case.reference,
)


def feed_of(user: User) -> CalendarFeed | None:
    return db.session.scalars(select(CalendarFeed).where(CalendarFeed.user_id == user.id)).one_or_none()


def feed_at(token: str) -> CalendarFeed | None:
    """The feed with this address, while its owner works here and supports people."""
    wanted = hashed(token)
    feed = db.session.scalars(select(CalendarFeed).where(CalendarFeed.token_hash == wanted)).one_or_none()
    if feed is None or not compare_digest(feed.token_hash, wanted):
        return None
    return feed if feed.user.is_active and may(feed.user, Permission.SUPPORT_PEOPLE) else None


def deadlines_for(user: User) -> Sequence[Any]:
    """The dates of the cases that they hold today."""
    return db.read(_deadlines(user.role), _asked(user))


def appointments_for(user: User) -> Sequence[Any]:
    """The appointments that they look after."""
    return db.read(_appointments(user.role), _asked(user))


def _asked(user: User) -> dict[str, Any]:
    return {**viewer(user), "since": clock.today() - TOLD_FOR}


@cache
def _deadlines(role: str) -> Any:
    lasts = or_(Assignment.ends_on.is_(None), Assignment.ends_on >= TODAY)
    held = select(Assignment.case_id).where(Assignment.user_id == MINE, Assignment.starts_on <= TODAY, lasts)
    found = select(*DEADLINE).join(Case, Case.id == Deadline.case_id)
    found = found.where(
        Deadline.work_by >= SINCE, IS_A_LAST_DAY, Case.id.in_(held), cases_in_sight_prepared(role)
    )
    return found.order_by(Deadline.work_by, Deadline.id)


@cache
def _appointments(role: str) -> Any:
    found = select(*APPOINTMENT).join(Case, Case.id == Appointment.case_id)
    found = found.where(Appointment.owner_id == MINE, Appointment.day >= SINCE, cases_in_sight_prepared(role))
    return found.order_by(Appointment.day, Appointment.at, Appointment.id)


def deadline_or_404(public_id: UUID, user: User) -> Any:
    """One date that has a day, in plain columns."""
    return _one(_one_deadline(user.role), public_id, user, "deadline.refused")


def appointment_or_404(public_id: UUID, user: User) -> Any:
    return _one(_one_appointment(user.role), public_id, user, "appointment.refused")


def _one(found: Any, public_id: UUID, user: User, refused: str) -> Any:
    rows = db.read(found, {**viewer(user), "public_id": public_id})
    if not rows:
        record_refusal(refused, public_id, by=user)
        abort(404)
    return rows[0]


@cache
def _one_deadline(role: str) -> Any:
    found = select(*DEADLINE).join(Case, Case.id == Deadline.case_id)
    wanted = (Deadline.public_id == bindparam("public_id"), Deadline.work_by.is_not(None))
    return found.where(*wanted, cases_in_sight_prepared(role))


@cache
def _one_appointment(role: str) -> Any:
    found = select(*APPOINTMENT).join(Case, Case.id == Appointment.case_id)
    return found.where(Appointment.public_id == bindparam("public_id"), cases_in_sight_prepared(role))
