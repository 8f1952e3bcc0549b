"""What is known about a notice, read from what was typed. What can not be read is asked about, not guessed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from .hours import zone_named
from .names import ANCHORS, CHOICES, SETTINGS, Reading
from .results import Moment, Questions

Period = tuple[date, date]
Value = str | int | date | ZoneInfo | tuple[Period, ...] | tuple[str, ...]
YEARS = range(1900, 2200)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?$")


@dataclass(slots=True)
class Facts:
    """The days and settings that could be read, and the questions about the others."""

    days: dict[str, date] = field(default_factory=dict)
    times: dict[str, datetime] = field(default_factory=dict)
    settings: dict[str, Value] = field(default_factory=dict)
    questions: Questions = field(default_factory=Questions)

    def leave_out(self, name: str) -> None:
        self.days.pop(name, None)
        self.times.pop(name, None)
        self.settings.pop(name, None)

    def knows(self, name: str) -> bool:
        return name in self.days or name in self.settings

    def periods(self, name: str) -> tuple[Period, ...]:
        found = self.settings.get(name, ())
        return tuple(one for one in found if isinstance(one, tuple)) if isinstance(found, tuple) else ()

    def day(self, name: str) -> date | None:
        if name in self.days:
            return self.days[name]
        found = self.settings.get(name)
        return found if isinstance(found, date) else None


def read_facts(anchors: Mapping[str, str | Moment], settings: Mapping[str, str | Value]) -> Facts:
    facts = Facts()
    for name, given in anchors.items():
        _read_anchor(facts, name, given)
    for name, value in settings.items():
        if not isinstance(value, str):
            facts.settings[name] = value
        elif value:
            _read_setting(facts, name, value)
    return facts


def _read_anchor(facts: Facts, name: str, given: str | Moment) -> None:
    try:
        read = _of_our_time(_moment(given) if isinstance(given, str) else given)
    except ValueError:
        facts.questions.ask("not_a_day", name)
        return
    if isinstance(read, datetime):
        facts.times[name] = read
        read = read.date()
    facts.days[name] = read


def _moment(text: str) -> Moment:
    if _DAY.match(text):
        return _of_our_time(date.fromisoformat(text))
    if _TIME.match(text):
        return _of_our_time(datetime.fromisoformat(text))
    raise ValueError(text)


def _of_our_time(when: Moment) -> Moment:
    """A year far off is a slip, and nothing could be added to the last one."""
    if when.year not in YEARS:
        raise ValueError(when)
    return when


def _read_setting(facts: Facts, name: str, text: str) -> None:
    kind, reader = _READERS[SETTINGS[name]]
    try:
        facts.settings[name] = reader(name, text)
    except ValueError:
        facts.questions.ask(kind, name)


def _number(_name: str, text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,6}", text):
        raise ValueError(text)
    return int(text)


def _day(_name: str, text: str) -> date:
    found = _moment(text)
    return found.date() if isinstance(found, datetime) else found


def _days(_name: str, text: str) -> tuple[Period, ...]:
    """`first..last`, or a day, with commas between."""
    found = []
    for part in text.split(","):
        first, _, last = part.partition("..")
        found.append((_day(_name, first), _day(_name, last or first)))
        if found[-1][1] < found[-1][0]:
            raise ValueError(part)
    return tuple(found)


def _choice(name: str, text: str) -> str:
    word = text.upper() if name == "state" else text.casefold()
    if word not in CHOICES[name]:
        raise ValueError(text)
    return word


def _zone(_name: str, text: str) -> ZoneInfo:
    if found := zone_named(text):
        return found
    raise ValueError(text)


def _names(_name: str, text: str) -> tuple[str, ...]:
    found = tuple(text.split(","))
    if set(found) - ANCHORS:
        raise ValueError(text)
    return found


_READERS: Mapping[Reading, tuple[str, Callable[[str, str], Value]]] = {
    Reading.NUMBER: ("not_a_number", _number),
    Reading.DAY: ("not_a_day", _day),
    Reading.DAYS: ("not_a_day", _days),
    Reading.CHOICE: ("not_covered", _choice),
    Reading.ZONE: ("not_covered", _zone),
    Reading.NAMES: ("not_covered", _names),
}
