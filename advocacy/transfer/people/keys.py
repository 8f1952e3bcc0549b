"""What two records of one person have in common, as short keys: so only likely ones have to be compared. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advocacy.folding import fold
from advocacy.people.alike import SUFFIXES, formal_names
from advocacy.people.duplicates import Known

MOST_WORDS = 6


@dataclass(frozen=True)
class Tellers:
    """The keys of one record: sure ones, those of its names, and its day of birth. `words` are its folded names."""

    certain: tuple[str, ...]
    names: tuple[str, ...]
    birth: date | None
    words: frozenset[str]

    @property
    def born(self) -> tuple[str, ...]:
        return (f"born {self.birth:%Y%m%d}",) if self.birth else ()

    def near_births(self) -> Iterator[str]:
        """The same day, then day and month exchanged, then the days that differ in one digit."""
        yield from self.born
        if self.birth is None:
            return
        digits = f"{self.birth:%Y%m%d}"
        yield f"born {digits[:4]}{digits[6:]}{digits[4:6]}"
        for at, digit in enumerate(digits):
            for other in "0123456789":
                if other != digit:
                    yield f"born {digits[:at]}{other}{digits[at + 1 :]}"


def tellers_of(known: Known) -> Tellers:
    split = [words for name in known.names if (words := words_of(name))]
    names = tuple(dict.fromkeys(key for words in _whole(split) for key in _name_keys(words)))
    phones = [digits for phone in known.phones if len(digits := re.sub(r"\D", "", phone)[-10:]) >= 7]
    certain = [f"reference {known.reference.strip().casefold()}"] if known.reference.strip() else []
    certain += [f"{digits} {name}" for digits in phones for name in names]
    if known.date_of_birth:
        certain += [f"{known.date_of_birth} {name}" for name in names]
    certain += [f"phone {digits}" for digits in phones]
    return Tellers(
        tuple(certain), names, known.date_of_birth, frozenset(word for words in split for word in words)
    )


def words_of(name: str) -> list[str]:
    """Folded words; “Jr.” does not make another name."""
    words = [fold(word).replace(" ", "") for word in name.replace(",", " ").split()]
    return [word for word in words if word and word not in SUFFIXES][:MOST_WORDS]


def _whole(split: list[list[str]]) -> list[list[str]]:
    """Whole names tell people apart; a short one counts only where there is nothing else."""
    return [words for words in split if len(words) > 1] or split


def _name_keys(words: list[str]) -> Iterator[str]:
    """The name as it is, from any of its words on, and with the whole form of a familiar one."""
    yield f"name {' '.join(sorted(words))}"
    for at in range(len(words)):
        yield f"joined {''.join(words[at:] + words[:at])}"
    formal = formal_names()
    for at, word in enumerate(words):
        for whole in sorted(formal.get(word, ())):
            yield f"name {' '.join(sorted([*words[:at], whole, *words[at + 1 :]]))}"
