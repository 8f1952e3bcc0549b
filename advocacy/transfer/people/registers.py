"""Everyone so far, found by name, birth date, phone or reference; only likely ones are compared. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from advocacy.folding import tokens
from advocacy.people.duplicates import Known, Level, Likeness, likeness
from advocacy.sentences import say

MOST_CANDIDATES = 60
NUMBER_ONLY = (say("Same case number"),)
ORDER = {Level.SAME: 0, Level.LIKELY: 1, Level.POSSIBLE: 2}


@dataclass
class Register:
    """Everyone so far, those of the file included as they are read; only likely ones are compared."""

    known: list[Known] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, known: Known) -> None:
        number = len(self.known)
        self.known.append(known)
        for key in set(_keys(known)):
            self.places[key].append(number)

    def likest(self, known: Known) -> Likeness | None:
        """The strongest likeness to anyone, or None."""
        numbers = dict.fromkeys(number for key in _keys(known) for number in self.places.get(key, ()))
        found = (_worth_a_look(known, self.known[number]) for number in islice(numbers, MOST_CANDIDATES))
        return min((one for one in found if one), key=lambda one: ORDER[one.level], default=None)


def _worth_a_look(one: Known, other: Known) -> Likeness | None:
    """Another list counts its cases from 1 too: the number alone says nothing of two who were born on other days."""
    found = likeness(one, other)
    born_apart = one.date_of_birth and other.date_of_birth and one.date_of_birth != other.date_of_birth
    return None if found and born_apart and found.reasons == NUMBER_ONLY else found


def _keys(known: Known) -> Iterator[str]:
    """The strongest first, since only so many are compared."""
    if known.reference.strip():
        yield f"reference {known.reference.strip().casefold()}"
    if known.date_of_birth:
        yield f"born {known.date_of_birth}"
    for phone in known.phones:
        if digits := re.sub(r"\D", "", phone)[-10:]:
            yield f"phone {digits}"
    for token in dict.fromkeys(token for name in known.names for token in tokens(name)):
        yield f"name {token}"
