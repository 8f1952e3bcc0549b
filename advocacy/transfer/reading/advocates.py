"""Spellings of an advocate's name that probably mean the same advocate. A suggestion, never a merge."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from advocacy.folding import fold

CLOSE = 90


@dataclass(frozen=True)
class AdvocateGroup:
    """Spellings that may be one advocate: the most used one first, each with how often it stands there."""

    spellings: tuple[tuple[str, int], ...]

    @property
    def suggested(self) -> str:
        return self.spellings[0][0]

    @property
    def is_certain(self) -> bool:
        """Whether there is only one spelling, so that there is nothing to decide."""
        return len(self.spellings) == 1


def group_advocates(names: Iterable[str]) -> list[AdvocateGroup]:
    """The spellings in groups, each spelling in one; in the order of how often they are used."""
    counts = Counter(" ".join(name.split()) for name in names if name.strip())
    groups: list[list[str]] = []
    for name, _ in counts.most_common():
        home = next((group for group in groups if any(may_be_same(name, other) for other in group)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    return [AdvocateGroup(tuple((name, counts[name]) for name in group)) for group in groups]


def may_be_same(one: str, other: str) -> bool:
    """The same but for case, dots, accents, order, an initial or a slip of the keyboard."""
    first, second = fold(one).split(), fold(other).split()
    if sorted(first) == sorted(second):
        return True
    if len(first) == len(second) and all(map(_abbreviates, first, second)):
        return _share_a_word(first, second)
    long_enough = min(len(" ".join(first)), len(" ".join(second))) >= 6
    return long_enough and fuzz.ratio(" ".join(first), " ".join(second)) >= CLOSE


def _abbreviates(one: str, other: str) -> bool:
    """“r” stands for “rose”, and the other way round."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _share_a_word(first: Sequence[str], second: Sequence[str]) -> bool:
    """Two initials alone prove nothing: one whole word must be the same."""
    return any(one == other and len(one) > 1 for one, other in zip(first, second, strict=True))
