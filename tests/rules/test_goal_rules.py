"""When a goal may turn, and which steps are tasks."""

from datetime import date, timedelta

import pytest

from advocacy.goals import rules
from advocacy.goals.models import GoalState, Step, Who
from advocacy.goals.rules import Obstacle

TODAY = date(2026, 3, 6)
TOMORROW = TODAY + timedelta(days=1)


def step(**facts):
    return Step(**{"what": "Call", "who": Who.TOGETHER, "due_on": TODAY, "dropped": False, **facts})


@pytest.mark.parametrize("to", [GoalState.ACHIEVED, GoalState.LET_GO])
@pytest.mark.parametrize("said", ["", "  \n"])
def test_nobody_but_the_person_says_that_a_goal_is_achieved_or_let_go(to, said):
    found = rules.obstacle_to_turning(GoalState.WORKING, to, said, TODAY, TODAY)
    assert found == Obstacle.PERSON_HAS_NOT_SAID
    assert rules.obstacle_to_turning(GoalState.WORKING, to, "Yes.", TODAY, TODAY) is None


@pytest.mark.parametrize("to", [GoalState.RESTING, GoalState.ACHIEVED, GoalState.LET_GO])
@pytest.mark.parametrize("state", [GoalState.ACHIEVED, GoalState.LET_GO])
def test_from_an_end_the_only_way_on_is_to_take_it_up_again(state, to):
    expected = Obstacle.ALREADY_THERE if state == to else Obstacle.TAKE_UP_FIRST
    assert rules.obstacle_to_turning(state, to, "Yes.", TODAY, TODAY) == expected
    assert rules.obstacle_to_turning(state, GoalState.WORKING, "", TODAY, TODAY) is None


def test_nothing_is_achieved_tomorrow():
    found = rules.obstacle_to_turning(GoalState.WORKING, GoalState.ACHIEVED, "Yes.", TOMORROW, TODAY)
    assert found == Obstacle.FUTURE


@pytest.mark.parametrize(
    ("state", "closed", "obstacle"),
    [
        (GoalState.WORKING, False, None),
        (GoalState.RESTING, False, None),
        (GoalState.ACHIEVED, False, Obstacle.TAKE_UP_FIRST),
        (GoalState.LET_GO, False, Obstacle.TAKE_UP_FIRST),
        (GoalState.WORKING, True, Obstacle.CASE_CLOSED),
    ],
)
def test_steps_are_added_to_goals_that_live_in_cases_that_are_open(state, closed, obstacle):
    assert rules.obstacle_to_adding_a_step(state, closed) == obstacle


def test_a_step_is_done_once_and_not_before_its_day():
    assert rules.obstacle_to_finishing(step(), TODAY, TODAY) is None
    assert rules.obstacle_to_finishing(step(), TOMORROW, TODAY) == Obstacle.FUTURE
    assert rules.obstacle_to_finishing(step(done_on=TODAY), TODAY, TODAY) == Obstacle.STEP_DONE
    assert rules.obstacle_to_finishing(step(dropped=True), TODAY, TODAY) == Obstacle.STEP_DROPPED


def test_only_what_is_done_or_dropped_is_opened_again():
    assert rules.obstacle_to_reopening(step()) == Obstacle.STEP_OPEN
    assert rules.obstacle_to_reopening(step(done_on=TODAY)) is None
    assert rules.obstacle_to_reopening(step(dropped=True)) is None


@pytest.mark.parametrize(
    ("facts", "state", "expected"),
    [
        ({}, GoalState.WORKING, True),
        ({"who": Who.ADVOCATE}, GoalState.WORKING, True),
        ({"who": Who.ALONE}, GoalState.WORKING, False),
        ({"due_on": None}, GoalState.WORKING, False),
        ({"done_on": TODAY}, GoalState.WORKING, False),
        ({"dropped": True}, GoalState.WORKING, False),
        ({}, GoalState.RESTING, False),
    ],
)
def test_what_we_have_a_part_in_by_a_day_is_a_task(facts, state, expected):
    assert rules.is_a_task(step(**facts), state) is expected
