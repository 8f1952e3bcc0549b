"""When a goal may turn, what may still be added to it, and which steps are also tasks. Pure."""

from datetime import date
from enum import StrEnum

from .models import GoalState, Step, Who

STILL_WANTED = (GoalState.WORKING, GoalState.RESTING)


class Obstacle(StrEnum):
    """Why a goal or a step can not be changed so."""

    ALREADY_THERE = "already_there"
    PERSON_HAS_NOT_SAID = "person_has_not_said"
    TAKE_UP_FIRST = "take_up_first"
    CASE_CLOSED = "case_closed"
    FUTURE = "future"
    STEP_DONE = "step_done"
    STEP_DROPPED = "step_dropped"
    STEP_OPEN = "step_open"


def obstacle_to_turning(state: str, to: str, said: str, on: date, today: date) -> Obstacle | None:
    """Achieved or let go only in the person's own words: nobody else can say it for them.

    From achieved or let go there is one way on, back to working.
    """
    if state == to:
        return Obstacle.ALREADY_THERE
    if to != GoalState.WORKING and not is_alive(state):
        return Obstacle.TAKE_UP_FIRST
    if to in (GoalState.ACHIEVED, GoalState.LET_GO) and not said.strip():
        return Obstacle.PERSON_HAS_NOT_SAID
    return Obstacle.FUTURE if on > today else None


def is_alive(state: str) -> bool:
    """Still wanted, even if it rests."""
    return state in STILL_WANTED


def obstacle_to_beginning(case_is_closed: bool) -> Obstacle | None:
    """In a closed case nothing new begins."""
    return Obstacle.CASE_CLOSED if case_is_closed else None


def obstacle_to_adding_a_step(state: str, case_is_closed: bool) -> Obstacle | None:
    if case_is_closed:
        return Obstacle.CASE_CLOSED
    return None if is_alive(state) else Obstacle.TAKE_UP_FIRST


def obstacle_to_finishing(step: Step, done_on: date, today: date) -> Obstacle | None:
    """A step is done once, on a day that has come."""
    return obstacle_to_changing(step) or (Obstacle.FUTURE if done_on > today else None)


def obstacle_to_changing(step: Step) -> Obstacle | None:
    """What is done or dropped is opened again before it is changed."""
    if step.done_on is not None:
        return Obstacle.STEP_DONE
    return Obstacle.STEP_DROPPED if step.dropped else None


def obstacle_to_reopening(step: Step) -> Obstacle | None:
    return Obstacle.STEP_OPEN if step.is_open else None


def obstacle_to_rating(rated_on: date, today: date) -> Obstacle | None:
    return Obstacle.FUTURE if rated_on > today else None


def is_a_task(step: Step, goal_state: str) -> bool:
    """What an advocate has a part in, by a day, towards a goal that is being worked on."""
    with_us = step.who in (Who.TOGETHER, Who.ADVOCATE)
    return step.is_open and with_us and step.due_on is not None and goal_state == GoalState.WORKING
