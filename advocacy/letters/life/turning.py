"""Making an issued letter void, writing a corrected one in its place, and following one that was not answered."""

from typing import Any
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.web.refusals import Refused

from ..models import Letter
from ..operations import start_letter
from ..rules import LetterState, Obstacle
from ..template import LetterTemplate
from . import queries
from .checking import note_writer
from .checking_rules import Step

# What a corrected letter takes over: all that was answered, and every word.
SAME = (
    "case_id",
    "issue_id",
    "template",
    "template_version",
    "own_template_id",
    "signer",
    "language",
    "large_print",
    "facts",
    "authority_day",
    "worker",
    "recipient",
    "agency_id",
    "purpose",
    "subject",
    "about",
    "salutation",
    "body",
    "enclosures",
    "copies",
    "filled_sha256",
    "reply_by",
    "notice_id",
    "deadline_id",
    "follows_id",
)


def make_void(letter: Letter, why: str, *, by: User) -> None:
    """Its number stays taken and its bytes stay kept. It must not be used."""
    if letter.state != LetterState.ISSUED:
        raise Refused(_(Obstacle.NOT_ISSUED_YET))
    if letter.sent_on is not None:
        raise Refused(_("This letter was sent already. Write a corrected one that replaces it."))
    if not why.strip():
        raise Refused(_("Write why it must not be used."))
    letter.state, letter.void_why = LetterState.VOID, why
    letter.version += 1
    title = _("Letter made void: %(subject)s", subject=letter.subject)
    add_entry(letter.case, "letter", letter.public_id, title, by=by)
    record("letter.voided", letter, by=by)


def correct(letter: Letter, *, by: User) -> Letter:
    """A draft with the same words and answers. On paper it says which letter it replaces."""
    if letter.state != LetterState.ISSUED:
        raise Refused(_(Obstacle.NOT_ISSUED_YET))
    if letter.case.is_closed:
        raise Refused(_("The case is closed. Reopen it before you write a letter."))
    if queries.corrections_of(letter):
        raise Refused(_("A corrected letter was begun already."))
    same: dict[str, Any] = {name: getattr(letter, name) for name in SAME}
    corrected = Letter(
        public_id=uuid4(),
        **same,
        answers=dict(letter.answers),
        left_out=list(letter.left_out),
        cites=list(letter.cites),
        topics=list(letter.topics),
        state=LetterState.DRAFT,
        supersedes_id=letter.id,
        author_id=by.id,
        made_at=clock.now(),
        changed_at=clock.now(),
    )
    db.session.add(corrected)
    db.session.flush()
    for one in queries.steps_of(letter):
        if one.state == Step.WROTE:
            note_writer(corrected, by=one.by)
    note_writer(corrected, by=by)
    record("letter.corrected", letter, by=by)
    return corrected


def follow(letter: Letter, template: LetterTemplate, *, by: User) -> Letter:
    """A further letter to the same place, chained to the first."""
    if letter.state != LetterState.ISSUED or letter.sent_on is None:
        raise Refused(_("Write down first when and how the letter was sent."))
    further = start_letter(letter.case, template, letter.issue, template.usual_signer, by=by)
    further.follows_id, further.notice_id = letter.id, letter.notice_id
    further.worker, further.recipient, further.agency_id = letter.worker, letter.recipient, letter.agency_id
    return further
