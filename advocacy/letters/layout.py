"""The parts of a letter's body, for a page to draw: headings, dated facts, numbered asks, paragraphs, rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from advocacy.letters.written_days import ROW_OF_FACTS

_ASK = re.compile(r"\d+\. ")
# How every_letter.toml of each language opens the line of rules; a test holds them together.
RULES_OPEN = ("Rules we believe apply: ", "Normas que creemos aplicables: ")


class Part(StrEnum):
    """What a stretch of the body is."""

    HEADING = "heading"
    FACTS = "facts"
    ASKS = "asks"
    RULES = "rules"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Block:
    """One part of the body: its lines, or for facts the cells of each row."""

    part: Part
    lines: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Date, what happened, proof: three cells each, the last one perhaps empty."""
        cells = (line.split(" | ", 2) for line in self.lines)
        return tuple((*row, *[""] * (3 - len(row))) for row in cells)


def blocks(body: str) -> Iterator[Block]:
    """The body in order. Facts that follow one another are one table, asks one list."""
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    for part, group in groupby(lines, key=_part):
        plain = tuple(_unmarked(part, line) for line in group)
        if part in (Part.FACTS, Part.ASKS):
            yield Block(part, plain)
        else:
            yield from (Block(part, (line,)) for line in plain)


def _part(line: str) -> Part:
    if line.startswith("# "):
        return Part.HEADING
    if _ASK.match(line):
        return Part.ASKS
    if ROW_OF_FACTS.match(line):
        return Part.FACTS
    return Part.RULES if line.startswith(RULES_OPEN) else Part.PARAGRAPH


def _unmarked(part: Part, line: str) -> str:
    if part is Part.HEADING:
        return line[2:].strip()
    return _ASK.sub("", line, count=1) if part is Part.ASKS else line
