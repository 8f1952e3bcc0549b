"""The steps of a sum with days as people read them. Pure."""

import re
from datetime import date, time
from functools import cache

from babel.dates import format_date, format_time

from advocacy.deadlines.engine.results import Answer
from advocacy.deadlines.engine.saying import WEEKDAYS, sum_of

from .reading import CODES, Language, languages


def sum_in_words(answer: Answer, tongue: Language) -> str:
    """The engine's sum, in which “2026-03-02 Monday” became “Monday, March 2, 2026”."""

    def spoken(found: re.Match[str]) -> str:
        day = str(format_date(date.fromisoformat(found["day"]), "full", locale=tongue.locale))
        return f"{day}, {_clock(found['time'], tongue)}" if found["time"] else day

    return _days(tongue.code).sub(spoken, sum_of(answer, tongue.say))


def _clock(said: str, tongue: Language) -> str:
    return str(format_time(time.fromisoformat(said), "short", locale=tongue.locale)).replace("\u202f", " ")


@cache
def _days(code: str) -> re.Pattern[str]:
    weekdays = "|".join(re.escape(languages()[code].say(name)) for name in WEEKDAYS)
    clock = r"(?:T(?P<time>\d\d:\d\d)(?::\d\d)?(?:[+-]\d\d:\d\d)?)?"
    return re.compile(rf"(?P<day>\d{{4}}-\d\d-\d\d){clock}(?: (?:{weekdays}))?")


def steps_in_words(answer: Answer) -> tuple[str, ...]:
    """For a page: one step a line."""
    text = sum_in_words(answer, languages()[CODES[0]])
    return tuple(step[:1].upper() + step[1:] for step in re.split(r"; | \| ", text) if step)
