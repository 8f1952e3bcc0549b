"""What the one gate asks of a packet. It is a paper of its own, and is agreed to by itself."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from uuid import UUID

from flask import Flask
from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.attachments.models import Attachment
from advocacy.attachments.queries import cases_seen, content_of
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.consent.papers import PAPERS, Paper
from advocacy.consent.release import RELEASE_AFTER_CRASH, obstacle_to_having_sent
from advocacy.consent.rules import Outgoing
from advocacy.consent.topics import Topic
from advocacy.db import db
from advocacy.documents.models import Document, DocumentState
from advocacy.documents.packet_sheets import Enclosed, PacketSheet
from advocacy.documents.queries import issued_bytes
from advocacy.web.refusals import Refused

from ..issuing import addressed_to as letter_addressed_to
from ..issuing import outgoing as outgoing_letter
from ..life.queries import replaced_by
from ..models import Letter
from ..printing import sheet_of
from ..rules import LetterState
from . import queries
from .choosing import ATTACHMENT
from .models import LetterPacket, PacketEnclosure

AGREED = "agreed"


def outgoing(packet: LetterPacket) -> Outgoing:
    """To whom the letter goes, with all that the enclosures tell besides."""
    letter = packet.letter
    told = frozenset(map(Topic, packet.topics)) | frozenset(map(Topic, letter.topics))
    return replace(outgoing_letter(letter), topics=told, text_sha256=fingerprint(packet))


def fingerprint(packet: LetterPacket) -> str:
    """Of exactly these papers in this order, under these titles."""
    letter = packet.letter.document.sha256 if packet.letter.document else ""
    papers = [[one.title, one.sha256] for one in packet.enclosures]
    return hashlib.sha256(json.dumps([letter, papers]).encode()).hexdigest()


def why_it_cannot_be_bound(letter: Letter) -> str | None:
    if letter.state != LetterState.ISSUED:
        return _("Issue the letter first. Papers go along with a letter that has its number.")
    if replaced_by(letter):
        return _("Replaced by a corrected letter.")
    return None


def why_it_cannot_go(packet: LetterPacket) -> str | None:
    """Why a bound packet can not leave the house today."""
    told, today = outgoing(packet), clock.today()
    refusal = why_it_cannot_be_bound(packet.letter)
    return refusal or obstacle_to_having_sent(packet.public_id, told, packet.case, packet.document_id, today)


class IssuablePacket:
    """One attempt to bind one packet. It remembers the number that it took, since another attempt may run."""

    kind = "packet"

    def __init__(self, packet_id: UUID, by: User) -> None:
        self.packet_id, self.by = packet_id, by
        self.mine: int | None = None

    def load(self) -> LetterPacket:
        return queries.packet_or_404(self.packet_id, self.by)

    def state(self, record: LetterPacket) -> str:
        return record.state

    def outgoing(self, record: LetterPacket) -> Outgoing:
        return outgoing(record)

    def obstacle(self, record: LetterPacket) -> str | None:
        if record.state == DocumentState.ISSUING and record.document_id != self.mine:
            return _("It is being bound at this moment.")
        if refusal := why_it_cannot_be_bound(record.letter):
            return refusal
        gone = next((one for one in record.enclosures if not _is_there(one, record.case, self.by)), None)
        return (
            _("“%(title)s” is gone or was changed. Choose the papers anew.", title=gone.title)
            if gone
            else None
        )

    def reserved(self, record: LetterPacket, document: Document) -> None:
        record.state, record.document_id, record.issued_on = DocumentState.ISSUING, document.id, clock.today()
        record.version += 1
        self.mine = document.id

    def printer(self, record: LetterPacket, document: Document) -> Callable[[], bytes]:
        from advocacy.documents.engine.packet import (
            packet_pdf,  # its library is loaded where papers are bound
        )

        return partial(packet_pdf, _sheet(record, document.number))

    def page(self, record: LetterPacket, document: Document) -> str:
        return ""

    def issued(self, record: LetterPacket, document: Document) -> None:
        record.state = DocumentState.ISSUED
        record.version += 1
        title = _(
            "Packet %(number)s bound: %(subject)s", number=document.number, subject=record.letter.subject
        )
        add_entry(record.case, "letter", record.letter.public_id, title, by=self.by)

    def released(self, record: LetterPacket) -> None:
        _release(record)


def _sheet(packet: LetterPacket, number: str) -> PacketSheet:
    from advocacy.documents.engine.packet import pages_in

    letter = packet.letter
    as_printed = sheet_of(
        letter, day=letter.issued_on, number=letter.document.number if letter.document else ""
    )
    content = issued_bytes(letter.document_id or 0)
    if content is None:
        raise Refused(_("Issue the letter first. Papers go along with a letter that has its number."))
    return PacketSheet(
        letterhead=as_printed.letterhead,
        number=number,
        date=packet.issued_on or clock.today(),
        recipient_lines=as_printed.recipient_lines,
        letter_title=_letter_title(letter),
        letter=content,
        letter_pages=pages_in(content),
        enclosed=tuple(_enclosed(packet)),
        notice=as_printed.notice,
        language=as_printed.language,
        paper=as_printed.paper,
        large=letter.large_print,
    )


def _letter_title(letter: Letter) -> str:
    number = letter.document.number if letter.document else ""
    return f"Carta {number}" if letter.language == "es" else f"Letter {number}"


def _enclosed(packet: LetterPacket) -> Iterator[Enclosed]:
    for one in packet.enclosures:
        attachment = queries.attachment(one.subject) if one.kind == ATTACHMENT else None
        yield Enclosed(
            title=one.title,
            content=content_of(attachment) if attachment else queries.letter_bytes(one.subject) or b"",
            pages=one.pages,
            copy=attachment is not None,
            picture=attachment is not None and attachment.is_picture,
        )


def _is_there(one: PacketEnclosure, case: Case, user: User) -> bool:
    """The same bytes, of the same case, and still within sight of whoever binds it."""
    if one.kind != ATTACHMENT:
        return queries.letter_is_in(one.subject, one.sha256, case)
    found: Attachment | None = queries.attachment(one.subject)
    seen = {case.id for case in cases_seen(found, user)} if found and found.removed_at is None else set()
    return found is not None and found.sha256 == one.sha256 and case.id in seen


def _release(packet: LetterPacket) -> None:
    packet.state, packet.document_id, packet.issued_on = AGREED, None, None
    packet.version += 1


def release_after_crash(packet_id: UUID) -> None:
    found = select(LetterPacket).where(LetterPacket.public_id == packet_id)
    packet = db.session.scalars(found).one_or_none()
    if packet is not None and packet.state == DocumentState.ISSUING:
        _release(packet)


def addressed_to(packet_id: UUID) -> str:
    found = select(Letter.public_id).join(LetterPacket).where(LetterPacket.public_id == packet_id)
    letter = db.session.scalar(found)
    return letter_addressed_to(letter) if letter else ""


def connect(_app: Flask) -> None:
    RELEASE_AFTER_CRASH["packet"] = release_after_crash
    PAPERS["packet"] = Paper("letters.show_packet", "packet_id", queries.is_in_case, addressed_to)
