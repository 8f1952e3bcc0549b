"""The same sums by another way: day numbers, a table of months, holidays from their own rules."""

import re
from calendar import isleap
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from dateutil.easter import easter

MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STEP = re.compile(
    r"([+-]) (\d+) (hour|day|week|month|year|business day|school day)s?( \([^)]*\))?(.*) = ([^ ]+) (\w+)$"
)
NEXT = "the first of the next month"


def plus_days(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


def plus_months(day: date, months: int, to_next: bool = False) -> date:
    total = day.year * 12 + (day.month - 1) + months
    year, month = total // 12, total % 12
    length = MONTHS[month] + (month == 1 and isleap(year))
    if day.day <= length:
        return date(year, month + 1, day.day)
    return plus_days(date(year, month + 1, length), 1 if to_next else 0)


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return plus_days(first, (weekday - first.weekday()) % 7 + 7 * (number - 1))


@cache
def federal(year: int) -> frozenset[date]:
    """Federal holidays as they are kept, from their own rules (5 USC 6103)."""
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)] + [(6, 19)] * (year >= 2021)
    days = {_kept(date(year, month, day)) for month, day in fixed} | {_kept(date(year + 1, 1, 1))}
    memorial = max(
        plus_days(date(year, 5, 25), more)
        for more in range(7)
        if plus_days(date(year, 5, 25), more).weekday() == 0
    )
    floating = [
        _nth(year, 1, 0, 3),
        _nth(year, 2, 0, 3),
        _nth(year, 9, 0, 1),
        _nth(year, 10, 0, 2),
        _nth(year, 11, 3, 4),
    ]
    return frozenset(days | {memorial, *floating})


def _kept(day: date) -> date:
    return plus_days(day, {5: -1, 6: 1}.get(day.weekday(), 0))


def works_federally(day: date) -> bool:
    return day.weekday() < 5 and day not in federal(day.year)


@cache
def _england(year: int) -> frozenset[date]:
    sunday = easter(year)
    days = {plus_days(sunday, -2), plus_days(sunday, 1), _nth(year, 5, 0, 1)}
    days |= {max(d for n in range(25, 32) if (d := date(year, month, n)).weekday() == 0) for month in (5, 8)}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while fixed.weekday() > 4 or fixed in days:
            fixed = plus_days(fixed, 1)
        days.add(fixed)
    return frozenset(days)


def works_in_england(day: date) -> bool:
    return day.weekday() < 5 and day not in _england(day.year)


def moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def replay(told: str) -> date | datetime:
    """Does every step of a written sum again and compares what it leads to. Returns the end."""
    here: date | datetime | None = None
    ends: list[date | datetime] = []
    for part in re.split(r"; | \| ", told):
        if part in ("", "not past") or part.startswith("by "):
            continue
        if found := re.match(r"the (later|earlier) = ([^ ]+) (\w+)$", part):
            here = (max if found[1] == "later" else min)([*ends, here] if here else ends)
            assert here == moment(found[2]), part
            ends = []
        elif part.startswith("the day = "):
            assert isinstance(here, datetime)
            here = here.date()
            assert part.split()[3] == here.isoformat(), part
        elif found := STEP.match(part):
            assert here
            here = _step(here, found)
            assert here == moment(found[6]), f"{part}: {here}"
        elif found := re.match(r"moves past (.*) = ([^ ]+) (\w+)$", part):
            assert here and moment(found[2]) > here, part
            here = moment(found[2])
        else:
            found = re.match(r"\w+ ([^ ]+) (\w+)(?: \([^)]*\))?$", part)
            assert found, part
            ends += [here] if here else []
            here = moment(found[1])
        assert WEEKDAYS[here.weekday()] in part, part
    assert here
    return here


def _step(here: date | datetime, found: re.Match[str]) -> date | datetime:
    count, unit, rest = int(found[1] + found[2]), found[3], found[5]
    if isinstance(here, datetime):
        return _hours(here, count, unit, moment(found[6]))
    if unit in ("day", "week"):
        return plus_days(here, count * (7 if unit == "week" else 1))
    if unit in ("month", "year"):
        return plus_months(here, count * (12 if unit == "year" else 1), NEXT in rest)
    out = set(re.findall(r"\d{4}-\d\d-\d\d", rest))
    while count and unit == "business day":
        here = plus_days(here, 1 if count > 0 else -1)
        if here.weekday() < 5 and here.isoformat() not in out:
            count -= 1 if count > 0 else -1
    return here if unit == "business day" else date.fromisoformat(found[6])


def _hours(here: datetime, count: int, unit: str, told: date | datetime) -> date | datetime:
    """Hours on the world's clock; the offset at the end is looked up, and days keep the time of day."""
    if unit == "hour":
        end = here.astimezone(ZoneInfo("UTC")) + timedelta(hours=count)
        return end.astimezone(told.tzinfo) if isinstance(told, datetime) else told
    assert isinstance(told, datetime)
    moved = told.replace(tzinfo=None) - here.replace(tzinfo=None) - timedelta(days=count)
    assert moved in (timedelta(0), timedelta(hours=1), timedelta(hours=-1))
    return told
