"""Where dates stand on the line: in order, apart, around today; and what is drawn in amber."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.deadlines.calendar.rules import neutral_reference
from advocacy.deadlines.glance.drawing import (
    APART,
    LANE,
    LATELY,
    LEFT,
    MOST_LANES,
    RIGHT,
    TICKS_APART,
    Dated,
    draw,
)
from advocacy.deadlines.glance.rules import Became, Mark, in_danger, mark_of

TODAY = date(2026, 3, 5)


def dated(*days: int) -> list[Dated]:
    return [Dated(number, TODAY + timedelta(days=day), Mark.OPEN) for number, day in enumerate(days, 1)]


def test_nothing_is_no_picture():
    assert draw([], TODAY) is None
    assert draw(dated(400), TODAY) is None


def test_today_and_one_date_two_weeks_on():
    picture = draw(dated(14), TODAY)
    assert picture is not None
    assert picture.today == LEFT and picture.marks[0].x == RIGHT and picture.outside == 0
    assert picture.ticks and all(tick.day.weekday() == 0 for tick in picture.ticks)


def test_a_past_date_stands_left_of_today():
    picture = draw(dated(-10, 10), TODAY)
    assert picture is not None
    assert picture.marks[0].x == LEFT < picture.today == 50.0 < picture.marks[1].x == RIGHT


def test_dates_of_one_day_stand_one_above_the_other():
    picture = draw(dated(3, 3, 3, 14), TODAY)
    assert picture is not None
    heights = [mark.y for mark in picture.marks]
    assert heights == [heights[0], heights[0] - LANE, heights[0] - 2 * LANE, heights[0]]


def test_what_lies_far_away_is_told_and_does_not_squeeze_the_rest():
    picture = draw(dated(5, 20, 900), TODAY)
    assert picture is not None
    assert picture.outside == 1 and picture.marks[-1].x == RIGHT and len(picture.marks) == 2


def test_too_many_of_one_day_are_told_and_those_in_danger_stay():
    many = [*dated(*[3] * 9), Dated(10, TODAY + timedelta(days=3), Mark.DANGER)]
    picture = draw(many, TODAY)
    assert picture is not None
    assert len(picture.marks) == MOST_LANES and picture.outside == 3
    assert picture.marks[0].mark is Mark.DANGER


def test_among_dates_to_come_an_old_one_is_left_out():
    picture = draw(dated(-60, -3, 5), TODAY, LATELY)
    assert picture is not None
    assert picture.outside == 1 and [mark.number for mark in picture.marks] == [2, 3]


@given(st.lists(st.integers(-400, 500), max_size=40))
def test_everything_stands_inside_and_apart(days):
    picture = draw(dated(*days), TODAY)
    if picture is None:
        assert not [day for day in days if -180 <= day <= 240]
        return
    assert len(picture.marks) + picture.outside == len(days)
    for one in picture.marks:
        assert LEFT <= one.x <= RIGHT and 0 < one.y < picture.axis < picture.height
        for other in picture.marks:
            assert one is other or one.y != other.y or abs(one.x - other.x) >= APART - 0.2
    places = [tick.x for tick in picture.ticks]
    assert all(after - before >= TICKS_APART for before, after in zip(places, places[1:], strict=False))
    by_day = sorted((days[mark.number - 1], mark.x) for mark in picture.marks)
    assert [x for _day, x in by_day] == sorted(x for _day, x in by_day)


@pytest.mark.parametrize(
    ("became", "act", "days", "danger"),
    [
        (Became.OPEN, "person", 7, True),
        (Became.OPEN, "person", 8, False),
        (Became.OPEN, "person", -1, True),
        (Became.OPEN, "agency", 1, False),
        (Became.OPEN, "person", None, False),
        (Became.MET, "person", -1, False),
        (Became.MISSED, "person", -1, False),
        (Became.PLANNED, "person", 1, False),
    ],
)
def test_only_a_date_of_ours_that_is_near_is_in_danger(became, act, days, danger):
    day = None if days is None else TODAY + timedelta(days=days)
    assert in_danger(became, act, day, TODAY) is danger
    assert (mark_of(became, act, day, TODAY) is Mark.DANGER) is danger


def test_every_date_has_a_shape():
    for became in Became:
        for act in ("person", "agency"):
            assert mark_of(became, act, TODAY + timedelta(days=30), TODAY) in Mark


@pytest.mark.parametrize("reference", ["0142", "M0001", "7", "000142"])
def test_a_plain_number_may_stand_in_a_calendar(reference):
    assert neutral_reference(reference) == reference


@pytest.mark.parametrize("reference", ["", "Anna", "1980-03-04", "123456789", "M 12", "MW1234", "٣٤"])
def test_anything_else_stays_away(reference):
    assert neutral_reference(reference) == ""
