"""The day that a value means in its column; nothing is guessed for one row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advocacy.sentences import Sentence, in_english, say
from advocacy.transfer.reading.date_habits import DateHabit, DateOrder, is_ambiguous, proof
from advocacy.transfer.reading.written_dates import DateShape, WrittenDate, is_blank_date, written

FIRST_SERIAL_DAY = date(1899, 12, 30)


@dataclass(frozen=True)
class DateReading:
    """The day that a value means, or why we can not tell, or what to look at again."""

    day: date | None
    problem: Sentence | None = None
    warning: Sentence | None = None


def read_date(text: str, habit: DateHabit, today: date, *, in_past: bool) -> DateReading:
    """The day that a value means in its column; `in_past` for births, which decides the century."""
    if is_blank_date(text):
        return DateReading(None)
    each = written(text)
    if each.shape is DateShape.PART:
        return DateReading(
            None,
            say("“%(text)s” is not a whole date. Add the day and the month, or clear it.", text=each.text),
        )
    if each.shape is DateShape.OTHER:
        return DateReading(
            None,
            say(
                "“%(text)s” is not a date we know. Write it like 1967-08-31 or Aug 31, 1967.", text=each.text
            ),
        )
    if is_ambiguous(each) and habit.order is None:
        return DateReading(None, _both_ways(each, today, in_past=in_past))
    return _checked(each, _day(each, habit.order, today, in_past=in_past), habit)


def _day(each: WrittenDate, order: DateOrder | None, today: date, *, in_past: bool) -> date | None:
    if each.shape is DateShape.SERIAL:
        return FIRST_SERIAL_DAY + timedelta(days=each.numbers[0])
    year, month, day = each.numbers
    if each.shape is DateShape.NUMBERS:
        first, second, year = each.numbers
        month, day = (second, first) if (order or proof(each)) is DateOrder.DAY_FIRST else (first, second)
    if each.short_year:
        year = full_year(year, month, day, today, in_past=in_past)
    return _valid(year, month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1850 <= year <= 2150 else None
    except ValueError:
        return None


def full_year(short: int, month: int, day: int, today: date, *, in_past: bool) -> int:
    """The century rule: a birth lies in the last hundred years, anything else within 50 years of today."""
    year = today.year // 100 * 100 + short
    if in_past:
        return year - 100 if (year, month, day) > (today.year, today.month, today.day) else year
    if year - today.year > 50:
        return year - 100
    return year + 100 if today.year - year >= 50 else year


def _checked(each: WrittenDate, day: date | None, habit: DateHabit) -> DateReading:
    if day is None:
        return DateReading(
            None, say("There is no such day as “%(text)s”. Look it up and correct it.", text=each.text)
        )
    if each.shape is DateShape.SERIAL and habit.mixed:
        return DateReading(
            day,
            warning=say(
                "“%(text)s” is a spreadsheet day number. We read it as %(day)s.", text=each.text, day=day
            ),
        )
    return DateReading(day)


def _both_ways(each: WrittenDate, today: date, *, in_past: bool) -> Sentence:
    month_first = _day(each, DateOrder.MONTH_FIRST, today, in_past=in_past)
    day_first = _day(each, DateOrder.DAY_FIRST, today, in_past=in_past)
    if month_first is None or day_first is None:
        return say("There is no such day as “%(text)s”. Look it up and correct it.", text=each.text)
    return say(
        "“%(text)s” can be %(one)s or %(other)s. Write the right one like this: %(pattern)s.",
        text=each.text,
        one=month_first,
        other=day_first,
        pattern=month_first.isoformat(),
    )


def shown(values: Sequence[str], order: DateOrder) -> tuple[str, ...]:
    """Three values beside the days that they would mean in this order."""
    days = ((value, _four_digit_day(written(value), order)) for value in values)
    return tuple(f"{value} → {in_english(day)}" for value, day in days if day)[:3]


def _four_digit_day(each: WrittenDate, order: DateOrder) -> date | None:
    first, second, year = each.numbers
    month, day = (second, first) if order is DateOrder.DAY_FIRST else (first, second)
    return _valid(year if not each.short_year else 2000 + year, month, day)
