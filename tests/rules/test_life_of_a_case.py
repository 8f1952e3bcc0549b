"""What can be done with a case as it stands."""

from datetime import date, timedelta

import pytest

from advocacy.cases import rules
from advocacy.cases.rules import Obstacle
from advocacy.tasks.rules import Obstacle as TaskObstacle
from advocacy.tasks.rules import When, obstacle_to_appointing, obstacle_to_changing, when

DAY = date(2026, 3, 5)
NEXT = DAY + timedelta(days=1)
BEFORE = DAY - timedelta(days=1)


def test_support_begins_today_or_before():
    assert rules.obstacle_to_opening(DAY, DAY) is None
    assert rules.obstacle_to_opening(BEFORE, DAY) is None
    assert rules.obstacle_to_opening(NEXT, DAY) is Obstacle.OPENED_LATER


@pytest.mark.parametrize(
    ("state", "look_again_on", "obstacle"),
    [
        ("open", NEXT, None),
        ("open", None, None),
        ("open", DAY, Obstacle.LOOK_AGAIN_IS_PAST),
        ("paused", NEXT, Obstacle.ALREADY_PAUSED),
        ("closed", NEXT, Obstacle.ALREADY_CLOSED),
    ],
)
def test_only_an_open_case_rests_until_a_day_ahead(state, look_again_on, obstacle):
    assert rules.obstacle_to_pausing(state, look_again_on, DAY) is obstacle


@pytest.mark.parametrize(
    ("state", "obstacle"), [("open", Obstacle.NOT_PAUSED), ("paused", None), ("closed", Obstacle.NOT_PAUSED)]
)
def test_only_a_paused_case_is_taken_up(state, obstacle):
    assert rules.obstacle_to_taking_up(state) is obstacle


@pytest.mark.parametrize(
    ("state", "open_tasks", "decided", "obstacle"),
    [
        ("open", 0, "", None),
        ("paused", 0, "", None),
        ("open", 2, "", Obstacle.TASKS_LEFT),
        ("open", 2, "drop", None),
        ("open", 2, "keep", None),
        ("closed", 0, "", Obstacle.ALREADY_CLOSED),
    ],
)
def test_a_case_closes_once_and_not_without_a_word_on_its_tasks(state, open_tasks, decided, obstacle):
    assert rules.obstacle_to_closing(state, open_tasks, decided) is obstacle


@pytest.mark.parametrize(
    ("state", "obstacle"), [("open", Obstacle.NOT_CLOSED), ("paused", Obstacle.NOT_CLOSED), ("closed", None)]
)
def test_only_a_closed_case_is_opened_again(state, obstacle):
    assert rules.obstacle_to_reopening(state) is obstacle


@pytest.mark.parametrize(
    ("due_on", "near"), [(None, When.LATER), (BEFORE, When.OVERDUE), (DAY, When.TODAY), (NEXT, When.LATER)]
)
def test_a_task_is_late_today_or_later(due_on, near):
    assert when(due_on, DAY) is near


@pytest.mark.parametrize(
    ("state", "obstacle"),
    [("open", None), ("done", TaskObstacle.ALREADY_DONE), ("dropped", TaskObstacle.ALREADY_DROPPED)],
)
def test_what_is_over_stays_as_it_was(state, obstacle):
    assert obstacle_to_changing(state) is obstacle


def test_an_appointment_lies_ahead():
    assert obstacle_to_appointing(DAY, DAY) is None
    assert obstacle_to_appointing(BEFORE, DAY) is TaskObstacle.DAY_IS_PAST
