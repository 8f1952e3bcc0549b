"""Frozen documents and the numbers they carry."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, deferred, mapped_column

from advocacy.db import Model, public_id


class DocumentState(StrEnum):
    ISSUING = "issuing"
    ISSUED = "issued"
    VOID = "void"


class Document(Model):
    """One issued PDF: its number, its bytes and their SHA-256. Never changed, never rendered again."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint(
            "state <> 'issued' or (content is not null and sha256 is not null)", name="issued_has_bytes"
        ),
        Index(None, "subject"),
    )
    public_id: Mapped[UUID] = public_id()
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[UUID]
    number: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[DocumentState] = mapped_column(String(10))
    reserved_at: Mapped[datetime]
    reserved_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    issued_at: Mapped[datetime | None]
    sha256: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int | None]
    void_reason: Mapped[str | None]
    content: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    # The same words as part of a page, for whoever reads by ear or in large letters. Older papers have none.
    page: Mapped[str | None] = deferred(mapped_column(String))


class NumberSeries(Model):
    """The next number of a kind of document in a year. A voided number is not used again."""

    __tablename__ = "number_series"
    name: Mapped[str] = mapped_column(String(20), unique=True)
    next: Mapped[int]
