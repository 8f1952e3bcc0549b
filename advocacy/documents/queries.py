"""Reading issued documents. Whether someone may see one is asked of its letter or referral, never here."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import undefer

from advocacy.db import db

from .models import Document, DocumentState


def document(number: int) -> Document | None:
    """By the inner id that a letter or referral holds."""
    return db.session.get(Document, number)


def document_by_public_id(public_id: UUID) -> Document | None:
    return db.session.scalars(select(Document).where(Document.public_id == public_id)).one_or_none()


def issued_page(number: int) -> str | None:
    """The frozen words as part of a page, exactly as issued; None for what was issued without."""
    found = select(Document.page).where(Document.id == number, Document.state == DocumentState.ISSUED)
    return db.session.scalar(found)


def issued_bytes(number: int) -> bytes | None:
    """The frozen bytes, exactly as issued; None while there are none."""
    found = select(Document).where(Document.id == number, Document.state == DocumentState.ISSUED)
    row = db.session.scalars(found.options(undefer(Document.content))).one_or_none()
    return row.content if row else None
