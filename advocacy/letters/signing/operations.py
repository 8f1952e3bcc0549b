"""Putting a name under a letter."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.consent.giving.drawing import svg_of
from advocacy.db import db
from advocacy.web.refusals import Refused

from ..models import Letter
from ..printing import text_sha256
from ..rules import LetterState
from ..template import Signer
from .models import LetterSignature
from .rules import How, Who, obstacle_to_signing


@dataclass(frozen=True, kw_only=True)
class Signing:
    """Whose name, and how it was written."""

    who: Who
    how: How
    strokes: str = ""
    typed: str = ""
    signed_on: date


def sign(letter: Letter, signing: Signing, read: str, *, by: User) -> LetterSignature:
    """Under exactly the words that were shown: `read` is their fingerprint."""
    state, signer, is_author = LetterState(letter.state), Signer(letter.signer), letter.author_id == by.id
    if found := obstacle_to_signing(state, signer, signing.who, signing.how, is_author=is_author):
        raise Refused(_(found))
    stands = text_sha256(letter)
    if read != stands:
        raise Refused(_("The words changed meanwhile. Read them once more, then sign."))
    name = LetterSignature(
        public_id=uuid4(),
        letter_id=letter.id,
        who=signing.who,
        how=signing.how,
        drawn=_drawn(signing),
        typed=_typed(signing),
        text_sha256=stands,
        signed_on=_day(signing),
        at=clock.now(),
        by_id=by.id,
    )
    db.session.add(name)
    letter.version += 1
    record("letter.signed", letter, by=by, who=signing.who, how=signing.how)
    return name


def _drawn(signing: Signing) -> bytes | None:
    if signing.how is not How.DRAWN:
        return None
    if (lines := svg_of(signing.strokes)) is None:
        raise Refused(_("There is no drawing yet. Draw the name, or type it."))
    return lines


def _typed(signing: Signing) -> str:
    if signing.how is not How.TYPED:
        return ""
    if not signing.typed.strip():
        raise Refused(_("Type the name."))
    return signing.typed.strip()


def _day(signing: Signing) -> date:
    """On the screen it is signed now. On paper it may have been before today."""
    if signing.how is not How.PAPER:
        return clock.today()
    if signing.signed_on > clock.today():
        raise Refused(_("Write the day on which it was signed: today or earlier."))
    return signing.signed_on
