"""What tasks and appointments put under “What comes next” in a case."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.tasks.queries import coming_appointments, next_steps
from advocacy.tasks.words import appointment_words, days_late

from ..models import Case
from ..panels import Coming
from .queries import names_of


def coming_of(case: Case, user: User) -> list[Coming]:
    tasks, appointments = next_steps(case), coming_appointments(case)
    others = {task.owner_id for task in tasks} - {user.id}
    names = names_of(others) if others else {}
    steps = [_task(task, "" if task.owner_id == user.id else names[task.owner_id]) for task in tasks]
    return steps + [_appointment(appointment) for appointment in appointments]


def _task(task: Any, owner: str) -> Coming:
    late = (clock.today() - task.due_on).days if task.due_on else 0
    return Coming(
        day=task.due_on,
        words=task.what,
        url=url_for("tasks.show", task_id=task.public_id),
        note=owner,
        tag=days_late(late) if late > 0 else "",
        soon=late > 0,
    )


def _appointment(appointment: Any) -> Coming:
    along = _("%(who)s goes along", who=appointment.who_goes) if appointment.who_goes else ""
    return Coming(
        day=appointment.day,
        words=appointment_words(appointment),
        url=url_for("appointments.show", appointment_id=appointment.public_id),
        at=appointment.at,
        note=". ".join(part for part in (appointment.place, along) if part),
    )
