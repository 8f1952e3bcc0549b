"""Adding days, months and working days to a day. Nothing here knows a rule."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from .calendars import DAY, BeyondTheCalendar, Calendar


def add_days(day: date, count: int) -> date:
    return day + timedelta(days=count)


def add_months(day: date, count: int, *, next_if_none: bool = False) -> tuple[date, bool]:
    """The same day of a later month; where it has no such day its last, or the first of the next month.

    Says also whether the day was missing."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = monthrange(year, month0 + 1)[1]
    if day.day <= last:
        return date(year, month0 + 1, day.day), False
    end = date(year, month0 + 1, last)
    return (end + DAY if next_if_none else end), True


def add_working_days(day: date, count: int, calendar: Calendar) -> tuple[date, list[date]]:
    """So many working days on, or back where the count is negative; with the holidays left out on the way."""
    direction = DAY if count > 0 else -DAY
    left_out: list[date] = []
    for _ in range(abs(count)):
        day, more = calendar.step(day, direction)
        left_out += more
    return day, left_out


class SchoolDays:
    """Monday to Friday in the periods of instruction, without the days off."""

    def __init__(
        self, periods: Sequence[tuple[date, date]], closed: Sequence[tuple[date, date]] = ()
    ) -> None:
        self.periods = tuple(sorted(periods))
        self.closed = tuple(closed)

    def teaches(self, day: date) -> bool:
        inside = any(first <= day <= last for first, last in self.periods)
        return inside and day.weekday() < 5 and not any(first <= day <= last for first, last in self.closed)

    def add(self, day: date, count: int) -> date:
        """So many school days on. The days before the calendar begins are not known, so they can not be skipped."""
        if day + DAY < self.periods[0][0]:
            raise BeyondTheCalendar("school_year")
        end = max(last for _, last in self.periods)
        while count:
            day += DAY
            if day > end:
                raise BeyondTheCalendar("school_year")
            count -= self.teaches(day)
        return day


def roll_for_send(day: date, england: Calendar) -> tuple[date, str]:
    """Special needs appeals: not in August and not from Christmas Day to New Year's Day, and then a working day.

    Only the day itself is looked at: one that merely rolls into August is not carried on to September."""
    if day.month == 8:
        return england.roll(date(day.year, 9, 1)), "August"
    if (day.month, day.day) >= (12, 25):
        return england.roll(date(day.year + 1, 1, 2)), "25 December to 1 January"
    if (day.month, day.day) == (1, 1):
        return england.roll(date(day.year, 1, 2)), "25 December to 1 January"
    return england.roll(day), ""
