"""Letters in a search: the words that print, and how they were answered."""

from collections.abc import Sequence

from flask import Flask, url_for
from flask_babel import lazy_gettext as _l

from advocacy import clock
from advocacy.textsearch.kinds import KINDS, Kind

from .models import Letter
from .rules import LetterState
from .texts import texts_of as printed_texts


def texts_of(letter: Letter) -> Sequence[str]:
    """A letter that was called back is no longer ours to find."""
    if letter.state == LetterState.VOID:
        return ()
    texts = printed_texts(letter)
    return (
        texts.pop("subject"),
        texts.pop("body"),
        *texts.values(),
        letter.worker,
        letter.recipient,
        letter.facts,
        letter.sent_note,
        letter.reply_words,
    )


def connect(_app: Flask) -> None:
    KINDS["letter"] = Kind(
        model=Letter,
        called=_l("Letter"),
        icon="mail",
        texts=texts_of,
        day=lambda letter: letter.issued_on or clock.day_of(letter.made_at),
        url=lambda letter: url_for("letters.show", letter_id=letter.public_id),
    )
