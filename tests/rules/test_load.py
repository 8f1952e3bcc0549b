"""How heavy a case is, and who has been without contact for too long."""

from datetime import date

import pytest

from advocacy.supervision.rules import Held, is_quiet, weight

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("case", "heavy"),
    [
        (Held("light"), 1),
        (Held("standard"), 2),
        (Held("intensive"), 3),
        (Held("standard", close_dates=3), 3),
        (Held("standard", referrals=1), 2.5),
        (Held("standard", referrals=9), 4),
        (Held("standard", interpreter=True), 2.5),
        (Held("intensive", interpreter=True, close_dates=1, referrals=2), 5.5),
        (Held("intensive", paused=True, close_dates=1), 0.5),
    ],
)
def test_weight_grows_with_what_has_to_be_done(case, heavy):
    assert weight(case) == heavy


@pytest.mark.parametrize(
    ("last", "quiet"),
    [(date(2026, 2, 3), False), (date(2026, 2, 2), True), (date(2026, 3, 5), False), (None, True)],
)
def test_quiet_is_more_than_thirty_days(last, quiet):
    assert is_quiet(last, date(2026, 1, 1), TODAY, 30) is quiet


def test_a_case_that_just_began_is_not_quiet():
    assert is_quiet(None, date(2026, 3, 1), TODAY, 30) is False
