"""What the pages say about tasks and appointments."""

from datetime import time
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.web.filters import format_time

from .models import TaskState
from .rules import Obstacle


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.OWNER_CANNOT_SEE: _(
            "They can not open this case. A supervisor can name them to stand in, then they can do this."
        ),
        Obstacle.OWNER_CANNOT_HELP: _("Only an advocate or a supervisor can do this. Choose someone else."),
        Obstacle.ALREADY_DONE: _("This is already done."),
        Obstacle.ALREADY_DROPPED: _("This was already dropped."),
        Obstacle.NO_WORDS: _("Say in a few words what happened."),
        Obstacle.DAY_IS_PAST: _("That day is past. Write a day to come, or log what happened as a contact."),
        Obstacle.CALLED_OFF: _("This appointment was called off."),
    }[obstacle]


def state_words(state: str) -> str:
    return {TaskState.OPEN: _("To do"), TaskState.DONE: _("Done"), TaskState.DROPPED: _("Dropped")}[
        TaskState(state)
    ]


def days_late(days: int) -> str:
    """How long ago it should have been done."""
    return ngettext("1 day late", "%(num)s days late", days)


def written_time(at: time | None) -> str:
    """2 pm, 2:30 pm."""
    if at is None:
        return ""
    pattern = "h:mm a" if at.minute else "h a"
    return format_time(at, pattern)


def appointment_words(appointment: Any) -> str:
    """Visit at home, 2 pm."""
    return ", ".join(part for part in (appointment.what, written_time(appointment.at)) if part)
