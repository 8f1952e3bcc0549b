"""What may be narrowed and widened, for how long, and who looks at an emergency afterwards. Pure."""

from datetime import date, datetime, timedelta
from enum import StrEnum

LONGEST_HELP = timedelta(days=90)
HOURS = (1, 4, 24)


class Obstacle(StrEnum):
    """Why who sees a record can not be changed like this."""

    NOBODY_STAYS = "nobody_stays"
    ALREADY_RESTRICTED = "already_restricted"
    NOT_RESTRICTED = "not_restricted"
    OWN_FILE = "own_file"
    ALREADY_KEPT_AWAY = "already_kept_away"
    KEPT_AWAY = "kept_away"
    YOURSELF = "yourself"
    SEES_ALREADY = "sees_already"
    BACKWARDS = "backwards"
    PAST = "past"
    TOO_LONG = "too_long"
    OVER = "over"
    OWN_EMERGENCY = "own_emergency"
    STILL_OPEN = "still_open"
    REVIEWED = "reviewed"
    NO_SUCH_HOURS = "no_such_hours"


def obstacle_to_helping(starts_on: date, until: date, today: date) -> Obstacle | None:
    """Help has a first and a last day, and ends within 90 days."""
    if until < starts_on:
        return Obstacle.BACKWARDS
    if until < today:
        return Obstacle.PAST
    return Obstacle.TOO_LONG if until - starts_on > LONGEST_HELP else None


def obstacle_to_reviewing(
    *, broke_it: int, reviewer: int, ends_at: datetime, reviewed: bool, now: datetime
) -> Obstacle | None:
    """Someone else looks at it, once, when it is over."""
    if reviewed:
        return Obstacle.REVIEWED
    if broke_it == reviewer:
        return Obstacle.OWN_EMERGENCY
    return Obstacle.STILL_OPEN if ends_at > now else None
