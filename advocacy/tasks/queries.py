"""Finding tasks and appointments, always within the cases that the user may see.

Cases stand above tasks, so their table is named here and not imported.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import ColumnElement, bindparam, column, exists, or_, select, table

from advocacy import clock
from advocacy.access.models import Assignment
from advocacy.access.queries import HeldCase, in_force, standing_of
from advocacy.access.rules import sees_case
from advocacy.access.seeing import cases_visible_to
from advocacy.accounts.models import Role, User
from advocacy.audit.operations import record_refusal
from advocacy.db import db

from .models import Appointment, Task, TaskState

CASE = table("support_case", column("id"), column("team_id"))


OPEN_TASKS = (
    select(Task)
    .where(Task.case_id == bindparam("case"), Task.state == TaskState.OPEN)
    .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
)
NEXT_STEPS = OPEN_TASKS.with_only_columns(Task.public_id, Task.owner_id, Task.what, Task.due_on)
COMING = (
    select(
        Appointment.public_id,
        Appointment.what,
        Appointment.day,
        Appointment.at,
        Appointment.place,
        Appointment.who_goes,
    )
    .where(
        Appointment.case_id == bindparam("case"),
        Appointment.called_off.is_(False),
        Appointment.day >= bindparam("today"),
    )
    .order_by(Appointment.day, Appointment.at, Appointment.id)
)


def _seen_by(user: User, case_id: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().select_from(CASE).where(CASE.c.id == case_id, cases_visible_to(user))


def visible_tasks(user: User) -> ColumnElement[bool]:
    """For `select(Task).where(…)`."""
    return _seen_by(user, Task.case_id.expression)


def visible_appointments(user: User) -> ColumnElement[bool]:
    """For `select(Appointment).where(…)`."""
    return _seen_by(user, Appointment.case_id.expression)


def task_or_404(public_id: UUID, user: User) -> Task:
    found = db.session.scalars(select(Task).where(Task.public_id == public_id, visible_tasks(user)))
    task = found.one_or_none()
    if task is None:
        record_refusal("task.refused", public_id, by=user)
        abort(404)
    return task


def appointment_or_404(public_id: UUID, user: User) -> Appointment:
    found = select(Appointment).where(Appointment.public_id == public_id, visible_appointments(user))
    appointment = db.session.scalars(found).one_or_none()
    if appointment is None:
        record_refusal("appointment.refused", public_id, by=user)
        abort(404)
    return appointment


def open_tasks(case: HeldCase) -> Sequence[Task]:
    """The next steps of a case, the nearest first, those without a day last."""
    return db.session.scalars(OPEN_TASKS, {"case": case.id}).all()


def next_steps(case: HeldCase) -> Sequence[Any]:
    """The same in plain columns, for the overview."""
    return db.read(NEXT_STEPS, {"case": case.id})


def coming_appointments(case: HeldCase) -> Sequence[Any]:
    """From today on, the nearest first."""
    return db.read(COMING, {"case": case.id, "today": clock.today()})


def possible_owners(case: HeldCase) -> Sequence[User]:
    """Everyone who works on the case and may open it: those who hold it today, and the supervisors of its team."""
    holding = exists().where(
        Assignment.user_id == User.id, Assignment.case_id == case.id, in_force(clock.today())
    )
    supervising = (User.role == Role.SUPERVISOR) & (User.team_id == case.team_id)
    found = select(User).where(
        User.disabled_at.is_(None),
        User.role.in_([Role.ADVOCATE, Role.SUPERVISOR]),
        or_(holding, supervising),
    )
    standing = standing_of(case)
    users = db.session.scalars(found.order_by(User.name, User.id))
    return [user for user in users if sees_case(user, standing)]


def tasks_by_id(ids: Sequence[UUID]) -> dict[UUID, Task]:
    found = select(Task).where(Task.public_id.in_(ids))
    return {task.public_id: task for task in db.session.scalars(found)}


def appointments_by_id(ids: Sequence[UUID]) -> dict[UUID, Appointment]:
    found = select(Appointment).where(Appointment.public_id.in_(ids))
    return {appointment.public_id: appointment for appointment in db.session.scalars(found)}
