"""Chance that falls alike in every process, for the same seed."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Dice of their own for each part of the demo, so that a new text in one part moves no other."""

    def __init__(self, seed: int, *names: object) -> None:
        self._seed = seed
        self._names = names
        self._random = Random(":".join(str(part) for part in (seed, *names)))

    def for_(self, *names: object) -> "Dice":
        return Dice(self._seed, *self._names, *names)

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self._random.random() * len(options))]

    def number(self, least: int, most: int) -> int:
        return least + int(self._random.random() * (most - least + 1))

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def some(self, options: Sequence[T], count: int) -> list[T]:
        return self._random.sample(options, min(count, len(options)))

    def shuffled(self, options: Sequence[T]) -> list[T]:
        return self._random.sample(options, len(options))


class Deck:
    """Texts that are dealt one by one and shuffled again only when all have been used."""

    def __init__(self, texts: Sequence[str], dice: Dice) -> None:
        self._texts = texts
        self._dice = dice
        self._left: list[str] = []

    def deal(self) -> str:
        if not self._left:
            self._left = self._dice.shuffled(self._texts)
        return self._left.pop()
