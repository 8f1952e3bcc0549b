"""A figure, the goal that it has to reach, and the control that shows that it could have failed."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click

DATABASES = ("embedded", "postgresql")


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    found: str
    goal: str
    met: bool
    control: str = ""
    control_shows: bool = True

    @property
    def holds(self) -> bool:
        return self.met and self.control_shows


@dataclass(frozen=True)
class Size:
    """How much is done: enough to quote, or a short look that everything still works."""

    short: bool = False
    on: tuple[str, ...] = DATABASES

    def pick(self, long: int, short: int) -> int:
        return short if self.short else long


Trial = Callable[[Size], Sequence[Figure]]


def say(words: str) -> None:
    """Progress goes to the other channel, so that the table can be kept in a file."""
    click.echo(words, err=True)


def table(figures: Sequence[Figure]) -> str:
    lines = ["| what | found | goal | | control |", "|---|---|---|---|---|"]
    for one in figures:
        mark = "met" if one.holds else "NOT MET"
        lines.append(f"| {one.what} | {one.found} | {one.goal} | {mark} | {one.control} |")
    return "\n".join(lines)


def size_asked(given: Sequence[str]) -> Size:
    """`--short` for a quick look, `--on embedded` or `--on postgresql` for one of the two databases."""
    chosen = tuple(one for one in DATABASES if one in given) if "--on" in given else DATABASES
    return Size(short="--short" in given, on=chosen)


def run(trial: Trial) -> None:
    """One trial from the command line."""
    figures = trial(size_asked(sys.argv[1:]))
    click.echo(table(figures))
    sys.exit(0 if all(one.holds for one in figures) else 1)
