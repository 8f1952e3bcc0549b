"""What a supervisor may want to ask about someone's reading. Pure.

Each is a question, never a finding: there is often a good reason, and the one who read knows it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from statistics import median
from typing import Protocol
from uuid import UUID

AROUND = timedelta(days=14)
NIGHT_BEGINS, NIGHT_ENDS = 22, 6
MANY, TIMES_THE_USUAL = 20, 3
FOUND_NOTHING, REFUSED = 10, 3
# Reading the team's files is a supervisor's work: only many at once are a question.
FREE_FOR_SUPERVISORS = 10
INSIDE = frozenset({"opened", "printed", "exported", "address"})


class Question(StrEnum):
    """What is out of the usual."""

    NO_WORK = "no_work"
    MANY = "many"
    NIGHT = "night"
    NOTHING = "nothing"
    REFUSED = "refused"


class Look(Protocol):
    """Someone met a file on a day, in one way."""

    about: UUID
    day: date
    actor: str
    kind: str
    times: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class Span:
    """From one day to another there was work on this file. None: it goes on."""

    begins: date
    ends: date | None

    def near(self, day: date, around: timedelta) -> bool:
        return self.begins - around <= day and (self.ends is None or day <= self.ends + around)


@dataclass(frozen=True)
class Known:
    """What is known beside the looks: what someone held, their tasks, and whose file is whose."""

    held: Mapping[tuple[str, UUID], Sequence[Span]]
    tasks: Mapping[tuple[str, UUID], Sequence[Span]]
    person_of: Mapping[UUID, UUID]
    supervisors: frozenset[str]
    zone: tzinfo


@dataclass(frozen=True)
class Asked:
    """One question about one day of one reader."""

    actor: str
    question: Question
    day: date
    count: int
    first_at: datetime
    last_at: datetime
    files: tuple[UUID, ...] = ()
    usual: int = 0


@dataclass
class OneDay:
    """Everything that one of them read on a day."""

    actor: str
    day: date
    looks: list[Look] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Look]:
        return [look for look in self.looks if look.kind in kinds]

    def inside(self) -> list[Look]:
        return self.of(*INSIDE)


def questions(looks: Iterable[Look], known: Known) -> list[Asked]:
    """The newest day first."""
    days: dict[tuple[str, date], OneDay] = {}
    for look in looks:
        days.setdefault((look.actor, look.day), OneDay(look.actor, look.day)).looks.append(look)
    usual, wrote = _usual(days.values(), known), _wrote(days.values(), known)
    found = []
    for day in days.values():
        found += [
            asked
            for asked in (
                _no_work(day, known, wrote),
                _many(day, known, usual[day.actor]),
                _night(day, known.zone),
                _often(day, Question.NOTHING, "found_nothing", FOUND_NOTHING),
                _often(day, Question.REFUSED, "refused", REFUSED),
            )
            if asked
        ]
    return sorted(found, key=lambda asked: (asked.day, asked.actor, asked.question), reverse=True)


def _asked(day: OneDay, question: Question, looks: Sequence[Look], count: int, usual: int = 0) -> Asked:
    files = tuple(dict.fromkeys(look.about for look in looks if look.about.int))
    first, last = min(look.first_at for look in looks), max(look.last_at for look in looks)
    return Asked(day.actor, question, day.day, count, first, last, files, usual)


def _people(looks: Iterable[Look], known: Known) -> set[UUID]:
    return {known.person_of.get(look.about, look.about) for look in looks}


def _wrote(days: Iterable[OneDay], known: Known) -> Mapping[tuple[str, UUID], list[date]]:
    """A contact, a task or any other record that they wrote is work on that person."""
    found = defaultdict(list)
    for day in days:
        for person in _people(day.of("wrote"), known):
            found[day.actor, person].append(day.day)
    return found


def _no_work(day: OneDay, known: Known, wrote: Mapping[tuple[str, UUID], Sequence[date]]) -> Asked | None:
    """Opened, and nothing of theirs stands in the days around: no case held, no task, nothing written."""
    looks = [look for look in day.inside() if not _has_work(look, known, wrote)]
    people = _people(looks, known)
    least = FREE_FOR_SUPERVISORS if day.actor in known.supervisors else 1
    return _asked(day, Question.NO_WORK, looks, len(people)) if len(people) >= least else None


def _has_work(look: Look, known: Known, wrote: Mapping[tuple[str, UUID], Sequence[date]]) -> bool:
    person = known.person_of.get(look.about, look.about)
    if any(span.near(look.day, timedelta(0)) for span in known.held.get((look.actor, person), ())):
        return True
    if any(span.near(look.day, AROUND) for span in known.tasks.get((look.actor, person), ())):
        return True
    return any(abs(day - look.day) <= AROUND for day in wrote.get((look.actor, person), ()))


def _usual(days: Iterable[OneDay], known: Known) -> Mapping[str, int]:
    """How many people someone opens on the middle one of their days."""
    counts = defaultdict(list)
    for day in days:
        if people := _people(day.inside(), known):
            counts[day.actor].append(len(people))
    return defaultdict(int, {actor: round(median(found)) for actor, found in counts.items()})


def _many(day: OneDay, known: Known, usual: int) -> Asked | None:
    looks = day.inside()
    count = len(_people(looks, known))
    if count < max(MANY, TIMES_THE_USUAL * usual):
        return None
    return _asked(day, Question.MANY, looks, count, usual)


def _night(day: OneDay, zone: tzinfo) -> Asked | None:
    """A day begins and ends at night, so that its first or its last look tells."""
    looks = [look for look in day.inside() if _at_night(look.first_at, zone) or _at_night(look.last_at, zone)]
    return _asked(day, Question.NIGHT, looks, len(looks)) if looks else None


def _at_night(at: datetime, zone: tzinfo) -> bool:
    hour = at.astimezone(zone).hour
    return hour >= NIGHT_BEGINS or hour < NIGHT_ENDS


def _often(day: OneDay, question: Question, kind: str, least: int) -> Asked | None:
    looks = day.of(kind)
    count = sum(look.times for look in looks)
    return _asked(day, question, looks, count) if count >= least else None
