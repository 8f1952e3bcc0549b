"""Next steps and appointments in a search."""

from flask import Flask, url_for
from flask_babel import lazy_gettext as _l

from advocacy import clock
from advocacy.textsearch.kinds import KINDS, Kind

from .models import Appointment, Task


def connect(_app: Flask) -> None:
    KINDS["task"] = Kind(
        model=Task,
        called=_l("Next step"),
        icon="square-check",
        texts=lambda task: (task.what, task.cleared_words),
        day=lambda task: task.due_on or clock.day_of(task.made_at),
        author=lambda task: task.made_by_id,
        url=lambda task: url_for("tasks.show", task_id=task.public_id),
    )
    KINDS["appointment"] = Kind(
        model=Appointment,
        called=_l("Appointment"),
        icon="calendar",
        texts=lambda one: (one.what, one.place, one.who_goes),
        day=lambda one: one.day,
        url=lambda one: url_for("appointments.show", appointment_id=one.public_id),
    )
