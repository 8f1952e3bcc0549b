"""Days as people type them. What a whole column shows settles its order; nothing is guessed for one row."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from advocacy.people.folding import fold
from advocacy.sentences import Sentence, in_english, say


class DateOrder(StrEnum):
    """Which number comes first in 3/4/2026."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


class DateShape(StrEnum):
    """How a day is written."""

    ISO = "iso"
    NUMBERS = "numbers"
    WORDS = "words"
    SERIAL = "serial"
    COMPACT = "compact"
    PART = "part"
    OTHER = "other"


@dataclass(frozen=True)
class WrittenDate:
    """A value taken apart: its shape and, where the shape gives them, its numbers in order."""

    text: str
    shape: DateShape
    numbers: tuple[int, ...] = ()
    short_year: bool = False


@dataclass(frozen=True)
class DateHabit:
    """How a column writes its days. `mixed` columns settle nothing for one another's rows."""

    order: DateOrder | None
    mixed: bool
    shapes: frozenset[DateShape]
    short_years: bool
    open_values: tuple[str, ...]


@dataclass(frozen=True)
class DateReading:
    """The day that a value means, or why we can not tell, or what to look at again."""

    day: date | None
    problem: Sentence | None = None
    warning: Sentence | None = None


NOT_KNOWN = frozenset(
    {
        "",
        "n a",
        "na",
        "none",
        "null",
        "unknown",
        "not known",
        "unk",
        "tbd",
        "0",
        "1",
        "desconocido",
        "ninguno",
    }
)
TIME = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d\d:?\d\d)?)?"
ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + TIME)
NUMBERS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})" + TIME)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
COMPACT = re.compile(r"(19\d\d|20\d\d)(\d\d)(\d\d)")
PART = re.compile(r"(19|20)\d\d|\d{1,2}[-/](19|20)\d\d|(19|20)\d\d[-/]\d{1,2}")
WORDS = re.compile(r"[^\W\d_]+|\d+")
FIRST_SERIAL_DAY = date(1899, 12, 30)
SERIALS = range(3_654, 73_051)  # from 1910 to 2099

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr",
            "may mayo", "june jun junio", "july jul julio", "august aug agosto ago",
            "september sep sept septiembre set", "october oct octubre", "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
FILLERS = frozenset({"de", "del", "of", "the", "st", "nd", "rd", "th"}) | {
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    *("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
}


def is_blank_date(text: str) -> bool:
    """Whether the value says that the day is not known."""
    return fold(text) in NOT_KNOWN


def written(text: str) -> WrittenDate:
    """Takes a value apart without deciding what its numbers mean."""
    text = text.strip()
    if match := ISO.fullmatch(text):
        return WrittenDate(text, DateShape.ISO, (int(match[1]), int(match[3]), int(match[4])))
    if match := NUMBERS.fullmatch(text):
        numbers = (int(match[1]), int(match[3]), int(match[4]))
        return WrittenDate(text, DateShape.NUMBERS, numbers, len(match[4]) == 2)
    if (match := SERIAL.fullmatch(text)) and int(match[1]) in SERIALS:
        return WrittenDate(text, DateShape.SERIAL, (int(match[1]),))
    if match := COMPACT.fullmatch(text):
        return WrittenDate(text, DateShape.COMPACT, (int(match[1]), int(match[2]), int(match[3])))
    if PART.fullmatch(text):
        return WrittenDate(text, DateShape.PART)
    return _in_words(text)


def _in_words(text: str) -> WrittenDate:
    """Aug 6, 1967; 6 de agosto de 1967; 08-MAY-67; Friday, 6th August 1967."""
    text_alone = re.sub(TIME + "$", "", text)
    words = [fold(word) for word in WORDS.findall(text_alone)]
    words = [word for word in words if word and word not in FILLERS]
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [word for word in words if word.isdecimal()]
    if len(words) != 3 or len(months) != 1 or len(numbers) != 2:
        return WrittenDate(text, DateShape.OTHER)
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    if len(day) > 2 or len(year) not in (2, 4):
        return WrittenDate(text, DateShape.OTHER)
    return WrittenDate(text, DateShape.WORDS, (int(year), months[0], int(day)), len(year) == 2)


def looks_like_dates(values: Sequence[str]) -> bool:
    """Whether most values can only be days. Bare numbers are not counted: they may be anything."""
    shapes = [written(value).shape for value in values if not is_blank_date(value)]
    days = sum(shape in (DateShape.ISO, DateShape.NUMBERS, DateShape.WORDS) for shape in shapes)
    return bool(shapes) and days * 10 >= len(shapes) * 6


def habit_of(values: Iterable[str]) -> DateHabit:
    """What the values of one column tell about each other.

    A number above 12 settles the order for its column. Spreadsheet day numbers beside typed dates mean that
    a program has understood some of the typed ones already, perhaps wrongly: such a column settles nothing.
    """
    dates = [written(value) for value in values if not is_blank_date(value)]
    counts = Counter[DateShape](each.shape for each in dates)
    del counts[DateShape.OTHER]
    orders = {order for each in dates if (order := _proof(each))}
    mixed = len(orders) > 1 or _is_mixed(counts)
    order = next(iter(orders)) if len(orders) == 1 and not mixed else None
    unclear = [each.text for each in dates if _is_ambiguous(each)] if not order and not mixed else []
    return DateHabit(
        order, mixed, frozenset(counts), any(each.short_year for each in dates), tuple(dict.fromkeys(unclear))
    )


def _proof(each: WrittenDate) -> DateOrder | None:
    if each.shape is not DateShape.NUMBERS:
        return None
    first, second, _ = each.numbers
    if first > 12 >= second:
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if second > 12 >= first else None


def _is_ambiguous(each: WrittenDate) -> bool:
    if each.shape is not DateShape.NUMBERS:
        return False
    first, second, _ = each.numbers
    return first <= 12 and second <= 12 and first != second


def _is_mixed(counts: Counter[DateShape]) -> bool:
    typed = counts[DateShape.NUMBERS]
    if not typed:
        return False
    others = counts.total() - typed
    return counts[DateShape.SERIAL] > 0 or min(typed, others) * 10 >= counts.total()


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
    if _is_ambiguous(each) and habit.order is None:
        return DateReading(None, _both_ways(each, today, in_past=in_past))
    return _checked(each, _day(each, habit.order, today, in_past=in_past), habit, today)


def _day(each: WrittenDate, order: DateOrder | None, today: date, *, in_past: bool) -> date | None:
    if each.shape is DateShape.SERIAL:
        return FIRST_SERIAL_DAY + timedelta(days=each.numbers[0])
    year, month, day = each.numbers
    if each.shape is DateShape.NUMBERS:
        first, second, year = each.numbers
        month, day = (second, first) if (order or _proof(each)) is DateOrder.DAY_FIRST else (first, second)
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


def _checked(each: WrittenDate, day: date | None, habit: DateHabit, today: date) -> DateReading:
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
    if (
        each.short_year
        and abs(today.year - day.year) < 16
        and each.numbers[-1] <= today.year % 100
        and habit.mixed
    ):
        return DateReading(
            day,
            warning=say("“%(text)s” has a two-digit year. We read it as %(day)s.", text=each.text, day=day),
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
