"""Days of the demo, all counted from today."""

from calendar import monthrange
from datetime import date, time, timedelta

from advocacy.ops.demo.cast.dice import Dice

SATURDAY = 5
OFFICE_TIMES = tuple(
    time(hour, minute) for hour in range(9, 18) for minute in (0, 10, 15, 20, 30, 40, 45, 50)
)


def before(today: date, days: int) -> date:
    """The weekday that lies so many days back, or the Friday before it."""
    day = today - timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def after(today: date, days: int) -> date:
    """The weekday that lies so many days ahead, or the Monday after it."""
    day = today + timedelta(days=days)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def months_before(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def office_time(dice: Dice) -> time:
    return dice.pick(OFFICE_TIMES)


def at(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
