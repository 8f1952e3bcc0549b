"""Dates that need doing, as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import current_app, url_for

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.cases.panels import Coming

from ..outcome.queries import rule_of, title_of
from ..words import result_words
from . import queries, words
from .rules import LETTER_OF, Move, in_danger, next_move


@dataclass(frozen=True)
class NextMove:
    """What can be done where a day went by: the letter, and the rules that come after."""

    words: str
    url: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doing:
    """One line: what, by when, how near, and whether it is in danger."""

    row: Any
    what: str
    title: str
    url: str
    left: str
    danger: bool
    note: str
    move: NextMove | None


def lines(rows: Sequence[Any]) -> list[Doing]:
    today = clock.today()
    return [_line(row, row.case, today) for row in rows]


def _line(row: Any, case: UUID, today: date) -> Doing:
    return Doing(
        row,
        result_words(row.result) if row.rule else title_of(row),
        title_of(row) if row.rule else "",
        url_for("deadlines.show", deadline_id=row.public_id),
        words.left_words(row, today),
        in_danger(row.act, row.state, row.work_by, today),
        words.note_words(row, today),
        move_of(row, row.notice, case, today),
    )


def move_of(row: Any, notice: UUID, case: UUID, today: date) -> NextMove | None:
    """The letter that is written now, and what the law opens next. Only where letters are switched on."""
    move = next_move(row.act, row.state, row.legal_last or row.work_by, today)
    if move is None or "letters.new" not in current_app.view_functions:
        return None
    url = url_for("letters.new", case_id=case, notice=notice, template=LETTER_OF[move])
    return NextMove(words.move_words(move), url, _after(row) if move == Move.ASK_FOR_ANSWER else ())


def _after(row: Any) -> tuple[str, ...]:
    """What can be done instead of waiting on, by the rules that follow this one."""
    rule = rule_of(row)
    codes = rule.companions.get("after", ()) if rule else ()
    return tuple(title_of(_Named(code)) for code in codes)


@dataclass(frozen=True)
class _Named:
    """A rule by its code alone, for its title."""

    rule: str
    title: str = ""


def coming_of(case: Case, _user: User) -> list[Coming]:
    """What stands under “What comes next” of a case."""
    today = clock.today()
    return [_coming(_line(row, case.public_id, today)) for row in queries.of_case(case)]


def _coming(line: Doing) -> Coming:
    return Coming(
        day=line.row.work_by,
        words=line.what,
        url=line.url,
        note=" ".join(part for part in (line.title, line.note) if part),
        tag=line.left,
        soon=line.danger,
    )
