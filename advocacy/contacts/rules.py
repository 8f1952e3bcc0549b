"""When a contact locks, and who may still change it. Pure."""

from datetime import date, datetime, timedelta
from enum import StrEnum


class ContactObstacle(StrEnum):
    """Why a contact can not be saved or changed so. The value is what the page says."""

    NOBODY = "Choose who it was with."
    FUTURE = "The day must be today or earlier."
    LOCKED = "This note is locked now. Add what is missing below it instead."
    NOT_YOURS = "Only the person who wrote this note can change it. Add to it below instead."


def is_locked(saved_at: datetime, now: datetime, after_days: int) -> bool:
    """A finished note locks after this many days, so that the record stays what it was."""
    return now - saved_at >= timedelta(days=after_days)


def obstacle_to_saving(happened_on: date, today: date, people: int) -> ContactObstacle | None:
    if people < 1:
        return ContactObstacle.NOBODY
    if happened_on > today:
        return ContactObstacle.FUTURE
    return None


def obstacle_to_changing(
    author_id: int, user_id: int, saved_at: datetime, now: datetime, after_days: int
) -> ContactObstacle | None:
    if is_locked(saved_at, now, after_days):
        return ContactObstacle.LOCKED
    if author_id != user_id:
        return ContactObstacle.NOT_YOURS
    return None
