"""What a column of days shows about itself: a number above 12 settles which one is the month."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advocacy.transfer.reading.written_dates import DateShape, WrittenDate, is_blank_date, written

ENOUGH = 500


class DateOrder(StrEnum):
    """Which number comes first in 3/4/2026."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


@dataclass(frozen=True)
class DateHabit:
    """How a column writes its days. `mixed` columns settle nothing for one another's rows."""

    order: DateOrder | None
    mixed: bool
    shapes: frozenset[DateShape]
    short_years: bool
    open_values: tuple[str, ...]


def looks_like_dates(values: Sequence[str]) -> bool:
    """Whether most values can only be days. Bare numbers are not counted: they may be anything."""
    shapes = [written(value).shape for value in values[:ENOUGH] if not is_blank_date(value)]
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
    orders = {order for each in dates if (order := proof(each))}
    mixed = len(orders) > 1 or _is_mixed(counts)
    order = next(iter(orders)) if len(orders) == 1 and not mixed else None
    unclear = [each.text for each in dates if is_ambiguous(each)] if not order and not mixed else []
    return DateHabit(
        order, mixed, frozenset(counts), any(each.short_year for each in dates), tuple(dict.fromkeys(unclear))
    )


def proof(each: WrittenDate) -> DateOrder | None:
    """The order that one value can only have."""
    if each.shape is not DateShape.NUMBERS:
        return None
    first, second, _ = each.numbers
    if first > 12 >= second:
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if second > 12 >= first else None


def is_ambiguous(each: WrittenDate) -> bool:
    """Whether day and month can be exchanged; in 5/5/1974 it does not matter."""
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
