"""Giving a case to someone, taking it back, standing in. Rows are ended and never deleted."""

from datetime import date
from typing import Protocol
from uuid import UUID, uuid4

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.web.refusals import Refused

from .models import Assignment, Part
from .queries import HeldCase, kept_away_from, lead_row_of
from .rules import Obstacle, obstacle_to_covering, obstacle_to_holding
from .words import obstacle_words


class Known(Protocol):
    """The person, as far as assigning needs to know them."""

    id: int
    public_id: UUID


def _refuse(obstacle: Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def assign(
    person: Known,
    case: HeldCase | None,
    user: User,
    part: Part,
    *,
    starts_on: date,
    ends_on: date | None = None,
    by: User,
    note: str = "",
) -> Assignment:
    """Someone works with a person from that day on: on a case, or as the first contact before there is one."""
    _refuse(obstacle_to_holding(user, kept_away_from(person.id)))
    return _add(person.id, case, user, part, starts_on=starts_on, ends_on=ends_on, by=by, note=note)


def _add(
    person_id: int,
    case: HeldCase | None,
    user: User,
    part: Part,
    *,
    starts_on: date,
    ends_on: date | None,
    by: User,
    note: str,
) -> Assignment:
    row = Assignment(
        public_id=uuid4(),
        person_id=person_id,
        case_id=case.id if case else None,
        user_id=user.id,
        part=part,
        starts_on=starts_on,
        ends_on=ends_on,
        made_by_id=by.id,
        made_at=clock.now(),
        note=note,
    )
    db.session.add(row)
    db.session.flush()
    record("assignment.made", row, by=by, case=case and case.public_id, to=user.public_id, part=part)
    return row


def end_assignment(row: Assignment, *, on: date | None = None, by: User) -> None:
    """That day, or today, is its last. One that has not begun by then ends before it begins."""
    row.ends_on = on or clock.today()
    record("assignment.ended", row, by=by, on=row.ends_on)


def hand_over(case: HeldCase, to: User, *, note: str, by: User) -> Assignment:
    """Today is the last day of whoever leads, and the first of the new lead."""
    today, leading = clock.today(), lead_row_of(case)
    stays = leading is not None and leading.ends_on != today
    if leading and stays and leading.user_id == to.id:
        raise Refused(obstacle_words(Obstacle.ALREADY_LEADS))
    _refuse(obstacle_to_holding(to, kept_away_from(case.person_id)))
    if leading and stays:
        end_assignment(leading, on=today, by=by)
    return _add(case.person_id, case, to, Part.LEAD, starts_on=today, ends_on=None, by=by, note=note)


def name_cover(
    case: HeldCase, user: User, *, starts_on: date, ends_on: date, note: str = "", by: User
) -> Assignment:
    """Someone stands in from one day to another. The lead stays the lead."""
    leading, kept_away = lead_row_of(case), kept_away_from(case.person_id)
    _refuse(obstacle_to_covering(user, leading.user_id if leading else None, starts_on, ends_on, kept_away))
    return _add(
        case.person_id, case, user, Part.COVER, starts_on=starts_on, ends_on=ends_on, by=by, note=note
    )
