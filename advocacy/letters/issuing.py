"""What the one gate asks of a letter."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from flask import Flask
from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.consent.grounds import override_for
from advocacy.consent.papers import PAPERS, Paper
from advocacy.consent.release import RELEASE_AFTER_CRASH, obstacle_to_having_sent
from advocacy.consent.rules import Outgoing
from advocacy.db import db
from advocacy.documents.engine.html import letter_pdf, letter_preview
from advocacy.documents.models import Document

from .checking import Checked, agreed, check, facts_for_rules
from .models import Letter
from .printing import sheet_of, telling, text_sha256
from .queries import letter_or_404
from .rules import Agreed, LetterFacts, LetterState, Obstacle, obstacle_to_issuing
from .texts import lines_of


def outgoing(letter: Letter) -> Outgoing:
    """The agency, with the person or department before it, stands in the first line."""
    names = ", ".join((*lines_of(letter.worker), *lines_of(letter.recipient)[:1]))
    recipient = "\n".join((names, *lines_of(letter.recipient)[1:]))[:300]
    return Outgoing(text_sha256=text_sha256(letter), recipient=recipient, **vars(telling(letter)))


def why_it_cannot_go(letter: Letter) -> str | None:
    """Why an issued letter can not leave the house today."""
    told, today = telling(letter), clock.today()
    return obstacle_to_having_sent(letter.public_id, told, letter.case, letter.document_id, today)


class IssuableLetter:
    """One attempt to issue one letter. It remembers the number that it took, since another attempt may run."""

    kind = "letter"

    def __init__(self, letter_id: UUID, by: User) -> None:
        self.letter_id, self.by = letter_id, by
        self.mine: int | None = None

    def load(self) -> Letter:
        return letter_or_404(self.letter_id, self.by)

    def state(self, record: Letter) -> str:
        return record.state

    def outgoing(self, record: Letter) -> Outgoing:
        return outgoing(record)

    def obstacle(self, record: Letter) -> str | None:
        if record.state == LetterState.ISSUING and record.document_id != self.mine:
            return _(Obstacle.BEING_ISSUED)
        checked = check(record)
        found = obstacle_to_issuing(*_facts(record, checked))
        return _(found) if found else checked.address

    def reserved(self, record: Letter, document: Document) -> None:
        record.state, record.document_id = LetterState.ISSUING, document.id
        record.issued_on = clock.today()
        record.version += 1
        self.mine = document.id

    def printer(self, record: Letter, document: Document) -> Callable[[], bytes]:
        return partial(letter_pdf, sheet_of(record, day=record.issued_on, number=document.number))

    def page(self, record: Letter, document: Document) -> str:
        return letter_preview(sheet_of(record, day=record.issued_on, number=document.number))

    def issued(self, record: Letter, document: Document) -> None:
        record.state = LetterState.ISSUED
        record.version += 1
        title = _("Letter %(number)s issued: %(subject)s", number=document.number, subject=record.subject)
        add_entry(record.case, "letter", record.public_id, title, by=self.by)

    def released(self, record: Letter) -> None:
        _release(record)


def _facts(letter: Letter, checked: Checked) -> tuple[LetterFacts, Agreed | None]:
    """In an emergency nobody can be asked for a yes: all else stays as it is."""
    facts = facts_for_rules(letter, checked)
    if override_for(letter.public_id, telling(letter)) is None:
        return facts, agreed(letter)
    state = LetterState.AGREED if facts.state is LetterState.DRAFT else facts.state
    return replace(facts, state=state), Agreed(clock.today(), letter.author.name, facts.text_sha256)


def _release(letter: Letter) -> None:
    """Back to where it was: agreed, if they said yes to these words."""
    yes = agreed(letter)
    before = LetterState.AGREED if yes and yes.text_sha256 == text_sha256(letter) else LetterState.DRAFT
    letter.state, letter.document_id, letter.issued_on = before, None, None
    letter.version += 1


def release_after_crash(letter_id: UUID) -> None:
    letter = db.session.scalars(select(Letter).where(Letter.public_id == letter_id)).one_or_none()
    if letter is not None and letter.state == LetterState.ISSUING:
        _release(letter)


def is_in_case(letter_id: UUID, case: Case) -> bool:
    found = select(Letter.id).where(Letter.public_id == letter_id, Letter.case_id == case.id)
    return db.session.scalar(found) is not None


def addressed_to(letter_id: UUID) -> str:
    letter = db.session.scalars(select(Letter).where(Letter.public_id == letter_id)).one()
    return telling(letter).parties[0].called


def connect(_app: Flask) -> None:
    RELEASE_AFTER_CRASH["letter"] = release_after_crash
    PAPERS["letter"] = Paper("letters.show", "letter_id", is_in_case, addressed_to)
