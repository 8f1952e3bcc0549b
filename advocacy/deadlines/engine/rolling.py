"""Moving the last day on to a working day, where the law does. Only the end of a sum rolls."""

from datetime import date, datetime

from . import counting
from .calendars import DAY, BeyondTheCalendar, Calendar
from .results import Line, Moment, Rolled
from .stepping import Stepping


def rolled(sum_: Stepping, roll: str, when: Moment) -> tuple[Moment | None, tuple[Line, ...]]:
    """The rolled day and what stood in the way; no day where the holidays are not known."""
    if not roll or isinstance(when, datetime):
        return when, ()
    by = sum_.calendar("england" if roll == "send" else roll)
    try:
        end, season = counting.roll_for_send(when, by) if roll == "send" else (by.roll(when), "")
    except BeyondTheCalendar:
        sum_.questions.ask("beyond_calendar", "england" if by.name == "england" else "federal")
        return None, ()
    off = () if season else _between(by, when, end)
    return end, (Rolled(off, end, season),) if end != when else ()


def _between(by: Calendar, first: date, end: date) -> tuple[tuple[date, str], ...]:
    off = []
    while first < end:
        off.append((first, by.why_off(first)))
        first += DAY
    return tuple(off)
