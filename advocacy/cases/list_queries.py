"""The list of cases: which group, and what comes next for everyone on a page in two queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, exists, func, select

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.access.queries import in_force
from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.tasks.models import Appointment, Task, TaskState
from advocacy.tasks.words import appointment_words
from advocacy.web.pages import Page, page_read

from .models import Case, CaseState

OF_THESE: BindParameter[list[int]] = bindparam("cases", expanding=True)
TASKS = (
    select(Task.case_id, Task.what, Task.due_on)
    .where(Task.case_id.in_(OF_THESE), Task.state == TaskState.OPEN)
    .order_by(Task.due_on, Task.id)
)
APPOINTMENTS = (
    select(Appointment.case_id, Appointment.what, Appointment.day, Appointment.at)
    .where(
        Appointment.case_id.in_(OF_THESE),
        Appointment.called_off.is_(False),
        Appointment.day >= bindparam("today"),
    )
    .order_by(Appointment.day, Appointment.at, Appointment.id)
)


class Named(NamedTuple):
    """Whose case it is."""

    name: str
    name_language: str


class Listed(NamedTuple):
    """As much of a case as its line in the list says."""

    id: int
    public_id: UUID
    reference: str
    state: str
    opened_on: date
    last_contact_on: date | None
    look_again_on: date | None
    closed_on: date | None
    close_reason: str
    person: Named


OF_CASE = (
    Case.id,
    Case.public_id,
    Case.reference,
    Case.state,
    Case.opened_on,
    Case.last_contact_on,
    Case.look_again_on,
    Case.closed_on,
    Case.close_reason,
)


class Group(StrEnum):
    """Which cases the list shows."""

    EVERYONE = "everyone"
    NEED_A_STEP = "need-a-step"
    CLOSED = "closed"


@dataclass(frozen=True)
class NextStep:
    """What comes first in a case."""

    words: str
    day: date | None


def _nothing_planned(today: Any) -> ColumnElement[bool]:
    task = exists().where(Task.case_id == Case.id, Task.state == TaskState.OPEN)
    appointment = exists().where(
        Appointment.case_id == Case.id, Appointment.called_off.is_(False), Appointment.day >= today
    )
    return and_(Case.state == CaseState.OPEN, ~task, ~appointment)


def _in_group(group: Group, today: Any) -> ColumnElement[bool]:
    return {
        Group.EVERYONE: Case.state != CaseState.CLOSED,
        Group.NEED_A_STEP: _nothing_planned(today),
        Group.CLOSED: Case.state == CaseState.CLOSED,
    }[group]


@cache
def _listed(role: str, group: Group) -> Any:
    found: Any = select(*OF_CASE, Person.name, Person.name_language).join(Case.person)
    found = found.limit(bindparam("most")).offset(bindparam("skipped"))
    found = found.where(_in_group(group, bindparam("viewed_on")), cases_in_sight_prepared(role))
    if group is Group.CLOSED:
        return found.order_by(Case.closed_on.desc(), Case.id.desc())
    return found.order_by(Person.sort_name, Case.id)


def listed(user: User, group: Group, total: int) -> Page[Any]:
    """The page that was asked for, by name; what was closed last comes first."""
    page = page_read(_listed(user.role, group), viewer(user), total=total)
    return replace(page, rows=[Listed._make((*row[:-2], Named(*row[-2:]))) for row in page.rows])


@cache
def _counts(role: str) -> Any:
    sums = [func.count().filter(_in_group(group, bindparam("viewed_on"))) for group in Group]
    return select(*sums).select_from(Case).where(cases_in_sight_prepared(role))


def counts(user: User) -> dict[Group, int]:
    """How many cases each group has."""
    return dict(zip(Group, db.read(_counts(user.role), viewer(user))[0], strict=True))


def next_steps(cases: Iterable[Listed]) -> dict[int, NextStep]:
    """The earliest task or appointment of each case. One with a day comes before one without."""
    ids = [case.id for case in cases]
    found = [(task.case_id, NextStep(task.what, task.due_on)) for task in _tasks(ids)]
    found += [(one.case_id, NextStep(appointment_words(one), one.day)) for one in _appointments(ids)]
    found.sort(key=lambda pair: (pair[1].day is None, pair[1].day or date.max))
    first: dict[int, NextStep] = {}
    for case_id, step in found:
        first.setdefault(case_id, step)
    return first


def _tasks(ids: Sequence[int]) -> Sequence[Any]:
    return db.read(TASKS, {"cases": ids})


def _appointments(ids: Sequence[int]) -> Sequence[Any]:
    return db.read(APPOINTMENTS, {"cases": ids, "today": clock.today()})


def leads(cases: Iterable[Listed]) -> dict[int, str]:
    """Who leads each case today, by name. On the day of a hand-over it is the new lead."""
    found = select(Assignment.case_id, User.name).join(User, User.id == Assignment.user_id)
    found = found.where(
        Assignment.case_id.in_([case.id for case in cases]),
        Assignment.part == Part.LEAD,
        in_force(clock.today()),
    )
    found = found.order_by(Assignment.ends_on.is_(None), Assignment.starts_on, Assignment.id)
    return {case_id: name for case_id, name in db.session.execute(found) if case_id is not None}
