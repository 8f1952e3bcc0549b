"""The check of a letter by a second person, as rows that say who did what to which words."""

from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.organization.queries import the_organization
from advocacy.web.refusals import Refused

from ..models import Letter
from ..printing import text_sha256
from ..rules import LetterState
from ..template import Signer
from . import queries
from .checking_rules import (
    CheckObstacle,
    Step,
    WhenChecked,
    is_checked,
    known,
    needs_check,
    obstacle_to_checking,
)
from .models import LetterCheck

UNISSUED = (LetterState.DRAFT, LetterState.AGREED)


def wants_check(letter: Letter) -> bool:
    when = WhenChecked(the_organization().letter_check)
    return needs_check(when, person_alone=letter.signer == Signer.PERSON)


def was_checked(letter: Letter) -> bool:
    steps = queries.looked(queries.steps_of(letter))
    return is_checked(steps, letter.author_id, text_sha256(letter))


def note_writer(letter: Letter, *, by: User) -> None:
    """Whose words they are: once for each who wrote, and for ever."""
    if not known(queries.looked(queries.steps_of(letter)), by.id):
        _step(letter, Step.WROTE, "", "", by)


def ask_for_check(letter: Letter, words: str, *, by: User) -> None:
    """From now on it stands in the list of those who may check it."""
    if letter.state not in UNISSUED:
        raise Refused(_(CheckObstacle.NOT_NOW))
    _step(letter, Step.ASKED, words, text_sha256(letter), by)
    letter.version += 1
    record("letter.check_asked", letter, by=by)


def answer_questions(letter: Letter, words: str, *, by: User) -> None:
    """The writer says what became of the questions. The words are then looked at again."""
    if letter.state not in UNISSUED:
        raise Refused(_(CheckObstacle.NOT_NOW))
    if not words.strip():
        raise Refused(_("Write your answer."))
    _step(letter, Step.ANSWERED, words, text_sha256(letter), by)
    letter.version += 1
    record("letter.check_answered", letter, by=by)


def ask_questions(letter: Letter, words: str, read: str, *, by: User) -> None:
    if not words.strip():
        raise Refused(_(CheckObstacle.NO_WORDS))
    _look(letter, Step.QUESTIONS, words, read, by)


def pass_check(letter: Letter, words: str, read: str, *, by: User) -> None:
    """Exactly the words that were read may go. Another word needs another look."""
    _look(letter, Step.PASSED, words, read, by)


def _look(letter: Letter, step: Step, words: str, read: str, by: User) -> None:
    steps, stands = queries.looked(queries.steps_of(letter)), text_sha256(letter)
    unissued = letter.state in UNISSUED
    if found := obstacle_to_checking(steps, letter.author_id, by.id, read, stands, unissued=unissued):
        raise Refused(_(found))
    _step(letter, step, words, stands, by)
    letter.version += 1
    record(f"letter.check_{step.value}", letter, by=by)


def _step(letter: Letter, step: Step, words: str, sha256: str, by: User) -> None:
    db.session.add(
        LetterCheck(
            public_id=uuid4(),
            letter_id=letter.id,
            state=step,
            words=words,
            text_sha256=sha256,
            at=clock.now(),
            by_id=by.id,
        )
    )
