"""What is kept of a letter's life. The letter itself was found within sight already."""

from collections.abc import Sequence

from sqlalchemy import select

from advocacy.db import db

from ..models import Letter
from ..rules import LetterState
from .checking_rules import Looked, Step
from .models import LetterCheck, LetterSending


def steps_of(letter: Letter) -> Sequence[LetterCheck]:
    """In the order in which they happened, with those that only say who wrote."""
    found = select(LetterCheck).where(LetterCheck.letter_id == letter.id).order_by(LetterCheck.id)
    return db.session.scalars(found).all()


def looked(steps: Sequence[LetterCheck]) -> tuple[Looked, ...]:
    return tuple(Looked(Step(one.state), one.by_id, one.text_sha256) for one in steps)


def sendings_of(letter: Letter) -> Sequence[LetterSending]:
    found = select(LetterSending).where(LetterSending.letter_id == letter.id)
    return db.session.scalars(found.order_by(LetterSending.sent_on, LetterSending.id)).all()


def corrections_of(letter: Letter) -> Sequence[Letter]:
    """What was written to replace it, and is not void."""
    found = select(Letter).where(Letter.supersedes_id == letter.id, Letter.state != LetterState.VOID)
    return db.session.scalars(found.order_by(Letter.id)).all()


def followers_of(letter: Letter) -> Sequence[Letter]:
    return db.session.scalars(select(Letter).where(Letter.follows_id == letter.id).order_by(Letter.id)).all()


def replaced_by(letter: Letter) -> Letter | None:
    """The issued letter that stands in its place."""
    return next((one for one in corrections_of(letter) if one.state == LetterState.ISSUED), None)
