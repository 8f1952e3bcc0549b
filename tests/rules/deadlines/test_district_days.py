"""Days that the tax rules know: those of the District of Columbia, without inaugurations."""

from datetime import date

from advocacy.deadlines.engine.calendars import calendar


def test_an_inauguration_moves_nothing_but_the_holiday_on_the_same_day_does():
    district = calendar("district")
    assert not district.why_off(date(2021, 1, 20))
    assert "Martin Luther King" in district.why_off(date(2025, 1, 20))


def test_emancipation_day_is_the_districts_own():
    assert calendar("district").why_off(date(2026, 4, 16))
    assert not calendar("federal").why_off(date(2026, 4, 16))
