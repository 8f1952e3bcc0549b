"""A time as people write it: “2 pm”, “2:30”, “14:00”, “noon”. One text field, kept as typed until it is clear."""

import re
from datetime import time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from .words import written_time

NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
WRITTEN = re.compile(r"^(\d{1,2})(?:[:.h](\d{2}))?(am|pm|a|p)?$")
AFTERNOON = range(1, 7)


class UnclearTime(ValueError):
    """The text can not be read as one time of day."""


def read_time(text: str) -> time:
    """The time that was meant. Without am or pm, from 1 to 6 is the afternoon: nobody meets at 2 at night.

    A leading zero or an hour past 12 is the 24-hour clock: 02:30 is at night.
    """
    words = re.sub(r"\s|(?<=[apm])\.", "", text.casefold()).removesuffix("o’clock").removesuffix("o'clock")
    if words in NAMED:
        return NAMED[words]
    found = WRITTEN.match(words if not re.fullmatch(r"\d{4}", words) else f"{words[:2]}:{words[2:]}")
    if found is None:
        raise UnclearTime(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    return _made(_hour(hour, found[1], (found[3] or "")[:1], text), minute, text)


def _hour(hour: int, digits: str, half: str, text: str) -> int:
    if half and not 1 <= hour <= 12:
        raise UnclearTime(text)
    if half:
        return hour % 12 + (12 if half == "p" else 0)
    return hour + 12 if hour in AFTERNOON and not digits.startswith("0") else hour


def _made(hour: int, minute: int, text: str) -> time:
    if hour > 23 or minute > 59:
        raise UnclearTime(text)
    return time(hour, minute)


class TimeField(StringField):
    """A text field whose `data` is a time of day."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("description", _l("For example, 2 pm or 14:30"))
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data: Any = None
        typed = valuelist[0].strip() if valuelist else ""
        if not typed:
            return
        try:
            self.data = read_time(typed)
        except UnclearTime as unclear:
            raise ValueError(_l("Write the time as in 2 pm or 14:30.")) from unclear

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return written_time(self.data)
