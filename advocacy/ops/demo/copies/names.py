"""Names for the people of a copy: what they are called stays, so that notes stay true; the family name changes.

Pure. Family names are those of the cast, handed on within one script, so that nobody has letters of two.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

FAMILY_FIRST = frozenset({"vi", "zh", "ko", "ja"})
LONG_FAMILIES = frozenset({"歐陽"})
# Area codes that do not exist, so that no copy's telephone is anybody's.
AREAS = [f"{first}9{last}" for first in range(2, 10) for last in range(10)]


class Family(NamedTuple):
    """A family name, and how it is written in Latin letters where the cast says so."""

    name: str
    latin: str = ""


@dataclass(frozen=True)
class Parts:
    """A name in two parts, and how they are put together."""

    called: str
    family: Family
    family_first: bool
    between: str

    def with_family(self, name: str) -> str:
        both = (name, self.called) if self.family_first else (self.called, name)
        return self.between.join(both)


def parts_of(name: str, language: str, others: str = "") -> Parts:
    first = language in FAMILY_FIRST
    if first and " " not in name:
        length = 2 if name[:2] in LONG_FAMILIES else 1
        return Parts(name[length:], Family(name[:length], _latin(language, others)), True, "")
    begin, _, rest = name.partition(" ")
    family, called = (begin, rest) if first and rest else (rest, begin)
    return Parts(called, Family(family, _latin(language, others)), bool(first and rest), " ")


def _latin(language: str, others: str) -> str:
    """The family name of “Oksana Bilyk”, of “Xu Meilan” and of “Phuc Dang”."""
    words = others.partition(",")[0].split()
    return words[0 if language == "zh" else -1] if len(words) > 1 else ""


def script_of(name: str) -> str:
    return unicodedata.name(name[0], "").partition(" ")[0]


class Families:
    """The family names of the cast by script, each handed on by one place with every copy."""

    def __init__(self, people: Iterable[Mapping[str, Any]]) -> None:
        self._known: dict[tuple[str, bool], list[Family]] = defaultdict(list)
        for one in people:
            parts = parts_of(one["name"], one["name_language"], one["other_names"])
            if parts.family.name:
                self._known[script_of(one["name"]), parts.family_first].append(parts.family)

    def renamed(self, one: Mapping[str, Any], copy: int) -> dict[str, str]:
        """The names of this person’s copy. Who goes by one name keeps it."""
        parts = parts_of(one["name"], one["name_language"], one["other_names"])
        if not parts.family.name:
            return {}
        family = self._handed_on(parts, script_of(one["name"]), copy)
        others = one["other_names"]
        if parts.family.latin and family.latin:
            others = others.replace(parts.family.latin, family.latin)
        return {
            "name": parts.with_family(family.name),
            "legal_name": one["legal_name"].replace(parts.family.name, family.name),
            "other_names": others,
        }

    def for_staff(self, name: str, copy: int) -> str:
        """Colleagues take theirs from the Latin ones."""
        known = self._known["LATIN", False]
        called = name.partition(" ")[0]
        return f"{called} {known[(sum(map(ord, name)) + copy) % len(known)].name}"

    def _handed_on(self, parts: Parts, script: str, copy: int) -> Family:
        known: Sequence[Family] = self._known[script, parts.family_first]
        return known[(known.index(parts.family) + copy) % len(known)]


def in_another_area(phone: str, copy: int) -> str:
    area, dash, rest = phone.partition("-")
    if area not in AREAS:
        return phone
    return f"{AREAS[(AREAS.index(area) + copy) % len(AREAS)]}{dash}{rest}"
