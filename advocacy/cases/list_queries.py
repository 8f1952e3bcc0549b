"""The list of cases: which group, and what comes next for everyone on a page in two queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, exists, func, select
from sqlalchemy.orm import contains_eager, load_only

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.access.queries import in_force
from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.tasks.models import Appointment, Task, TaskState
from advocacy.tasks.words import appointment_words

from .models import Case, CaseState

OF_THESE: BindParameter[list[int]] = bindparam("cases", expanding=True)
TASKS = (
    select(Task.case_id, Task.what, Task.due_on)
    .where(Task.case_id.in_(OF_THESE), Task.state == TaskState.OPEN)
    .order_by(Task.due_on, Task.id)
)
APPOINTMENTS = (
    select(Appointment)
    .where(
        Appointment.case_id.in_(OF_THESE),
        Appointment.called_off.is_(False),
        Appointment.day >= bindparam("today"),
    )
    .order_by(Appointment.day, Appointment.at, Appointment.id)
)
IN_A_LINE = (
    load_only(
        Case.public_id,
        Case.reference,
        Case.state,
        Case.opened_on,
        Case.last_contact_on,
        Case.look_again_on,
        Case.closed_on,
        Case.close_reason,
    ),
    contains_eager(Case.person).load_only(Person.name, Person.name_language),
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
def _listed(role: str, group: Group) -> Select[Case]:
    found = select(Case).join(Case.person).options(*IN_A_LINE)
    found = found.where(_in_group(group, bindparam("viewed_on")), cases_in_sight_prepared(role))
    if group is Group.CLOSED:
        return found.order_by(Case.closed_on.desc(), Case.id.desc())
    return found.order_by(Person.sort_name, Case.id)


def listed(user: User, group: Group) -> Select[Case]:
    """By name; what was closed last comes first."""
    return _listed(user.role, group).params(viewer(user))


@cache
def _counts(role: str) -> Any:
    sums = [func.count().filter(_in_group(group, bindparam("viewed_on"))) for group in Group]
    return select(*sums).select_from(Case).where(cases_in_sight_prepared(role))


def counts(user: User) -> dict[Group, int]:
    """How many cases each group has."""
    row = db.session.execute(_counts(user.role), viewer(user)).one()
    return dict(zip(Group, row, strict=True))


def next_steps(cases: Iterable[Case]) -> dict[int, NextStep]:
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
    return db.session.execute(TASKS, {"cases": ids}).all()


def _appointments(ids: Sequence[int]) -> Sequence[Appointment]:
    return db.session.scalars(APPOINTMENTS, {"cases": ids, "today": clock.today()}).all()


def leads(cases: Iterable[Case]) -> dict[int, str]:
    """Who leads each case today, by name. On the day of a hand-over it is the new lead."""
    found = select(Assignment.case_id, User.name).join(User, User.id == Assignment.user_id)
    found = found.where(
        Assignment.case_id.in_([case.id for case in cases]),
        Assignment.part == Part.LEAD,
        in_force(clock.today()),
    )
    found = found.order_by(Assignment.ends_on.is_(None), Assignment.starts_on, Assignment.id)
    return {case_id: name for case_id, name in db.session.execute(found) if case_id is not None}
