"""What happens to tasks and appointments, with its entry on the timeline of the case."""

from flask_babel import gettext as _

from advocacy.accounts.models import User
from advocacy.tasks import appointing
from advocacy.tasks.appointing import AppointmentFacts
from advocacy.tasks.models import Appointment, Task
from advocacy.tasks.operations import clear_task, drop_task

from ..models import Case
from ..timeline import add_entry


def finish_task(task: Task, case: Case, *, words: str, by: User) -> None:
    """Done without a contact: a sentence says how."""
    clear_task(task, by=by, words=words)
    add_entry(case, "task", task.public_id, _("A next step was done"), by=by)


def give_up_task(task: Task, case: Case, *, words: str, by: User) -> None:
    """Not needed any more."""
    drop_task(task, words=words, by=by)
    add_entry(case, "task", task.public_id, _("A next step was dropped"), by=by)


def make_appointment(case: Case, facts: AppointmentFacts, owner: User, *, by: User) -> Appointment:
    appointment = appointing.make_appointment(case, facts, owner, by=by)
    add_entry(case, "appointment", appointment.public_id, _("An appointment was made"), by=by)
    return appointment


def change_appointment(
    appointment: Appointment,
    case: Case,
    facts: AppointmentFacts,
    owner: User,
    *,
    version: int | None,
    by: User,
) -> None:
    """Only a new day or time is told on the timeline."""
    if appointing.change_appointment(appointment, case, facts, owner, version=version, by=by):
        add_entry(case, "appointment", appointment.public_id, _("An appointment was moved"), by=by)


def call_off_appointment(appointment: Appointment, case: Case, *, by: User) -> None:
    appointing.call_off(appointment, by=by)
    add_entry(case, "appointment", appointment.public_id, _("An appointment was called off"), by=by)
