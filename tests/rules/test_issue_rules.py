"""How an issue may turn, and what has to be said when it ends."""

from datetime import date, timedelta

import pytest

from advocacy.issues import rules
from advocacy.issues.models import IssueState
from advocacy.issues.rules import Obstacle

TODAY = date(2026, 3, 6)
BEGAN = TODAY - timedelta(days=10)


@pytest.mark.parametrize(
    ("state", "obstacle"),
    [
        (IssueState.OPEN, None),
        (IssueState.WAITING, Obstacle.ALREADY_WAITING),
        (IssueState.SORTED, Obstacle.ENDED),
        (IssueState.STOPPED, Obstacle.ENDED),
    ],
)
def test_only_what_is_open_waits(state, obstacle):
    assert rules.obstacle_to_waiting(state) == obstacle


@pytest.mark.parametrize(
    ("state", "closed", "obstacle"),
    [
        (IssueState.WAITING, False, None),
        (IssueState.WAITING, True, None),
        (IssueState.SORTED, False, None),
        (IssueState.STOPPED, True, Obstacle.CASE_CLOSED),
        (IssueState.OPEN, False, Obstacle.ALREADY_OPEN),
    ],
)
def test_what_had_ended_is_taken_up_again_only_in_an_open_case(state, closed, obstacle):
    assert rules.obstacle_to_taking_up(state, closed) == obstacle


@pytest.mark.parametrize(
    ("ended_on", "person", "why_not", "obstacle"),
    [
        (TODAY, "Good.", "", None),
        (TODAY, "", "They moved.", None),
        (TODAY, " ", " ", Obstacle.PERSON_NOT_ASKED),
        (BEGAN, "Good.", "", None),
        (BEGAN - timedelta(days=1), "Good.", "", Obstacle.BEFORE_IT_BEGAN),
        (TODAY + timedelta(days=1), "Good.", "", Obstacle.FUTURE),
    ],
)
def test_an_end_has_a_day_and_the_persons_view_or_why_it_is_missing(ended_on, person, why_not, obstacle):
    assert rules.obstacle_to_ending(BEGAN, ended_on, TODAY, person, why_not) == obstacle
