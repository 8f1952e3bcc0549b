"""When one way of counting applies and another does not: `deferral is state or local; state_closed is given`."""

import re
from dataclasses import dataclass
from datetime import date

from .formula import BadFormula, Leg, read_leg


@dataclass(frozen=True, slots=True)
class Is:
    """A setting has one of these values."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """An anchor or a setting is known."""

    name: str


@dataclass(frozen=True, slots=True)
class From:
    """A day is this one or later."""

    name: str
    day: date


@dataclass(frozen=True, slots=True)
class By:
    """A day is not after the end of a sum."""

    name: str
    leg: Leg


Condition = Is | Given | From | By


def read_conditions(text: str) -> tuple[Condition, ...]:
    return tuple(_read(part.strip()) for part in text.split(";")) if text else ()


def _read(part: str) -> Condition:
    if found := re.fullmatch(r"(\w+) is given", part):
        return Given(found[1])
    if found := re.fullmatch(r"(\w+) is ([\w-]+(?: or [\w-]+)*)", part):
        return Is(found[1], tuple(found[2].split(" or ")))
    if found := re.fullmatch(r"(\w+) from (\d{4}-\d\d-\d\d)", part):
        return From(found[1], date.fromisoformat(found[2]))
    if found := re.fullmatch(r"(\w+) by (.+)", part):
        return By(found[1], read_leg(found[2]))
    raise BadFormula(f"“{part}” is no condition")
