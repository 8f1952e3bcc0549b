"""A day as people write it: one text field, many ways, and the day kept exactly as typed when it is not clear."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.parser import ParserError, parse
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import ValidationError

from advocacy import clock

from .filters import plain_day

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
YEARS = range(1900, 3000)  # any other is a slip of the finger


class UnclearDay(ValueError):
    """The text can not be read as one day."""


def read_day(text: str, today: date, *, day_first: bool = False) -> date:
    """The day that was meant. Without a year it is the nearest one: March 6 in December is next March.

    Refuses what could mean nothing or any day ("13/13", "March", "5").
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    if words in NEAR:
        return today + timedelta(days=NEAR[words])
    found = _read(words, today, day_first)
    if found.year not in YEARS:
        raise UnclearDay(words)
    return found


def _read(words: str, today: date, day_first: bool) -> date:
    weekday = words.removeprefix("next ").removeprefix("on ")
    if weekday in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(weekday) - today.weekday() - 1) % 7 + 1)
    return _parsed(words, today, day_first)


def _parsed(words: str, today: date, day_first: bool) -> date:
    if iso := ISO.match(words):
        return _made(*(int(part) for part in iso.groups()))
    numbers = re.findall(r"\d+", words)
    if not numbers or len(numbers) == 1 and not re.search("[a-z]{3}", words):
        raise UnclearDay(words)
    try:
        found = parse(words, default=_start(today), dayfirst=day_first).date()
        other = parse(
            words, default=_start(today).replace(year=today.year + 4, month=1), dayfirst=day_first
        ).date()
    except (ParserError, OverflowError, ValueError) as error:
        raise UnclearDay(words) from error
    if other.month != found.month or other.day != found.day:
        raise UnclearDay(words)
    return found if other.year == found.year else _nearest(found, today)


def _start(today: date) -> datetime:
    return datetime(today.year, 2, 1)  # noqa: DTZ001  (only its parts are used)


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnclearDay(f"{year}-{month}-{day}") from error


def _nearest(found: date, today: date) -> date:
    """Without a year: the one that lies nearest to today."""
    years = [found]
    for year in (today.year - 1, today.year + 1):
        try:
            years.append(found.replace(year=year))
        except ValueError:
            continue
    return min(years, key=lambda day: abs((day - today).days))


class DayField(StringField):
    """A text field whose `data` is a day. What was typed stays in the field until it is clear."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("description", _l("For example, March 20"))
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data: Any = None
        typed = valuelist[0].strip() if valuelist else ""
        if not typed:
            self.raw_data = []  # only spaces are no answer, for InputRequired too
            return
        try:
            self.data = read_day(typed, clock.today())
        except UnclearDay as unclear:
            raise ValueError(_l("Write the day as in March 20, 2026 or 3/20/2026.")) from unclear

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return plain_day(self.data) if self.data else ""


class PastDayField(DayField):
    """A day that has come; today unless something else is typed."""

    def process_data(self, value: Any) -> None:
        """A record that has no day yet begins with today too."""
        super().process_data(clock.today() if value is None else value)

    def pre_validate(self, form: Any) -> None:
        if self.data is None and not self.process_errors:
            raise ValidationError(_("Write the day."))
        if self.data is not None and self.data > clock.today():
            raise ValidationError(_("The day must be today or earlier."))
