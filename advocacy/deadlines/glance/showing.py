"""What the pages of dates show, as plain values: numbered lines, and the picture of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from advocacy import clock
from advocacy.issues.words import system_words
from advocacy.web.filters import plain_day

from . import words
from .drawing import BACK, LATELY, Dated, Picture, draw
from .rules import Became, Mark, in_danger, mark_of


@dataclass(frozen=True)
class Line:
    """One date in the table; its number is the one in the picture."""

    number: int
    row: Any
    mark: Mark
    words: str
    about: str
    url: str
    became: str
    proof: str
    left: str
    danger: bool
    legal: str
    hedge: bool
    lead: str


@dataclass(frozen=True)
class Drawn:
    """A picture, what it says in words, and which of its shapes mean what."""

    picture: Picture
    words: str
    shapes: list[tuple[Mark, str]]


def lines_of(rows: Sequence[Any], first: int, leads: Mapping[int, str]) -> list[Line]:
    return [_line(row, number, leads) for number, row in enumerate(rows, max(first, 1))]


def _line(row: Any, number: int, leads: Mapping[int, str]) -> Line:
    today = clock.today()
    is_open = row.became == Became.OPEN
    left = words.left_words(row.act, (row.day - today).days) if is_open and row.day else ""
    legal = plain_day(row.legal_last) if is_open and row.legal_last != row.day else ""
    return Line(
        number=number,
        row=row,
        mark=mark_of(row.became, row.act, row.day, today),
        words=words.date_words(row),
        about=", ".join(filter(None, (words.purpose_words(row), _system(row)))),
        url=_url(row),
        became=words.became_words(row),
        proof=words.proof_words(row),
        left=left,
        danger=in_danger(row.became, row.act, row.day, today),
        legal=legal,
        hedge=bool(row.hedge) and is_open,
        lead=leads.get(row.lead, ""),
    )


def _system(row: Any) -> str:
    return system_words(row.system) if row.system else ""


def _url(row: Any) -> str:
    if row.kind == "appointment":
        return url_for("appointments.show", appointment_id=row.public_id)
    return url_for("deadlines.show", deadline_id=row.public_id)


def drawn(lines: Sequence[Line], *, coming: bool) -> Drawn | None:
    dated = [Dated(line.number, line.row.day, line.mark) for line in lines if line.row.day]
    picture = draw(dated, clock.today(), LATELY if coming else BACK)
    if picture is None:
        return None
    there = {mark.mark for mark in picture.marks}
    shapes = [(mark, words.mark_words(mark)) for mark in Mark if mark in there]
    return Drawn(picture, _in_words(lines, picture), shapes)


def _in_words(lines: Sequence[Line], picture: Picture) -> str:
    """The same for whoever does not see it."""
    by_number = {line.number: line for line in lines}
    said = [_("Today is %(day)s.", day=plain_day(clock.today()))]
    for mark in picture.marks:
        line = by_number[mark.number]
        said.append(f"{plain_day(line.row.day)}: {line.words}, {words.mark_words(mark.mark)}.")
    return " ".join(said)
