"""Who may leave, and who takes on what."""

from dataclasses import replace
from datetime import date

import pytest

from advocacy.supervision.leaving.rules import Bundle, Leaver, Obstacle, obstacle_to_leaving, propose

TODAY = date(2026, 3, 2)
ROSA = Leaver(
    is_oneself=False,
    is_active=True,
    role="advocate",
    other_administrators=0,
    other_supervisors=0,
    team_goes_on=True,
)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, None),
        ({"is_oneself": True}, Obstacle.ONESELF),
        ({"is_active": False}, Obstacle.LEFT_ALREADY),
        ({"role": "administrator"}, Obstacle.LAST_ADMINISTRATOR),
        ({"role": "administrator", "other_administrators": 1}, None),
        ({"role": "supervisor"}, Obstacle.ONLY_SUPERVISOR),
        ({"role": "supervisor", "other_supervisors": 1}, None),
        ({"role": "supervisor", "team_goes_on": False}, None),
    ],
)
def test_a_successor_comes_first(facts, found):
    assert obstacle_to_leaving(replace(ROSA, **facts), TODAY, TODAY) == found


def test_a_last_day_is_today_or_later():
    assert obstacle_to_leaving(ROSA, date(2026, 3, 1), TODAY) == Obstacle.DAY_PASSED


def test_the_heaviest_goes_to_the_lightest_load_and_loads_are_counted_on():
    bundles = [Bundle("light", 1), Bundle("heavy", 6), Bundle("middle", 3)]
    assert propose(bundles, {1: 4.0, 2: 0.0}) == {"heavy": 2, "middle": 1, "light": 2}


def test_whoever_stands_in_already_takes_it_on():
    assert propose([Bundle("known", 3, first=[1, 9])], {1: 20.0, 2: 0.0}) == {"known": 1}


def test_what_only_some_may_open_goes_to_one_of_them_or_to_nobody():
    assert propose([Bundle("theirs", 1, only=[7])], {1: 0.0, 2: 0.0}) == {}
    assert propose([Bundle("theirs", 1, only=[2])], {1: 0.0, 2: 9.0}) == {"theirs": 2}
