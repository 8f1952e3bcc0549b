"""A figure, the goal that it has to reach, and the control that shows that it could have failed."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click


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


def run(trial: Trial, arguments: Sequence[str] | None = None) -> None:
    """One trial from the command line: `--short` for a quick look."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    figures = trial(Size(short="--short" in given))
    click.echo(table(figures))
    sys.exit(0 if all(one.holds for one in figures) else 1)
