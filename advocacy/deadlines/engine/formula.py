"""The sums of the rules, as they are written in the data: `mailed or notice_dated + 10 days (why)`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .calendars import NAMES as CALENDARS
from .names import ANCHORS

RECEIPT = "receipt"
_UNITS = r"hours|days|weeks|months|years|school days|business days"
_STEP = re.compile(
    rf"(?P<sign>[+-]) (?P<count>\d+|number|postponed_days) (?P<unit>{_UNITS})(?P<named>(?: (?!counting|next\b)\w+)?)"
    r"(?P<next> next)?(?P<first> counting the first)?(?: \((?P<note>[^)]*)\))?$"
)
_BETWEEN = re.compile(r"\+ days from (\w+) to (\w+)(?: \((?P<note>[^)]*)\))?$")
_SINGULAR = re.compile(r"^([+-] 1 (?:school |business )?(?:hour|day|week|month|year))(?=$| )")


class BadFormula(ValueError):
    """A sum in the data that can not be read."""


@dataclass(frozen=True, slots=True)
class Step:
    """Add or take off a length of time."""

    sign: int
    count: int | str
    unit: str
    calendar: str = ""
    next_if_none: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """Add the days from one day to another, where both are known: a clock stood still."""

    first: str
    last: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Leg:
    """A start, the first known of several, and what is added to it."""

    starts: tuple[str, ...]
    steps: tuple[Step | Between, ...] = ()
    optional: bool = False


def read_leg(text: str) -> Leg:
    """A sum from its words. A start with a question mark may be missing."""
    begin, *steps = re.split(r" (?=[+-] (?![^(]*\)))", text)
    optional = begin.endswith("?")
    starts = tuple(begin.removesuffix("?").split(" or "))
    if strange := [name for name in starts if name not in ANCHORS and name != RECEIPT]:
        raise BadFormula(f"“{text}” counts from “{strange[0]}”, which is no anchor")
    return Leg(starts, tuple(one for step in steps for one in _read_step(step, text)), optional)


def _read_step(step: str, text: str) -> Iterator[Step | Between]:
    if between := _BETWEEN.match(step):
        yield Between(between[1], between[2], between["note"] or "")
        return
    found = _STEP.match(_SINGULAR.sub(r"\1s", step))
    if not found:
        raise BadFormula(f"“{step}” in “{text}” is no step")
    calendar = found["named"].strip()
    if (calendar != "") != (found["unit"] == "business days") or (calendar and calendar not in CALENDARS):
        raise BadFormula(f"“{step}” in “{text}” needs one of these calendars: {', '.join(CALENDARS)}")
    count = int(found["count"]) if found["count"].isdigit() else found["count"]
    read = Step(
        1 if found["sign"] == "+" else -1,
        count,
        found["unit"],
        calendar,
        bool(found["next"]),
        found["note"] or "",
    )
    yield from _counting_the_first(read, text) if found["first"] else (read,)


def _counting_the_first(step: Step, text: str) -> Iterator[Step]:
    """“Beginning with” a day: that day is the first, so a day less. Before months it is taken off first."""
    why = "the first day counts"
    if step.unit in ("months", "years"):
        yield Step(-1, 1, "days", note=why)
        yield step
    elif step.unit == "days" and isinstance(step.count, int):
        yield replace(step, count=step.count - 1, note=step.note or why)
    else:
        raise BadFormula(f"“{text}” can not count its first day")
