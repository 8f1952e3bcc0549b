"""What a notice has to say before it can be kept, and what stands in the way of changing it. Pure."""

from enum import StrEnum


class Obstacle(StrEnum):
    """Why a notice can not be kept or changed so."""

    CASE_CLOSED = "case_closed"
    NOTICE_ENDED = "notice_ended"
    NO_REASON = "no_reason"
    NOTHING_TO_DO = "nothing_to_do"


def obstacle_to_recording(case_is_closed: bool) -> Obstacle | None:
    """In a closed case nothing new begins."""
    return Obstacle.CASE_CLOSED if case_is_closed else None


def obstacle_to_changing(has_ended: bool) -> Obstacle | None:
    return Obstacle.NOTICE_ENDED if has_ended else None


def obstacle_to_ending(has_ended: bool, why: str) -> Obstacle | None:
    """A notice never goes quietly: it is said why its dates do not count any more."""
    if has_ended:
        return Obstacle.NOTICE_ENDED
    return None if why.strip() else Obstacle.NO_REASON


def obstacle_to_a_day_by_hand(day_given: bool, title: str) -> Obstacle | None:
    """A day that somebody read from the notice says what has to be done by then."""
    return Obstacle.NOTHING_TO_DO if day_given and not title.strip() else None
