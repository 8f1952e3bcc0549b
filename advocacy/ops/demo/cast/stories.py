"""Stories: what a case can be about, as templates with slots."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from advocacy.ops.demo.cast.tables import Table, rows
from advocacy.ops.demo.cast.words import ContactKind, DoneBy, System

# A note in the files: “call 15 | …”, “call no | …” where nobody answered, “person 50 @ the library | …”.
NOTE = re.compile(
    r"(person|call|text|email|video)(?: (\d+|no))?(?: @ ([^|+]+?))?(?: \+ ([^|]+?))? \| (.+)", re.S
)
KINDS = {kind.value.split()[-1]: kind for kind in ContactKind}


@dataclass(frozen=True, slots=True)
class Note:
    """One contact of a story, before its slots are filled."""

    kind: ContactKind
    reached: bool
    minutes: int | None
    place: str
    with_whom: str
    words: str


@dataclass(frozen=True, slots=True)
class GoalSketch:
    """A goal of a story, with the numbers that the person gives over time."""

    words: tuple[str, ...]
    steps: tuple[tuple[DoneBy, str], ...]
    path: tuple[int, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterSketch:
    """The letter that fits a story."""

    template: str
    department: str
    answers: Mapping[str, str]
    replies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferralSketch:
    """The referral that fits a story."""

    services: tuple[str, ...]
    need: str
    own_words: str


@dataclass(frozen=True, slots=True)
class Story:
    """A situation in one system, told in order."""

    key: str
    system: System
    agencies: tuple[str, ...]
    workers: tuple[str, ...]
    number: str
    slots: Mapping[str, tuple[str, ...]]
    came: tuple[str, ...]
    title: tuple[str, ...]
    wants: tuple[str, ...]
    barriers: tuple[str, ...]
    notice: str
    goals: tuple[GoalSketch, ...]
    notes: tuple[Note, ...]
    tasks: tuple[str, ...]
    appointments: tuple[str, ...]
    person_views: tuple[str, ...]
    advocate_views: tuple[str, ...]
    agency_views: tuple[str, ...]
    own_views: tuple[str, ...]
    letter: LetterSketch
    referral: ReferralSketch


@cache
def stories() -> dict[str, Story]:
    return {row["key"]: _story(row) for row in rows("stories", "story")}


def note(text: str) -> Note:
    match = NOTE.fullmatch(text)
    if match is None:
        raise ValueError(f"Not a note: {text}")
    kind, minutes, place, with_whom, words = match.groups(default="")
    reached = minutes != "no"
    length = int(minutes) if minutes.isdigit() else None
    return Note(KINDS[kind], reached, length, place, with_whom, words.strip())


def _story(row: Table) -> Story:
    return Story(
        key=row["key"],
        system=System(row["system"]),
        agencies=tuple(row["agencies"]),
        workers=tuple(row["workers"]),
        number=row["number"],
        slots={name: tuple(options) for name, options in row.get("slots", {}).items()},
        came=tuple(row["came"]),
        title=tuple(row["title"]),
        wants=tuple(row["wants"]),
        barriers=tuple(row["barriers"]),
        notice=row.get("notice", ""),
        goals=tuple(_goal(goal) for goal in row["goals"]),
        notes=tuple(note(text) for text in row["notes"]),
        tasks=tuple(row["tasks"]),
        appointments=tuple(row["appointments"]),
        person_views=tuple(row["person_views"]),
        advocate_views=tuple(row["advocate_views"]),
        agency_views=tuple(row["agency_views"]),
        own_views=tuple(row["own_views"]),
        letter=LetterSketch(
            row["letter"]["template"],
            row["letter"].get("department", ""),
            row["letter"]["answers"],
            tuple(row["letter"]["replies"]),
        ),
        referral=ReferralSketch(
            tuple(row["referral"]["services"]), row["referral"]["need"], row["referral"]["own_words"]
        ),
    )


def _goal(row: Table) -> GoalSketch:
    return GoalSketch(
        tuple(row["words"]),
        tuple(_step(step) for step in row["steps"]),
        tuple(row["path"]),
        tuple(row["said"]),
    )


def _step(text: str) -> tuple[DoneBy, str]:
    who, words = text.split(": ", 1)
    return DoneBy(who), words
