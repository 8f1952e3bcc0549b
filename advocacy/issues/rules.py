"""How an issue may turn, and what has to be said when it ends. Pure."""

from datetime import date
from enum import StrEnum

from .models import IssueState

ENDS = (IssueState.SORTED, IssueState.STOPPED)


class Obstacle(StrEnum):
    """Why an issue can not be changed so."""

    ALREADY_OPEN = "already_open"
    ALREADY_WAITING = "already_waiting"
    ENDED = "ended"
    CASE_CLOSED = "case_closed"
    FUTURE = "future"
    BEFORE_IT_BEGAN = "before_it_began"
    PERSON_NOT_ASKED = "person_not_asked"


def obstacle_to_beginning(case_is_closed: bool) -> Obstacle | None:
    """In a closed case nothing new begins."""
    return Obstacle.CASE_CLOSED if case_is_closed else None


def obstacle_to_waiting(state: str) -> Obstacle | None:
    """Only what is open can wait for someone else."""
    if state in ENDS:
        return Obstacle.ENDED
    return Obstacle.ALREADY_WAITING if state == IssueState.WAITING else None


def obstacle_to_taking_up(state: str, case_is_closed: bool) -> Obstacle | None:
    """Going on after waiting, or again after it had ended; that begins something, so the case must be open."""
    if state == IssueState.OPEN:
        return Obstacle.ALREADY_OPEN
    return Obstacle.CASE_CLOSED if state in ENDS and case_is_closed else None


def obstacle_to_ending(
    opened_on: date, ended_on: date, today: date, persons_outcome: str, not_asked_why: str
) -> Obstacle | None:
    """The person is the judge of how it ended: their view, or why they could not be asked, is never left out."""
    if ended_on > today:
        return Obstacle.FUTURE
    if ended_on < opened_on:
        return Obstacle.BEFORE_IT_BEGAN
    if not persons_outcome.strip() and not not_asked_why.strip():
        return Obstacle.PERSON_NOT_ASKED
    return None
