"""How long to wait after failed sign-ins, and when a session ends."""

from datetime import UTC, datetime, timedelta

import pytest

from advocacy.accounts.rules import (
    PasswordObstacle,
    obstacle_to_password,
    seconds_to_wait,
    session_is_idle,
    session_is_over,
)

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(("failures", "wait"), [(0, 0), (4, 0), (5, 1), (6, 2), (9, 16), (40, 300)])
def test_the_first_tries_are_free_and_then_the_wait_doubles(failures, wait):
    assert seconds_to_wait(failures, 5, NOON, NOON) == wait


def test_waiting_helps():
    assert seconds_to_wait(9, 5, NOON, NOON + timedelta(seconds=10)) == 6
    assert seconds_to_wait(9, 5, NOON, NOON + timedelta(seconds=16)) == 0


def test_an_hour_without_a_failure_forgets_them():
    assert seconds_to_wait(100, 5, NOON, NOON + timedelta(minutes=61)) == 0


def test_a_clock_that_jumped_back_asks_for_no_more_than_the_wait():
    assert seconds_to_wait(9, 5, NOON, NOON - timedelta(days=3)) == 16


@pytest.mark.parametrize(
    ("since_start", "since_seen", "over"),
    [(30, 14, False), (30, 16, True), (12 * 60 - 1, 1, False), (12 * 60 + 1, 1, True)],
)
def test_a_session_ends_when_idle_and_after_a_day_of_work(since_start, since_seen, over):
    started, seen = NOON - timedelta(minutes=since_start), NOON - timedelta(minutes=since_seen)
    assert (session_is_over(started, NOON, 12) or session_is_idle(seen, NOON, 15)) is over


@pytest.mark.parametrize(
    ("password", "obstacle"),
    [
        ("short", PasswordObstacle.SHORT),
        ("x" * 129, PasswordObstacle.LONG),
        ("rosa.delgado@example.org", PasswordObstacle.PERSONAL),
        ("correct horse battery staple", PasswordObstacle.COMMON),
        ("ABABABABABAB", PasswordObstacle.COMMON),
        ("poiuytrewqlk", None),
        ("lkjhgfdsapoi", PasswordObstacle.COMMON),
        ("Password12345", PasswordObstacle.COMMON),
        ("lanterns by the river", None),
    ],
)
def test_a_password_is_long_not_personal_and_not_on_the_list(password, obstacle):
    assert obstacle_to_password(password, "rosa.delgado@example.org", "Rosa Delgado") is obstacle
