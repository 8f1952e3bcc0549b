"""The one gate. Nothing about a person is issued but through here.

Three steps, so that no page is ever rendered inside a transaction:
1. reserve: the gate is asked, a number is taken, the record says “being issued”;
2. render, in no transaction;
3. freeze: the gate is asked again, the bytes and their hash are stored.
A refusal at 3 voids the number and says why. What a crash leaves between 1 and 3 is released by a job.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from flask import Flask
from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.documents.freezing import freeze, reserve, stuck, void
from advocacy.documents.models import Document, DocumentState
from advocacy.documents.queries import document_by_public_id
from advocacy.jobs.running import comes_round
from advocacy.web.refusals import Refused

from . import rules
from .covering import mandate_for
from .disclosing.relying import in_an_emergency, reliances_of, relied_sheets, rely
from .grounds import Ground, grounds_of, override_for
from .queries import newest_agreement
from .rules import Outgoing, Telling, Yes, obstacle_in_consent, obstacle_in_emergency, obstacle_to_release
from .signed import sheets_of
from .stops import said

WORDS_OF_CRASH = "The program stopped while the page was being made."


class Issuable(Protocol):
    """What a feature tells the gate about its record. Each is called inside a transaction that loaded afresh."""

    kind: str

    def load(self) -> Any:
        """The record, within what the user may see now, or 404."""

    def state(self, record: Any) -> str:
        """How far its paper has come; “issuing” and “issued” are the words of a document."""

    def outgoing(self, record: Any) -> Outgoing:
        """Which words go to whom."""

    def obstacle(self, record: Any) -> str | None:
        """The feature's own rule: blanks, missing elements, a closed case."""

    def reserved(self, record: Any, document: Document) -> None:
        """Mark it as being issued."""

    def printer(self, record: Any, document: Document) -> Callable[[], bytes]:
        """What makes the PDF, from plain values alone: it runs outside any transaction."""

    def page(self, record: Any, document: Document) -> str:
        """The same words as part of a page, to be frozen with the PDF; nothing where there is none."""

    def issued(self, record: Any, document: Document) -> None:
        """Mark it as issued."""

    def released(self, record: Any) -> None:
        """Back to where it was before."""


# How each kind of record goes back after a crash: from the subject's public id, without a user.
RELEASE_AFTER_CRASH: dict[str, Callable[[UUID], None]] = {}


@dataclass(frozen=True)
class Reserved:
    """What is kept between the steps: never an object of the session."""

    document: UUID
    make: Callable[[], bytes]
    page: str
    grounds: tuple[Ground, ...]


def obstacle(subject: UUID, outgoing: Outgoing, case: Case) -> str | None:
    """What the gate says now, for the page to show beforehand."""
    if override_for(subject, outgoing) is not None:
        return _missing_for_copies(outgoing, case)
    found = obstacle_to_release(outgoing, _newest_yes(subject), sheets_of(case), clock.today())
    return said(found, person=case.person.name, purpose=outgoing.purpose) if found else None


def missing_consent(subject: UUID, telling: Telling, case: Case) -> str | None:
    """The same about consent and authority alone, whether or not they have agreed to the words."""
    if override_for(subject, telling) is not None:
        return _missing_for_copies(telling, case)
    found = obstacle_in_consent(telling, sheets_of(case), clock.today())
    return said(found, person=case.person.name, purpose=telling.purpose) if found else None


def signed_to_speak(telling: Telling, case: Case) -> date | None:
    """The day on which the person signed that this user may speak for them to this recipient about this."""
    mandates, today = sheets_of(case).mandates, clock.today()
    found = mandate_for(telling.parties[0], telling.who, telling.topics, mandates, today)
    return found.signed_on if found else None


def _missing_for_copies(telling: Telling, case: Case) -> str | None:
    found = obstacle_in_emergency(telling, sheets_of(case), clock.today())
    return said(found, person=case.person.name, purpose=telling.purpose) if found else None


def issue(issuable: Issuable, *, case: UUID, by: User) -> UUID:
    """Issue a record's document; answers with the document's public id, or raises Refused."""
    reserved = begin(issuable, case=case, by=by)
    return finish(issuable, reserved, reserved.make, case=case, by=by)


