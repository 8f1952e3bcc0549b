"""Deadlines and appointments together, in plain columns, always within the cases that the user may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Select,
    String,
    Time,
    and_,
    bindparam,
    case,
    cast,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
    union_all,
)

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.tasks.models import Appointment
from advocacy.web.pages import Page, page_read

from ..engine.names import NOT_A_LAST_DAY
from ..kinds import DeadlineState, Proof
from ..models import Deadline, Notice
from .rules import LATELY, OF_SHOW, Became, Passed, Show

TODAY: BindParameter[date] = bindparam("viewed_on")
MOST_ON_PAPER = 500
LAST_DAY = func.coalesce(Deadline.legal_last, Deadline.work_by)
IS_LATE = or_(Deadline.filed_late, Deadline.ended_on > LAST_DAY)
PROVED = and_(Deadline.proof.is_not(None), Deadline.proof != Proof.NONE)
DONE = Deadline.state.in_([DeadlineState.FILED, DeadlineState.ANSWERED])
NO_LAST_DAY = Deadline.result.in_(sorted(NOT_A_LAST_DAY))
BECAME = case(
    (and_(Deadline.state == DeadlineState.OPEN, NO_LAST_DAY, Deadline.work_by < TODAY), Became.WAS.value),
    (and_(Deadline.state == DeadlineState.OPEN, NO_LAST_DAY), Became.OPENS.value),
    (Deadline.state == DeadlineState.OPEN, Became.OPEN.value),
    (and_(DONE, IS_LATE), Became.LATE.value),
    (DONE, Became.MET.value),
    (Deadline.state == DeadlineState.MISSED, Became.MISSED.value),
    else_=Became.NOT_WANTED.value,
)
WAS = case(
    (Appointment.called_off, Became.CALLED_OFF.value),
    (Appointment.day < TODAY, Became.WAS.value),
    else_=Became.PLANNED.value,
)
LEAD = (
    select(Assignment.user_id)
    .where(
        Assignment.case_id == Case.id,
        Assignment.part == Part.LEAD,
        Assignment.starts_on <= TODAY,
        or_(Assignment.ends_on.is_(None), Assignment.ends_on > TODAY),
    )
    .correlate(Case)
    .limit(1)
    .scalar_subquery()
)
OF_CASE = (
    Case.public_id.label("case_id"),
    Case.reference,
    Person.name,
    Person.name_language,
    LEAD.label("lead"),
)


@dataclass(frozen=True)
class Narrowed:
    """By what a list is narrowed; ids are inner ones, and found within what the user may see."""

    system: str = ""
    lead: int | None = None
    case: int | None = None

    @property
    def ways(self) -> tuple[bool, bool, bool]:
        return bool(self.system), self.lead is not None, self.case is not None

    def values(self, user: User) -> dict[str, Any]:
        return {**viewer(user), "system": self.system, "lead": self.lead, "case": self.case}


def _within(found: Any, model: Any, role: str, ways: tuple[bool, bool, bool]) -> Any:
    by_system, by_lead, by_case = ways
    found = found.select_from(model).join(Case, Case.id == model.case_id).join(Case.person)
    found = found.where(cases_in_sight_prepared(role))
    if by_lead:
        found = found.where(bindparam("lead") == LEAD)
    if by_case:
        found = found.where(model.case_id == bindparam("case"))
    if model is Deadline:
        found = found.join(Notice, Notice.id == Deadline.notice_id)
        return found.where(Notice.system == bindparam("system")) if by_system else found
    return found.where(false()) if by_system else found


@cache
def _all(role: str, ways: tuple[bool, bool, bool]) -> Any:
    """Both kinds of dates in the same columns."""
    deadlines: Any = select(
        literal_column("'deadline'", String).label("kind"),
        Deadline.public_id,
        Deadline.work_by.label("day"),
        cast(null(), Time).label("at"),
        Deadline.title,
        Deadline.rule,
        Deadline.result,
        Deadline.work_at,
        Deadline.act,
        Deadline.legal_last,
        Deadline.hedge,
        BECAME.label("became"),
        func.coalesce(Deadline.filed_on, Deadline.ended_on).label("ended_on"),
        Deadline.proof,
        Notice.system,
        *OF_CASE,
    )
    appointments: Any = select(
        literal_column("'appointment'", String),
        Appointment.public_id,
        Appointment.day,
        Appointment.at,
        Appointment.what,
        literal_column("''", String),
        literal_column("''", String),
        null(),
        literal_column("'person'", String),
        null(),
        false(),
        WAS,
        null(),
        null(),
        literal_column("''", String),
        *OF_CASE,
    )
    both = (_within(deadlines, Deadline, role, ways), _within(appointments, Appointment, role, ways))
    return union_all(*both).subquery("dates")


@cache
def _listed(role: str, ways: tuple[bool, bool, bool], *, newest_first: bool) -> Select[Any]:
    """What has no day yet comes last."""
    dates = _all(role, ways)
    wanted = dates.c.became.in_(bindparam("became", expanding=True))
    found: Any = select(dates).where(wanted).limit(bindparam("most")).offset(bindparam("skipped"))
    day = dates.c.day.desc() if newest_first else dates.c.day
    return found.order_by(dates.c.day.is_(None), day, dates.c.at, dates.c.public_id)


@cache
def _counted(role: str, ways: tuple[bool, bool, bool]) -> Select[Any]:
    dates = _all(role, ways)
    return select(dates.c.became, func.count()).group_by(dates.c.became)


def counts(user: User, narrowed: Narrowed) -> dict[Show, int]:
    """How many dates each choice has."""
    rows = db.read(_counted(user.role, narrowed.ways), narrowed.values(user))
    many: Mapping[str, int] = {row[0]: row[1] for row in rows}
    return {show: sum(many.get(became, 0) for became in of) for show, of in OF_SHOW.items()}


def listed(user: User, show: Show, narrowed: Narrowed, *, total: int, on_paper: bool = False) -> Page[Any]:
    """The page that was asked for; on paper everything in one, as far as anyone would read it."""
    found = _listed(user.role, narrowed.ways, newest_first=show is not Show.COMING)
    values = {**narrowed.values(user), "became": [str(one) for one in OF_SHOW[show]]}
    if not on_paper:
        return page_read(found, values, total=total)
    rows = db.read(found, {**values, "most": MOST_ON_PAPER, "skipped": 0})
    return Page(rows, 1, has_next=False, total=total, size=MOST_ON_PAPER)


def passed_lately(user: User, narrowed: Narrowed) -> dict[Passed, int]:
    """Of the person's dates whose last day passed in ninety days: what became of each that was wanted."""
    since = clock.today() - LATELY
    rows = db.read(_passed(user.role, narrowed.ways), {**narrowed.values(user), "since": since})
    many: Mapping[str, int] = {row[0]: row[1] for row in rows}
    return {one: many.get(one, 0) for one in Passed}


@cache
def _passed(role: str, ways: tuple[bool, bool, bool]) -> Any:
    became = case(
        (and_(DONE, IS_LATE), Passed.LATE.value),
        (and_(DONE, PROVED), Passed.PROVED.value),
        (DONE, Passed.NOT_PROVED.value),
        (Deadline.state == DeadlineState.MISSED, Passed.MISSED.value),
        else_=Passed.NOTHING.value,
    ).label("became")
    found = _within(select(became, func.count()), Deadline, role, ways)
    wanted = Deadline.state.not_in([DeadlineState.NOT_WANTED, DeadlineState.REPLACED])
    found = found.where(
        Deadline.act == "person", ~NO_LAST_DAY, wanted, LAST_DAY >= bindparam("since"), LAST_DAY < TODAY
    )
    return found.group_by(became)
