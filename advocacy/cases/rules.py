"""What can be done with a case as it stands."""

from datetime import date
from enum import StrEnum

from .models import CaseState


class Obstacle(StrEnum):
    """Why a case can not be opened, paused, taken up, closed or reopened."""

    ALREADY_PAUSED = "already_paused"
    NOT_PAUSED = "not_paused"
    ALREADY_CLOSED = "already_closed"
    NOT_CLOSED = "not_closed"
    OPENED_LATER = "opened_later"
    LOOK_AGAIN_IS_PAST = "look_again_is_past"
    TASKS_LEFT = "tasks_left"


def obstacle_to_opening(opened_on: date, today: date) -> Obstacle | None:
    """Support begins today or began before; it is not announced."""
    return Obstacle.OPENED_LATER if opened_on > today else None


def obstacle_to_pausing(state: str, look_again_on: date | None, today: date) -> Obstacle | None:
    """Only what is open can rest, and the day to look again lies ahead."""
    if state == CaseState.CLOSED:
        return Obstacle.ALREADY_CLOSED
    if state == CaseState.PAUSED:
        return Obstacle.ALREADY_PAUSED
    return Obstacle.LOOK_AGAIN_IS_PAST if look_again_on and look_again_on <= today else None


def obstacle_to_taking_up(state: str) -> Obstacle | None:
    """Going on after a pause."""
    return None if state == CaseState.PAUSED else Obstacle.NOT_PAUSED


def obstacle_to_closing(state: str, open_tasks: int, tasks_decided: str) -> Obstacle | None:
    """Open tasks do not hold a case open, but somebody has to say what becomes of them."""
    if state == CaseState.CLOSED:
        return Obstacle.ALREADY_CLOSED
    return Obstacle.TASKS_LEFT if open_tasks and not tasks_decided else None


def obstacle_to_reopening(state: str) -> Obstacle | None:
    """Only what is closed can be opened again."""
    return None if state == CaseState.CLOSED else Obstacle.NOT_CLOSED
