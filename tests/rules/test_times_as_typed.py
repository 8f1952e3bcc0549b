"""A time of day, read from what people type."""

from datetime import time

import pytest

from advocacy.tasks.times import UnclearTime, read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 pm", time(14)),
        ("2pm", time(14)),
        ("2 P.M.", time(14)),
        ("2:30 p.m.", time(14, 30)),
        ("2.30pm", time(14, 30)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("9", time(9)),
        ("9:15", time(9, 15)),
        ("2", time(14)),
        ("2:30", time(14, 30)),
        ("02:30", time(2, 30)),
        ("7 o’clock", time(7)),
        ("14:00", time(14)),
        ("1430", time(14, 30)),
        ("14h30", time(14, 30)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("0:30", time(0, 30)),
    ],
)
def test_a_time_is_read_as_it_was_meant(typed, meant):
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["soon", "25:00", "14:60", "14 pm", "0 am", "2:3", "after lunch", "-3", "2 to 3"]
)
def test_what_is_not_one_time_is_refused(typed):
    with pytest.raises(UnclearTime):
        read_time(typed)
