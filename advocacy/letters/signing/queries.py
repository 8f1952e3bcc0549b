"""The names under a letter that was found within sight already."""

from collections.abc import Sequence

from sqlalchemy import select

from advocacy.db import db

from ..models import Letter
from .models import LetterSignature


def names_under(letter: Letter) -> Sequence[LetterSignature]:
    """The oldest first."""
    found = select(LetterSignature).where(LetterSignature.letter_id == letter.id)
    return db.session.scalars(found.order_by(LetterSignature.id)).all()
