"""Everyone so far, found by name, birth date, phone or reference; only likely ones are compared. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from advocacy.people.duplicates import Known, Level, Likeness, likeness
from advocacy.sentences import Sentence, say

from .keys import Tellers, tellers_of

MOST_CANDIDATES = 60
NUMBER_ONLY = (say("Same case number"),)
ORDER = {Level.SAME: 0, Level.LIKELY: 1, Level.POSSIBLE: 2}


@dataclass(frozen=True)
class Entry:
    """Someone to compare with: a row of this file, by its line, or a person who is known already."""

    known: Known
    tellers: Tellers
    line: int = 0
    person: UUID | None = None


@dataclass(frozen=True)
class Found:
    """A likeness, and to whom."""

    likeness: Likeness
    entry: Entry

    @property
    def line(self) -> int:
        return self.entry.line

    @property
    def person(self) -> UUID | None:
        return self.entry.person

    @property
    def level(self) -> Level:
        return self.likeness.level

    @property
    def reasons(self) -> tuple[Sentence, ...]:
        return self.likeness.reasons


@dataclass
class Register:
    """Everyone so far, those of the file included as they are read; only likely ones are compared."""

    entries: list[Entry] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, known: Known, *, line: int = 0, person: UUID | None = None) -> None:
        entry = Entry(known, tellers_of(known), line, person)
        for key in dict.fromkeys((*entry.tellers.certain, *entry.tellers.names, *entry.tellers.born)):
            self.places[key].append(len(self.entries))
        self.entries.append(entry)

    def likest(self, known: Known) -> Found | None:
        """The strongest likeness to anyone, or None."""
        best: Found | None = None
        for entry in islice(self._candidates(known), MOST_CANDIDATES):
            found = _worth_a_look(known, entry.known)
            if found and (best is None or ORDER[found.level] < ORDER[best.level]):
                best = Found(found, entry)
            if best and best.level is Level.SAME:
                break
        return best

    def _candidates(self, known: Known) -> Iterator[Entry]:
        """The likeliest first, since only so many are compared. Nobody twice."""
        tellers = tellers_of(known)
        seen: set[int] = set()
        for number in self._numbers(known, tellers):
            if number not in seen:
                seen.add(number)
                yield self.entries[number]

    def _numbers(self, known: Known, tellers: Tellers) -> Iterator[int]:
        for key in tellers.certain:
            yield from self.places.get(key, ())
        for key in tellers.names:
            yield from (at for at in self.places.get(key, ()) if not self._born_apart(known, at))
        for key in tellers.near_births():
            yield from (at for at in self.places.get(key, ()) if self._shares_a_word(tellers, at))

    def _born_apart(self, known: Known, number: int) -> bool:
        """Two who are called the same and were born on other days are two. The near days are looked at later."""
        other = self.entries[number].known.date_of_birth
        return bool(known.date_of_birth and other and known.date_of_birth != other)

    def _shares_a_word(self, tellers: Tellers, number: int) -> bool:
        return not tellers.words.isdisjoint(self.entries[number].tellers.words)


def _worth_a_look(one: Known, other: Known) -> Likeness | None:
    """Another list counts its cases from 1 too: the number alone says nothing of two who were born on other days."""
    found = likeness(one, other)
    born_apart = one.date_of_birth and other.date_of_birth and one.date_of_birth != other.date_of_birth
    return None if found and born_apart and found.reasons == NUMBER_ONLY else found
