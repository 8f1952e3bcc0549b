"""Every change to a letter."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.attachments.queries import count_of
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.consent.disclosing.operations import Gone, write_down_sent
from advocacy.consent.operations import SaidYes, record_agreement
from advocacy.consent.sending import HowSent, how_sent_words
from advocacy.db import db
from advocacy.deadlines.models import Deadline, Notice
from advocacy.issues.models import Issue
from advocacy.web.refusals import ChangedMeanwhile, Refused

from .beginning import addressed_to, day_signed, take_from
from .checking import check, facts_for_rules
from .gathering import filled
from .issuing import outgoing
from .life.checking import note_writer
from .life.queries import replaced_by
from .life.sending import write_down_sending
from .models import EarlierText, Letter
from .own.models import OwnTemplate
from .printing import telling, text_sha256
from .rules import Agreed, LetterState, Obstacle, obstacle_to_agreeing, obstacle_to_sending
from .template import LetterTemplate, Signer
from .templates import template_of
from .texts import changed_by_hand, lines_of, put_texts, sha256_of, texts_from, texts_of
from .typed import Outcome, Typed

REPLY_WITHIN = timedelta(days=30)


def start_letter(
    case: Case,
    template: LetterTemplate,
    issue: Issue | None,
    signer: Signer,
    *,
    by: User,
    notice: Notice | None = None,
    deadline: Deadline | None = None,
    own: OwnTemplate | None = None,
) -> Letter:
    """A draft, filled from the case and from the notice that it answers, in the language of the template."""
    if case.is_closed:
        raise Refused(_("The case is closed. Reopen it before you write a letter."))
    letter = Letter(
        public_id=uuid4(),
        case=case,
        issue=issue,
        **_kind_of(template),
        own_template=own,
        signer=signer,
        answers={},
        left_out=[],
        state=LetterState.DRAFT,
        **addressed_to(issue),
        reply_by=clock.today() + REPLY_WITHIN,
        author_id=by.id,
        made_at=clock.now(),
        changed_at=clock.now(),
    )
    db.session.add(letter)
    db.session.flush()
    take_from(notice, deadline, letter, template)
    letter.authority_day = day_signed(letter)
    _fill(letter)
    note_writer(letter, by=by)
    record("letter.started", letter, by=by, template=template.code)
    return letter


def _kind_of(template: LetterTemplate) -> dict[str, Any]:
    return {
        "template": template.code,
        "template_version": template.version,
        "language": template.language,
        "topics": list(template.topics),
        "purpose": template.purpose,
    }


def _fill(letter: Letter) -> None:
    put_texts(letter, texts_from(filled(letter)))
    letter.filled_sha256 = sha256_of(texts_of(letter))


def change_letter(letter: Letter, typed: Typed, version: int | None, *, fill: bool, by: User) -> Outcome:
    """Take over what was typed. Filling again never loses words: those it replaces are kept as an earlier text.

    In another language the letter is filled anew from the same answers.
    """
    if letter.state not in (LetterState.DRAFT, LetterState.AGREED):
        raise Refused(_(Obstacle.NOT_A_DRAFT))
    if version is not None and letter.version != version:
        raise ChangedMeanwhile(letter)
    printed, offered = text_sha256(letter), texts_from(filled(letter))
    by_hand = changed_by_hand(letter) or typed.texts != texts_of(letter)
    spoke = letter.language
    _take(letter, typed)
    if letter.language != spoke:
        fill = by_hand = True
    outcome = _settle_texts(letter, typed, offered, by_hand=by_hand, fill=fill, by=by)
    letter.version += 1
    letter.changed_at = clock.now()
    if text_sha256(letter) != printed:
        note_writer(letter, by=by)
        letter.state = LetterState.DRAFT
    record("letter.changed", letter, by=by, state=letter.state)
    return outcome


def as_typed(letter: Letter, typed: Typed) -> None:
    """The letter as it would be after saving, for a look at its page. Whoever calls it throws the change away."""
    by_hand = changed_by_hand(letter) or typed.texts != texts_of(letter)
    spoke = letter.language
    _take(letter, typed)
    put_texts(letter, typed.texts)
    if not by_hand or letter.language != spoke:
        _fill(letter)


def _take(letter: Letter, typed: Typed) -> None:
    for name in ("signer", "large_print", "worker", "recipient", "facts", "reply_by", "authority_day"):
        setattr(letter, name, getattr(typed, name))
    if typed.language is not None and letter.own_template_id is None:
        letter.language = template_of(letter.template, typed.language).language
    letter.answers, letter.left_out = dict(typed.answers), list(typed.left_out)
    letter.cites = list(typed.cites)
    if typed.topics is not None and typed.purpose is not None:
        letter.topics, letter.purpose = list(typed.topics), typed.purpose


def _settle_texts(
    letter: Letter, typed: Typed, offered: Mapping[str, str], *, by_hand: bool, fill: bool, by: User
) -> Outcome:
    """Words changed by hand stay until somebody asks for filling; untouched ones follow the answers."""
    put_texts(letter, typed.texts)
    if by_hand and not fill:
        would_be = texts_from(filled(letter))
        return Outcome.SAVED if would_be == offered else Outcome.KEPT_AS_WRITTEN
    if by_hand:
        keep_earlier_text(letter, by=by)
    _fill(letter)
    return Outcome.FILLED if texts_of(letter) != typed.texts else Outcome.SAVED


def keep_earlier_text(letter: Letter, *, by: User) -> None:
    db.session.add(
        EarlierText(letter_id=letter.id, words=texts_of(letter), kept_at=clock.now(), kept_by_id=by.id)
    )


def agree(letter: Letter, yes: SaidYes, *, by: User) -> None:
    """The person said yes to exactly these words."""
    yes.is_to(letter.version)
    checked = check(letter)
    facts = facts_for_rules(letter, checked)
    agreement = Agreed(yes.agreed_on, yes.said_to, facts.text_sha256)
    if obstacle := obstacle_to_agreeing(facts, agreement, clock.today()):
        raise Refused(_(obstacle))
    if checked.missing:
        raise Refused(_(Obstacle.ELEMENTS_MISSING))
    if checked.address:
        raise Refused(checked.address)
    record_agreement(letter.case, "letter", letter.public_id, outgoing(letter), yes, by=by)
    letter.state = LetterState.AGREED
    letter.version += 1
    record("letter.agreed", letter, by=by)


def record_sent(letter: Letter, sent_on: date, how: str, note: str, *, number: str = "", by: User) -> None:
    """It left the house, perhaps once more. Until this is written down, an issued letter counts as not sent.

    The letter keeps the first day on which it went; every time that it went is a row of its own.
    """
    state, replaced = LetterState(letter.state), replaced_by(letter) is not None
    if obstacle := obstacle_to_sending(state, letter.issued_on, sent_on, clock.today(), is_replaced=replaced):
        raise Refused(_(obstacle))
    write_down_sent(_gone(letter, sent_on, how), by=by)
    write_down_sending(letter, sent_on, HowSent(how), number, note, by=by)
    if letter.sent_on is None or sent_on < letter.sent_on:
        letter.sent_on, letter.sent_how, letter.sent_note = sent_on, how, note
    letter.version += 1
    title = _("Letter sent by %(how)s: %(subject)s", how=how_sent_words(how), subject=letter.subject)
    add_entry(letter.case, "letter", letter.public_id, title, by=by, on=sent_on)
    record("letter.sent", letter, by=by, how=how)


def _gone(letter: Letter, sent_on: date, how: str) -> Gone:
    number = letter.document.number if letter.document else ""
    return Gone(
        kind="letter",
        subject=letter.public_id,
        case=letter.case,
        document=letter.document,
        telling=telling(letter),
        what=_("Letter %(number)s: %(subject)s", number=number, subject=letter.subject),
        address="\n".join(lines_of(letter.recipient)[1:]),
        told_to=letter.worker,
        on=sent_on,
        how=how,
    )


def record_reply(letter: Letter, replied_on: date, words: str, *, outcome: str = "", by: User) -> None:
    """What the agency answered."""
    if letter.state != LetterState.ISSUED or letter.sent_on is None:
        raise Refused(_("Write down first when and how the letter was sent."))
    if not letter.sent_on <= replied_on <= clock.today():
        raise Refused(_("The day of the answer must lie between the day it was sent and today."))
    letter.replied_on, letter.reply_words, letter.outcome = replied_on, words, outcome
    letter.version += 1
    title = _("Answer to the letter: %(subject)s", subject=letter.subject)
    add_entry(letter.case, "letter", letter.public_id, title, by=by, on=replied_on)
    record("letter.answered", letter, by=by)


def throw_away(letter: Letter, *, by: User) -> None:
    """Only what was never issued can go."""
    if letter.state not in (LetterState.DRAFT, LetterState.AGREED):
        raise Refused(_("An issued letter stays in the record. It cannot be thrown away."))
    if count_of("letter", letter.public_id):
        raise Refused(_("Photos or papers belong to this letter. Remove them first."))
    record("letter.thrown_away", letter, by=by)
    db.session.delete(letter)
