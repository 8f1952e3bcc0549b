"""How alike two people's names and birthdays are, and in what way. Pure."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from itertools import product
from pathlib import Path

from rapidfuzz.distance import OSA

from advocacy.folding import fold
from advocacy.sentences import Sentence, say

NICKNAMES = Path(__file__).with_name("nicknames.toml")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Grade(IntEnum):
    """How alike two names or two birthdays are. `CONTRARY` speaks against one person, `NOTHING` not at all."""

    CONTRARY = -1
    NOTHING = 0
    NEAR = 1
    FAMILIAR = 2
    EQUAL = 3


@dataclass(frozen=True)
class Finding:
    """A comparison of one thing."""

    grade: Grade
    reason: Sentence | None = None


NO_FINDING = Finding(Grade.NOTHING)


def compare_births(one: date | None, other: date | None) -> Finding:
    """Equal, or near enough to be a slip: day and month exchanged, or one digit off."""
    if one is None or other is None:
        return NO_FINDING
    if one == other:
        return Finding(Grade.EQUAL, say("Same date of birth"))
    if one.year == other.year and (one.month, one.day) == (other.day, other.month):
        return Finding(Grade.NEAR, say("Day and month of the dates of birth are exchanged"))
    differing = sum(x != y for x, y in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True))
    if differing == 1:
        return Finding(Grade.NEAR, say("The dates of birth differ in one digit"))
    return Finding(Grade.CONTRARY)


def compare_names(ones: Sequence[str], others: Sequence[str]) -> Finding:
    """The best that any name of one shares with any name of the other. Different names are contrary.

    A short name beside a whole one is compared with whole names only: there are many called Bob.
    """
    pairs = [(one, other) for one, other in product(ones, others) if fold(one) and fold(other)]
    if not pairs:
        return NO_FINDING
    whole = any(map(_is_whole, ones)) or any(map(_is_whole, others))
    findings = [
        _compare(one, other) for one, other in pairs if not whole or _is_whole(one) or _is_whole(other)
    ]
    return max(findings, key=lambda finding: finding.grade)


def _is_whole(name: str) -> bool:
    return len(_words(name)) > 1


def _compare(one: str, other: str) -> Finding:
    first, second = _words(one), _words(other)
    if len(first) == 1 or len(second) == 1:
        return _compare_short(one, other, first, second)
    return _same(one, other, first, second) or _alike(one, other, first, second) or Finding(Grade.CONTRARY)


def _words(name: str) -> list[str]:
    """Folded words, those of scripts without spaces whole; “Jr.” does not make another name."""
    words = [fold(word).replace(" ", "") for word in name.replace(",", " ").split()]
    return [word for word in words if word and word not in SUFFIXES] or [fold(name).replace(" ", "")]


def _same(one: str, other: str, first: list[str], second: list[str]) -> Finding | None:
    if "".join(first) == "".join(second):
        return Finding(Grade.EQUAL, _equal_reason(one, other))
    if sorted(first) == sorted(second):
        return Finding(Grade.EQUAL, say("The names are the same but swapped"))
    if "".join(first) in {"".join(turned) for turned in _turns(second)}:
        return Finding(Grade.EQUAL, say("The names are the same but swapped"))
    return _nickname(first, second) or _nickname(first, [*second[1:], second[0]])


def _turns(words: list[str]) -> list[list[str]]:
    return [words[at:] + words[:at] for at in range(1, len(words))]


def _equal_reason(one: str, other: str) -> Sentence:
    if one.split() == other.split():
        return say("Same name")
    return say("The names differ only in accents, capitals or small marks")


def _nickname(first: list[str], second: list[str]) -> Finding | None:
    """All other words are the same, and one is a familiar form of the other."""
    if len(first) != len(second):
        return None
    unlike = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    reason = nickname_reason(*unlike[0]) if len(unlike) == 1 else None
    return Finding(Grade.FAMILIAR, reason) if reason else None


def _alike(one: str, other: str, first: list[str], second: list[str]) -> Finding | None:
    if _is_slip("".join(first), "".join(second)) or _is_slip("".join(sorted(first)), "".join(sorted(second))):
        return Finding(
            Grade.NEAR, say("“%(one)s” and “%(other)s” are spelled almost alike", one=one, other=other)
        )
    if len(first) != len(second) and _is_part(*sorted((first, second), key=len)):
        return Finding(
            Grade.NEAR,
            say("“%(one)s” and “%(other)s”: one is a longer form of the other", one=one, other=other),
        )
    return None


def _is_slip(first: str, second: str) -> bool:
    """One slip of the keyboard in a name, two in a long one; two exchanged letters are one slip."""
    allowed = 0 if len(first) < 4 else 1 if len(first) < 10 else 2
    return OSA.distance(first, second, score_cutoff=allowed) <= allowed


def _is_part(short: list[str], long: list[str]) -> bool:
    """A second surname or a middle name left out; a middle name may be an initial."""
    return short[0] == long[0] and all(word in long for word in short)


def _compare_short(one: str, other: str, first: list[str], second: list[str]) -> Finding:
    """One word against several: it proves little, unless both have only that or the space was left out."""
    short, long = sorted((first, second), key=len)
    if short == long or short[0] in {"".join(long), *("".join(turned) for turned in _turns(long))}:
        return Finding(Grade.EQUAL, _equal_reason(one, other))
    if short[0] in long:
        return Finding(Grade.NEAR, say("“%(one)s” and “%(other)s” share a name", one=one, other=other))
    if reason := nickname_reason(short[0], long[0]):
        return Finding(Grade.NEAR, reason)
    return _alike(one, other, short, long) or Finding(Grade.CONTRARY)


@cache
def formal_names() -> dict[str, frozenset[str]]:
    """For every familiar form the names that it is short for."""
    formal: dict[str, set[str]] = {}
    for names in tomllib.loads(NICKNAMES.read_text("utf-8")).values():
        for name, shorts in names.items():
            for short in shorts:
                formal.setdefault(short, set()).add(name)
    return {short: frozenset(names) for short, names in formal.items()}


def nickname_reason(one: str, other: str) -> Sentence | None:
    """Why two folded first names may be one person's, if one is a familiar form or both are."""
    formal = formal_names()
    for short, name in ((one, other), (other, one)):
        if name in formal.get(short, ()):
            return say("“%(short)s” is short for “%(name)s”", short=short.title(), name=name.title())
    shared = sorted(formal.get(one, frozenset()) & formal.get(other, frozenset()))
    if not shared:
        return None
    return say(
        "“%(one)s” and “%(other)s” are both short for “%(name)s”",
        one=one.title(), other=other.title(), name=shared[0].title(),
    )  # fmt: skip
