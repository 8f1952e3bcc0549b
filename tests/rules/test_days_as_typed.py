"""A day as people write it."""

from datetime import date

import pytest

from advocacy.web.days import UnclearDay, read_day

THURSDAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", date(2026, 3, 5)),
        ("Yesterday", date(2026, 3, 4)),
        ("March 6", date(2026, 3, 6)),
        ("6 march", date(2026, 3, 6)),
        ("Mar. 6, 2027", date(2027, 3, 6)),
        ("3/6", date(2026, 3, 6)),
        ("3/6/26", date(2026, 3, 6)),
        ("2026-03-06", date(2026, 3, 6)),
        ("friday", date(2026, 3, 6)),
        ("next Thursday", date(2026, 3, 12)),
        ("December 30", date(2025, 12, 30)),
        ("January 4", date(2026, 1, 4)),
        ("February 29, 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_it_was_meant(typed, meant):
    assert read_day(typed, THURSDAY) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "March", "5", "13/13", "2026-02-30", "February 30", "99", "0001-01-01", "9999-12-31"],
)
def test_what_could_mean_nothing_or_any_day_is_not_guessed(typed):
    with pytest.raises(UnclearDay):
        read_day(typed, THURSDAY)
