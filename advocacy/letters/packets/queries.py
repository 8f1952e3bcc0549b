"""Finding packets, always within the cases that the user may see."""

from collections.abc import Sequence
from uuid import UUID

from flask import abort
from sqlalchemy import select

from advocacy.access.seeing import cases_within_sight_of
from advocacy.accounts.models import User
from advocacy.attachments.models import Attachment
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.documents.models import Document, DocumentState
from advocacy.documents.queries import issued_bytes

from ..models import Letter
from ..rules import LetterState
from .models import LetterPacket


def packet_or_404(public_id: UUID, user: User) -> LetterPacket:
    """The packet, if this user may see the case of its letter. Hidden and absent are the same 404."""
    found = select(LetterPacket).join(LetterPacket.letter).join(Letter.case).join(Case.person)
    found = found.where(LetterPacket.public_id == public_id, cases_within_sight_of(user))
    packet = db.session.scalars(found).one_or_none()
    if packet is None:
        record_refusal("packet.refused", public_id, by=user)
        abort(404)
    return packet


def packets_of(letter: Letter) -> Sequence[LetterPacket]:
    """Of a letter that was found within sight already, the newest first."""
    found = select(LetterPacket).where(LetterPacket.letter_id == letter.id)
    return db.session.scalars(found.order_by(LetterPacket.id.desc())).all()


def packet_to_send(letter: Letter) -> LetterPacket | None:
    """The newest one that is bound and has not gone."""
    return next(
        (one for one in packets_of(letter) if one.state == DocumentState.ISSUED and one.sent_on is None), None
    )


def is_in_case(packet_id: UUID, case: Case) -> bool:
    found = select(LetterPacket.id).join(LetterPacket.letter)
    found = found.where(LetterPacket.public_id == packet_id, Letter.case_id == case.id)
    return db.session.scalar(found) is not None


def attachment(public_id: UUID) -> Attachment | None:
    return db.session.scalars(select(Attachment).where(Attachment.public_id == public_id)).one_or_none()


def letter_is_in(public_id: UUID, sha256: str, case: Case) -> bool:
    """As it was issued, and not made void since."""
    found = select(Letter.id).join(Document, Letter.document_id == Document.id)
    found = found.where(Letter.public_id == public_id, Letter.case_id == case.id, Document.sha256 == sha256)
    return db.session.scalar(found.where(Letter.state == LetterState.ISSUED)) is not None


def topics_of_letters(ids: Sequence[UUID]) -> set[str]:
    """All that these letters tell about."""
    found = select(Letter.topics).where(Letter.public_id.in_(ids))
    return {topic for topics in db.session.scalars(found) for topic in topics}


def letter_bytes(public_id: UUID) -> bytes | None:
    number = db.session.scalar(select(Letter.document_id).where(Letter.public_id == public_id))
    return issued_bytes(number) if number else None
