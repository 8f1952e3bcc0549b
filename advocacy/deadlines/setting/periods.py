"""Periods as people type them, one on each line, and back."""

from datetime import date

from flask_babel import gettext as _
from wtforms.validators import ValidationError

from advocacy import clock
from advocacy.web.days import UnclearDay, read_day

from .rules import Period, read_periods


class UnclearPeriods(ValidationError):
    """A line that says no period."""


def periods_typed(text: str) -> tuple[Period, ...]:
    """One on each line: a day, or the first and the last day with “to” between them."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        first, _mark, last = line.partition(" to ")
        begin = _day(first, line)
        end = _day(last, line) if last else begin
        if end < begin:
            raise UnclearPeriods(_("“%(line)s” ends before it begins.", line=line.strip()[:80]))
        found.append((begin, end))
    return tuple(sorted(found))


def _day(text: str, line: str) -> date:
    try:
        return read_day(text, clock.today())
    except UnclearDay:
        raise UnclearPeriods(
            _(
                "“%(line)s” is not clear. Write it as in August 24, 2026 to May 28, 2027.",
                line=line.strip()[:80],
            )
        ) from None


def as_lines(value: str) -> str:
    return "\n".join(
        first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
        for first, last in read_periods(value)
    )
