"""What a check finds, and the list of all checks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from advocacy.settings import Settings


class Level(StrEnum):
    """How much it matters: stop using it until this is mended, mend it soon, or think about it."""

    STOP = "stop"
    MEND = "mend"
    ADVICE = "advice"


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be, and the way to mend it."""

    level: Level
    words: str
    mend: str
    check: str = ""


Look = Callable[[Settings], Iterator[Finding]]


@dataclass(frozen=True)
class Check:
    """One small question about the installation. A slow one is asked by the command, not by the page."""

    name: str
    look: Look
    slow: bool = False


OF_FILES: list[Check] = []
OF_THE_DATABASE: list[Check] = []


def of_files(*, slow: bool = False) -> Callable[[Look], Look]:
    """A check that needs no database: it is asked even when nothing can be opened."""
    return _adding_to(OF_FILES, slow)


def of_the_database(*, slow: bool = False) -> Callable[[Look], Look]:
    """A check that needs the application's database."""
    return _adding_to(OF_THE_DATABASE, slow)


def _adding_to(checks: list[Check], slow: bool) -> Callable[[Look], Look]:
    def add(look: Look) -> Look:
        checks.append(Check(_name(look), look, slow))
        return look

    return add


def _name(look: Look) -> str:
    return look.__name__.replace("_", "-")


def stop(words: str, mend: str) -> Finding:
    return Finding(Level.STOP, words, mend)


def mend(words: str, how: str) -> Finding:
    return Finding(Level.MEND, words, how)


def advice(words: str, how: str) -> Finding:
    return Finding(Level.ADVICE, words, how)
