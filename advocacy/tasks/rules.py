"""Who can own a task, and what can still be done with it."""

from datetime import date
from enum import StrEnum

from advocacy.access.rules import Standing, Worker, obstacle_to_holding, sees_case

from .models import TaskState


class Obstacle(StrEnum):
    """Why a task can not be given, cleared, dropped or changed."""

    OWNER_CANNOT_SEE = "owner_cannot_see"
    OWNER_CANNOT_HELP = "owner_cannot_help"
    ALREADY_DONE = "already_done"
    ALREADY_DROPPED = "already_dropped"
    NO_WORDS = "no_words"
    DAY_IS_PAST = "day_is_past"
    CALLED_OFF = "called_off"


class When(StrEnum):
    """How near a task is."""

    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"


def obstacle_to_owning(user: Worker, of: Standing) -> Obstacle | None:
    """A task belongs to someone who may open the case: who holds it, or supervises its team.

    Handing a task to anyone else would either hide it from them or show them a case that is not theirs.
    """
    if obstacle_to_holding(user):
        return Obstacle.OWNER_CANNOT_HELP
    return None if sees_case(user, of) else Obstacle.OWNER_CANNOT_SEE


def obstacle_to_changing(state: str) -> Obstacle | None:
    """What is done or dropped stays as it was."""
    return {
        TaskState.OPEN: None,
        TaskState.DONE: Obstacle.ALREADY_DONE,
        TaskState.DROPPED: Obstacle.ALREADY_DROPPED,
    }[TaskState(state)]


def obstacle_to_appointing(day: date, today: date) -> Obstacle | None:
    """An appointment lies ahead; what is over is a contact."""
    return Obstacle.DAY_IS_PAST if day < today else None


def when(due_on: date | None, today: date) -> When:
    """A task without a day is for later."""
    if due_on is None or due_on > today:
        return When.LATER
    return When.TODAY if due_on == today else When.OVERDUE
