"""The words that stand beside a letter in the lists: with whom it lies, and by when an answer is due."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.web.filters import format_date

from ..models import Letter
from .checking_rules import Step
from .models import LetterCheck
from .waiting import DUE, NO_ANSWER, Waits


def words_for(waits: Waits) -> str:
    return {
        Waits.AGREEMENT: _("Waiting for their yes"),
        Waits.CHECK: _("Waiting for a check"),
        Waits.SENDING: _("Not sent yet"),
        Waits.REPLY: _("Waiting for an answer"),
        Waits.OVERDUE: _("Answer overdue"),
        Waits.ANSWERED: _("Answered"),
    }[waits]


def due_of(letter: Letter) -> date | None:
    """By when the agency has to answer: by its own clock, or else the day that the letter asks for."""
    return db.session.scalar(select(DUE).select_from(Letter).where(Letter.id == letter.id))


def beside(letters: Sequence[Letter]) -> Mapping[int, str]:
    """One more line for each that has one. Two questions to the database, however many letters there are."""
    ids = [letter.id for letter in letters]
    found = select(Letter.id, DUE.label("due")).where(Letter.id.in_(ids))
    dues = {row.id: row.due for row in db.session.execute(found)}
    steps = _newest_steps(ids)
    lines = {letter.id: _line(letter, dues.get(letter.id), steps.get(letter.id)) for letter in letters}
    return {letter_id: line for letter_id, line in lines.items() if line}


def _newest_steps(ids: Sequence[int]) -> Mapping[int, Any]:
    newest = select(func.max(LetterCheck.id)).where(
        LetterCheck.letter_id.in_(ids), LetterCheck.state != Step.WROTE
    )
    found = select(LetterCheck.letter_id, LetterCheck.state, User.name)
    found = found.join(User, User.id == LetterCheck.by_id)
    found = found.where(LetterCheck.id.in_(newest.group_by(LetterCheck.letter_id)))
    return {row.letter_id: row for row in db.session.execute(found)}


def _line(letter: Letter, due: date | None, step: Any) -> str:
    if letter.state in ("draft", "agreed"):
        return _whose_turn(letter, step) if step else ""
    return answer_words(letter, due) if letter.sent_on and letter.state == "issued" else ""


def _whose_turn(letter: Letter, step: Any) -> str:
    if step.state == Step.QUESTIONS:
        words = _("%(who)s has questions. The answer lies with %(writer)s.")
        return words % {"who": step.name, "writer": letter.author.name}
    if step.state == Step.PASSED:
        return _("Checked by %(who)s. Not sent.", who=step.name)
    return _("The check lies with a colleague. %(who)s asked for it.", who=step.name)


def answer_words(letter: Letter, due: date | None) -> str:
    """What is known of the answer to a letter that went."""
    if letter.replied_on:
        return ""
    if letter.outcome == NO_ANSWER:
        return _("No answer came.")
    if due is None:
        return _("No day was set for the answer.")
    day = format_date(due, "MMMM d, yyyy")
    late = due < clock.today()
    return _("The answer was due on %(day)s.", day=day) if late else _("Answer due by %(day)s.", day=day)
