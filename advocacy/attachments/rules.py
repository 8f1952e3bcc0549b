"""How much can be attached, and who may take something away again. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

MOST_AT_ONCE = 10
LARGEST_POST = 60 * 1024 * 1024
MOST_OF_ONE_RECORD = 50
LONGEST_DESCRIPTION = 1_000
PENDING_LASTS = timedelta(days=14)


class Obstacle(StrEnum):
    """Why an attachment can not be added or removed."""

    TOO_MANY_THERE = "too_many_there"
    LOCKED = "locked"
    NOT_YOURS = "not_yours"


def obstacle_to_adding(there: int, more: int) -> Obstacle | None:
    """One record is no album."""
    return Obstacle.TOO_MANY_THERE if there + more > MOST_OF_ONE_RECORD else None


def obstacle_to_removing(
    added_by_id: int, user_id: int, *, supervises: bool, added_at: datetime, now: datetime, after_days: int
) -> Obstacle | None:
    """Whoever added it takes it back while a note could be changed too; after that a supervisor does."""
    if supervises:
        return None
    if added_by_id != user_id:
        return Obstacle.NOT_YOURS
    return Obstacle.LOCKED if now - added_at >= timedelta(days=after_days) else None
