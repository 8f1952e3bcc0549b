"""The list of cases: which group, and what comes next for everyone on a page in two queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.access.queries import in_force
from advocacy.access.seeing import cases_within_sight_of
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.tasks.models import Appointment, Task, TaskState
from advocacy.tasks.words import appointment_words

from .models import Case, CaseState


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


def _nothing_planned() -> ColumnElement[bool]:
    task = exists().where(Task.case_id == Case.id, Task.state == TaskState.OPEN)
    appointment = exists().where(
        Appointment.case_id == Case.id, Appointment.called_off.is_(False), Appointment.day >= clock.today()
    )
    return and_(Case.state == CaseState.OPEN, ~task, ~appointment)


def _in_group(group: Group) -> ColumnElement[bool]:
    return {
        Group.EVERYONE: Case.state != CaseState.CLOSED,
        Group.NEED_A_STEP: _nothing_planned(),
        Group.CLOSED: Case.state == CaseState.CLOSED,
    }[group]


def listed(user: User, group: Group) -> Select[Case]:
    """By name; what was closed last comes first."""
    found = select(Case).join(Person).where(_in_group(group), cases_within_sight_of(user))
    if group is Group.CLOSED:
        return found.order_by(Case.closed_on.desc(), Case.id.desc())
    return found.order_by(Person.sort_name, Case.id)


def counts(user: User) -> dict[Group, int]:
    """How many cases each group has."""
    sums = [func.count().filter(_in_group(group)) for group in Group]
    row = db.session.execute(select(*sums).select_from(Case).where(cases_within_sight_of(user))).one()
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


def _tasks(ids: Sequence[int]) -> Sequence[Task]:
    found = select(Task).where(Task.case_id.in_(ids), Task.state == TaskState.OPEN)
    return db.session.scalars(found.order_by(Task.due_on, Task.id)).all()


def _appointments(ids: Sequence[int]) -> Sequence[Appointment]:
    found = select(Appointment).where(
        Appointment.case_id.in_(ids), Appointment.called_off.is_(False), Appointment.day >= clock.today()
    )
    return db.session.scalars(found.order_by(Appointment.day, Appointment.at, Appointment.id)).all()


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