def finish(
    issuable: Issuable, reserved: Reserved, made: Callable[[], bytes], *, case: UUID, by: User
) -> UUID:
    """The second and third step. `made` makes the page, or answers with what another process has made of it."""
    try:
        content = made()
    except (PdfUnavailable, DocumentRefused) as problem:
        _give_back(issuable, reserved, case, str(problem), by)
        raise Refused(str(problem)) from problem
    except BaseException:
        _give_back(issuable, reserved, case, WORDS_OF_CRASH, by)
        raise
    if refusal := _freeze(issuable, reserved, case, content, by):
        raise Refused(refusal)
    return reserved.document


def begin(issuable: Issuable, *, case: UUID, by: User) -> Reserved:
    """The first step alone, for who makes several pages at once. `finish` has to follow."""
    with db.writing(case=case):
        record = issuable.load()
        if refusal := _refusal(issuable, record, by):
            raise Refused(refusal)
        document = reserve(issuable.kind, record.public_id, by=by)
        issuable.reserved(record, document)
        grounds = _grounds(issuable, record)
        make, page = issuable.printer(record, document), issuable.page(record, document)
        return Reserved(document.public_id, make, page, grounds)


def _freeze(issuable: Issuable, reserved: Reserved, case: UUID, content: bytes, by: User) -> str | None:
    """The gate is asked again: a yes can be taken back while the page is being made."""
    with db.writing(case=case):
        record, document = issuable.load(), _still_reserved(reserved)
        if document is None or record.document_id != document.id:
            return _("Issuing took too long and was stopped. Issue it again.")
        if refusal := _refusal(issuable, record, by) or _other_grounds(issuable, record, reserved):
            void(document, refusal, by=by)
            issuable.released(record)
            return refusal
        freeze(document, content, page=reserved.page, by=by)
        issuable.issued(record, document)
        rely(
            record.case,
            issuable.kind,
            record.public_id,
            document,
            reserved.grounds,
            issuable.outgoing(record),
        )
    return None


def _refusal(issuable: Issuable, record: Any, by: User) -> str | None:
    if not by.is_active:
        return _("Your access ended a moment ago. Ask your administrator.")
    in_the_way = obstacle(record.public_id, issuable.outgoing(record), record.case)
    return issuable.obstacle(record) or in_the_way


def _grounds(issuable: Issuable, record: Any) -> tuple[Ground, ...]:
    outgoing = issuable.outgoing(record)
    override = override_for(record.public_id, outgoing)
    return grounds_of(outgoing, sheets_of(record.case), clock.today(), override)


def _other_grounds(issuable: Issuable, record: Any, reserved: Reserved) -> str | None:
    """The page that was made says which consent it rests on. That has to be true when it is frozen."""
    if _grounds(issuable, record) == reserved.grounds:
        return None
    return _("A consent changed while the page was being made. Issue it again.")


def _give_back(issuable: Issuable, reserved: Reserved, case: UUID, reason: str, by: User) -> None:
    with db.writing(case=case):
        if (document := _still_reserved(reserved)) is not None:
            void(document, reason, by=by)
            issuable.released(issuable.load())


def _still_reserved(reserved: Reserved) -> Document | None:
    document = document_by_public_id(reserved.document)
    return document if document and document.state == DocumentState.ISSUING else None


def _newest_yes(subject: UUID) -> Yes | None:
    found = newest_agreement(subject)
    if found is None:
        return None
    withdrawn_on = clock.day_of(found.withdrawn_at) if found.withdrawn_at else None
    return Yes(
        found.text_sha256, found.recipient, found.agreed_on, found.withdrawn_at is not None, withdrawn_on
    )


def obstacle_to_having_sent(
    subject: UUID, telling: Telling, case: Case, document_id: int | None, on: date
) -> str | None:
    """Whether an issued paper could leave on that day, because of what it says that it rests on."""
    bases = reliances_of(document_id) if document_id else []
    signed = relied_sheets(sheets_of(case), bases)
    if in_an_emergency(bases, on):
        found = obstacle_in_emergency(telling, signed, on)
    else:
        found = rules.obstacle_to_having_sent(telling, _newest_yes(subject), signed, on)
    return said(found, person=case.person.name, purpose=telling.purpose) if found else None


def release_stuck() -> None:
    """Void what a crash left half way, and let its record be issued again."""
    for public_id in stuck():
        with db.writing():
            document = document_by_public_id(public_id)
            if document and document.state == DocumentState.ISSUING:
                void(document, WORDS_OF_CRASH, by=None)
                RELEASE_AFTER_CRASH[document.kind](document.subject)


def connect(_app: Flask) -> None:
    comes_round("documents.release_stuck", timedelta(minutes=5), release_stuck)
