"""Sentences for the user whose values stand apart, so that pure code can speak and a page can translate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def in_english(day: date) -> str:
    """The day as people in the United States write it: November 14, 1999."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


@dataclass(frozen=True)
class Sentence:
    """One sentence with named gaps and what goes in them. `str()` gives it in English."""

    text: str
    values: tuple[tuple[str, str | int | date | Sentence], ...] = ()
    plural: str = ""

    def __str__(self) -> str:
        return self.translated(_as_is, _one_or_many)

    def translated(
        self,
        gettext: Callable[..., str],
        ngettext: Callable[..., str],
        format_date: Callable[[date], str] = in_english,
    ) -> str:
        """The same in the reader's language; takes the functions of the same names in Flask-Babel."""
        gaps = {name: _spoken(value, gettext, ngettext, format_date) for name, value in self.values}
        if self.plural:
            return ngettext(self.text, self.plural, **gaps)
        return gettext(self.text, **gaps)


def _spoken(
    value: str | int | date | Sentence,
    gettext: Callable[..., str],
    ngettext: Callable[..., str],
    format_date: Callable[[date], str],
) -> str | int:
    if isinstance(value, Sentence):
        return value.translated(gettext, ngettext, format_date)
    return format_date(value) if isinstance(value, date) else value


def _as_is(text: str, /, **gaps: str | int) -> str:
    return text % gaps if gaps else text


def _one_or_many(one: str, many: str, /, num: int, **gaps: str | int) -> str:
    return (one if num == 1 else many) % {"num": num, **gaps}


def say(text: str, /, **values: str | int | date | Sentence) -> Sentence:
    """A sentence; the keyword for whoever collects the texts to translate."""
    return Sentence(text, tuple(values.items()))


def say_number(one: str, many: str, /, *, num: int, **values: str | int | date | Sentence) -> Sentence:
    """A sentence that differs for one and for many; `num` decides."""
    return Sentence(one, (("num", num), *values.items()), many)
