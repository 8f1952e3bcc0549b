"""When someone last looked whether a service is right, as lists write the day."""

import re
from collections.abc import Iterable
from datetime import date

from advocacy.sentences import say
from advocacy.transfer.reading.date_habits import DateHabit, DateOrder, habit_of
from advocacy.transfer.reading.dates import read_date
from advocacy.transfer.reading.written_dates import written

from .cells import Cells
from .cleaning import one_line
from .tables import Row

COLUMNS = (
    "assured_date",
    "last_verified",
    "last_verified_on",
    "verified_on",
    "last_verified_date",
    "date_verified",
)
TIME_OF_DAY = re.compile(r"[T ]\s*\d{1,2}:\d{2}.*$")


def habit_in(rows: Iterable[Row]) -> DateHabit:
    """The order that the column proves; where it proves nothing, the month comes first."""
    values = [_day_only(row.get(name, "")) for row in rows for name in COLUMNS if row.get(name, "").strip()]
    habit = habit_of(values)
    return DateHabit(habit.order or DateOrder.MONTH_FIRST, habit.mixed, habit.shapes, habit.short_years, ())


def checked_on(cells: Cells, habit: DateHabit, today: date) -> date | None:
    """A year of two digits lies within fifty years of today, and the page says how it was read."""
    text = _day_only(cells.raw(*COLUMNS, number=True))
    if not text:
        return None
    reading = read_date(text, habit, today, in_past=False)
    if reading.problem:
        cells.notes.append(reading.problem)
    if reading.day and written(text).short_year:
        cells.notes.append(say("“%(text)s” was read as %(day)s.", text=text, day=reading.day))
    return reading.day


def _day_only(text: str) -> str:
    """Midnight, or any other time of day, says nothing here."""
    return TIME_OF_DAY.sub("", one_line(text))
