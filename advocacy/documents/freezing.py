"""From a reserved number to frozen bytes. Only `consent.release` may call this: an import contract says so."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db

from .models import Document, DocumentState
from .numbers import next_number

STUCK_AFTER = timedelta(minutes=10)


def reserve(kind: str, subject: UUID, *, by: User) -> Document:
    """Step one: a number and a day, before anything is rendered."""
    document = Document(
        public_id=uuid4(),
        kind=kind,
        subject=subject,
        number=next_number(kind),
        state=DocumentState.ISSUING,
        reserved_at=clock.now(),
        reserved_by_id=by.id,
    )
    db.session.add(document)
    db.session.flush()
    return document


def freeze(document: Document, content: bytes, *, page: str = "", by: User) -> None:
    """Step three: the bytes and their hash. The database refuses any change after this."""
    if document.state != DocumentState.ISSUING:
        raise ValueError(f"document {document.number} is {document.state}, not being issued")
    document.content, document.page = content, page or None
    document.sha256 = hashlib.sha256(content).hexdigest()
    document.size = len(content)
    document.issued_at = clock.now()
    document.state = DocumentState.ISSUED
    record("document.issued", document, by=by, number=document.number, sha256=document.sha256)


def void(document: Document, reason: str, *, by: User | None) -> None:
    """It was not issued after all. The number stays, with the reason."""
    document.state, document.void_reason = DocumentState.VOID, reason
    record("document.voided", document, by=by, number=document.number)


def stuck() -> Sequence[UUID]:
    """Documents that a crash left half way: begun a while ago, or by a clock that has been put back since."""
    now = clock.now()
    lately = Document.reserved_at.between(now - STUCK_AFTER, now + STUCK_AFTER)
    found = select(Document.public_id).where(Document.state == DocumentState.ISSUING, ~lately)
    return db.session.scalars(found.order_by(Document.id)).all()
