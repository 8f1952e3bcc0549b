"""Whether two records may be one person, and why: an answer in words, never a merge. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from advocacy.people.alike import Grade, compare_births, compare_names
from advocacy.sentences import Sentence, say


class Level(StrEnum):
    """How sure we are that two records are one person."""

    SAME = "same"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Known:
    """What tells one person from another: every name they go by, whole or short, and what does not change."""

    names: tuple[str, ...]
    date_of_birth: date | None = None
    phones: tuple[str, ...] = ()
    reference: str = ""


@dataclass(frozen=True)
class Likeness:
    """That two records may be one person, and each reason to think so."""

    level: Level
    reasons: tuple[Sentence, ...]


def likeness(a: Known, b: Known) -> Likeness | None:
    """How likely two records are one person, or None if nothing worth a look speaks for it."""
    name, birth = compare_names(a.names, b.names), compare_births(a.date_of_birth, b.date_of_birth)
    shared = tuple(_shared(a, b))
    level = _level(name.grade, birth.grade, phone=_share_phone(a, b), reference=_share_reference(a, b))
    if level is None:
        return None
    found = tuple(finding.reason for finding in (name, birth) if finding.reason)
    return Likeness(level, found + shared)


def _level(name: Grade, birth: Grade, *, phone: bool, reference: bool) -> Level | None:
    """The one table of what counts. Families share phones, so a phone alone says nothing.

    A different date of birth outweighs a common name; only a shared phone or number keeps the question open.
    """
    if Grade.CONTRARY in (name, birth):
        return Level.POSSIBLE if reference or (phone and Grade.EQUAL in (name, birth)) else None
    if birth is Grade.EQUAL:
        return Level.SAME if name is Grade.EQUAL or reference else Level.LIKELY
    if reference:
        return Level.SAME if name is Grade.EQUAL and birth is Grade.NOTHING else Level.LIKELY
    if name is Grade.EQUAL and birth is Grade.NEAR:
        return Level.LIKELY
    return _level_without_birth(name, birth, phone=phone)


def _level_without_birth(name: Grade, birth: Grade, *, phone: bool) -> Level | None:
    if phone and name >= Grade.FAMILIAR:
        return Level.LIKELY
    if phone or birth is Grade.NEAR or name >= Grade.FAMILIAR:
        return Level.POSSIBLE
    return None


def _shared(a: Known, b: Known) -> Iterator[Sentence]:
    if _share_phone(a, b):
        yield say("Same phone number")
    if _share_reference(a, b):
        yield say("Same case number")


def _share_reference(a: Known, b: Known) -> bool:
    return bool(a.reference.strip()) and a.reference.strip().casefold() == b.reference.strip().casefold()


def _share_phone(a: Known, b: Known) -> bool:
    return any(_same_number(one, other) for one, other in product(a.phones, b.phones))


def _same_number(one: str, other: str) -> bool:
    """The last ten digits decide: the country is often left out."""
    first, second = (
        re.sub(r"\D", "", re.split(r"x|ext|#|;", number.casefold())[0]) for number in (one, other)
    )
    return min(len(first), len(second)) >= 7 and first[-10:] == second[-10:]
