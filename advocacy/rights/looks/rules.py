"""What a page says about who looked: by day, who, and how; and all in all, by who. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Protocol

# The nearest way of looking first.
ORDER = (
    "wrote",
    "opened",
    "address",
    "printed",
    "exported",
    "found",
    "listed",
    "refused",
    "exported_all",
)
# These were no look at what stands in the file.
NOT_INSIDE = frozenset({"refused", "listed", "found", "exported_all"})


class Look(Protocol):
    """One row: someone, on a day, in one way."""

    day: date
    actor: str
    kind: str
    times: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class Way:
    """How, and how often that day."""

    kind: str
    times: int


@dataclass(frozen=True)
class OneDay:
    """What one of them did on a day, and between which moments."""

    actor: str
    ways: tuple[Way, ...]
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class Day:
    day: date
    people: tuple[OneDay, ...]


@dataclass
class Who:
    """All in all: on how many days they were inside, and when last."""

    actor: str
    days: set[date] = field(default_factory=set)
    last: date = date.min
    refused: int = 0

    @property
    def inside(self) -> int:
        return len(self.days)


def by_day(looks: Iterable[Look]) -> list[Day]:
    """The newest day first; within it, who was there last comes first."""
    ordered = sorted(looks, key=lambda look: (look.day, look.actor), reverse=True)
    days = []
    for day, rows in groupby(ordered, key=lambda look: look.day):
        people = [_one_day(actor, list(own)) for actor, own in groupby(rows, key=lambda look: look.actor)]
        days.append(Day(day, tuple(sorted(people, key=lambda one: one.last_at, reverse=True))))
    return days


def _one_day(actor: str, looks: Sequence[Look]) -> OneDay:
    """The person’s record and the case are two files: who opened both opened “the file” that often."""
    times = dict.fromkeys(ORDER, 0)
    for look in looks:
        times[look.kind] = times.get(look.kind, 0) + look.times
    ways = tuple(Way(kind, count) for kind, count in times.items() if count)
    return OneDay(actor, ways, min(look.first_at for look in looks), max(look.last_at for look in looks))


def by_person(looks: Iterable[Look]) -> list[Who]:
    """Who was inside on most days first; those who only met it in lists, or were not let in, at the end."""
    found: dict[str, Who] = {}
    for look in looks:
        who = found.setdefault(look.actor, Who(look.actor))
        who.last = max(who.last, look.day)
        if look.kind not in NOT_INSIDE:
            who.days.add(look.day)
        if look.kind == "refused":
            who.refused += look.times
    return sorted(found.values(), key=lambda who: (-who.inside, who.last, who.actor))
