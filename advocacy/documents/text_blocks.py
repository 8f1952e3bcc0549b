"""Typed text into the blocks of a letter.

A blank line ends a paragraph. A line that starts with `# ` is a heading, with `1. ` a numbered item, with `- ` a
bullet; `date | fact | proof` is a row of the table of facts. Everything else stays as it was typed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

HEADING = re.compile(r"#{1,6}\s+(?P<rest>\S.*)")
NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<rest>\S.*)")
BULLET = re.compile(r"[-*•]\s+(?P<rest>\S.*)")


@dataclass(frozen=True)
class Paragraph:
    """Words as typed; a line break in it stays one."""

    text: str


@dataclass(frozen=True)
class Heading:
    """One line above what follows."""

    text: str


@dataclass(frozen=True)
class NumberedList:
    """What is asked, point by point; starts at the number that was typed first."""

    items: tuple[str, ...]
    start: int = 1


@dataclass(frozen=True)
class BulletList:
    """Points without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """What happened on a day, and the proof of it."""

    day: str
    fact: str
    proof: str = ""


@dataclass(frozen=True)
class FactsTable:
    """Facts in the order in which they were typed."""

    rows: tuple[Fact, ...]

    @property
    def has_proof(self) -> bool:
        return any(row.proof for row in self.rows)


Block = Paragraph | Heading | NumberedList | BulletList | FactsTable


@dataclass
class _Piece:
    """A typed line with its kind; a line without a mark of its own belongs to the piece before it."""

    kind: str
    text: str
    number: int = 1


def text_blocks(text: str) -> tuple[Block, ...]:
    pieces = list(_pieces(text))
    return tuple(
        block
        for kind, group in groupby(pieces, lambda piece: piece.kind)
        for block in _blocks(kind, list(group))
    )


def _pieces(text: str) -> Iterator[_Piece]:
    current: _Piece | None = None
    for line in [*(line.strip() for line in text.splitlines()), ""]:
        started = _start(line)
        if (
            current is not None
            and not started
            and line
            and current.kind in ("paragraph", "numbered", "bullet")
        ):
            current.text += "\n" + line
            continue
        if current is not None:
            yield current
        current = started or (_Piece("paragraph", line) if line else None)


def _start(line: str) -> _Piece | None:
    if match := HEADING.fullmatch(line):
        return _Piece("heading", match["rest"])
    if match := NUMBERED.fullmatch(line):
        return _Piece("numbered", match["rest"], int(match["number"]))
    if match := BULLET.fullmatch(line):
        return _Piece("bullet", match["rest"])
    return _Piece("row", line) if all(_cells(line)) and len(_cells(line)) > 1 else None


def _cells(line: str) -> list[str]:
    """Day and fact; what follows is the proof and may be empty or hold further strokes."""
    return [cell.strip() for cell in line.strip("|").split("|", 2)[:2]]


def _blocks(kind: str, pieces: list[_Piece]) -> Iterator[Block]:
    texts = tuple(piece.text for piece in pieces)
    if kind == "numbered":
        yield NumberedList(texts, start=pieces[0].number)
    elif kind == "bullet":
        yield BulletList(texts)
    elif kind == "row":
        yield FactsTable(tuple(_fact(text) for text in texts))
    else:
        yield from map(Heading if kind == "heading" else Paragraph, texts)


def _fact(text: str) -> Fact:
    day, fact = _cells(text)
    proof = text.strip("|").split("|", 2)[2:]
    return Fact(day, fact, "".join(proof).strip())
