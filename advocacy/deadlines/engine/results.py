"""What the engine answers: for each of a rule's dates two days, the sum in steps, and what must be asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

Moment = date | datetime


class Objection(NamedTuple):
    """Something to be asked or said: `needs:printed_days`, `before:received:notice_dated`, `overdue`."""

    kind: str
    about: str = ""
    against: str = ""

    def __str__(self) -> str:
        return ":".join(part for part in self if part)


class Start(NamedTuple):
    """Where a sum begins."""

    name: str
    when: Moment
    note: str = ""


class Added(NamedTuple):
    """A length added or taken off, and where that leads. `no_such_day` is what was done about a missing day."""

    sign: int
    length: int
    unit: str
    when: Moment
    note: str = ""
    left_out: tuple[date, ...] = ()
    no_such_day: str = ""


class TheDay(NamedTuple):
    """The day of a moment: from here on days count, not hours."""

    when: date


class Chosen(NamedTuple):
    """The later or the earlier of what stands before."""

    word: str
    when: Moment


class Rolled(NamedTuple):
    """Moved on to a working day."""

    off: tuple[tuple[date, str], ...]
    when: date
    season: str = ""


class At(NamedTuple):
    """The time of day by which it has to be done."""

    time: str


class Bar(NamedTuple):
    """Between two sums of which one is taken."""

    cap: bool = False


Line = Start | Added | TheDay | Chosen | Rolled | At | Bar
Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One date of a rule: the day to work to, which never rolls, and the last day that the law allows."""

    rule: str
    result: str
    work_by: Moment | None = None
    legal_last: Moment | None = None
    objections: tuple[Objection, ...] = ()
    work_lines: Lines = ()
    legal_lines: Lines = ()
    hedge: bool = False

    @property
    def asked(self) -> frozenset[str]:
        return frozenset(map(str, self.objections))


@dataclass(slots=True)
class Questions:
    """Objections in the order in which they came up, each once."""

    found: dict[Objection, None] = field(default_factory=dict)

    def ask(self, kind: str, about: str = "", against: str = "") -> None:
        self.found[Objection(kind, about, against)] = None

    def about(self, name: str) -> bool:
        return any(one.about == name for one in self.found)

    def all(self, *more: Iterable[Objection]) -> tuple[Objection, ...]:
        return tuple(dict.fromkeys([*(one for some in more for one in some), *self.found]))
