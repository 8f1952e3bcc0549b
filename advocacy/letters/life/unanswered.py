"""A letter to which no answer came."""

from flask_babel import gettext as _

from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.timeline import add_entry
from advocacy.web.refusals import Refused

from ..models import Letter
from ..rules import LetterState
from .waiting import NO_ANSWER


def set_no_answer(letter: Letter, words: str, *, by: User) -> None:
    """It waits no more. An answer that comes after all can still be written down."""
    if letter.state != LetterState.ISSUED or letter.sent_on is None:
        raise Refused(_("Write down first when and how the letter was sent."))
    if letter.replied_on is not None:
        raise Refused(_("There is an answer to this letter already."))
    if letter.outcome == NO_ANSWER:
        raise Refused(_("This is written down already."))
    letter.outcome, letter.reply_words = NO_ANSWER, words
    letter.version += 1
    title = _("No answer to the letter: %(subject)s", subject=letter.subject)
    add_entry(letter.case, "letter", letter.public_id, title, by=by)
    record("letter.not_answered", letter, by=by)
