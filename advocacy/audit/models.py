"""The chain of events and its head."""

from sqlalchemy import CheckConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model


class AuditEvent(Model):
    """Who did or read what. Rows are only ever added; the words of a record never stand here."""

    __tablename__ = "audit_event"
    __table_args__ = (Index(None, "subject", "id"), Index(None, "actor", "id"))

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(40))
    actor: Mapped[str] = mapped_column(String(40))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(80))
    place: Mapped[str] = mapped_column(String(80))
    result: Mapped[str] = mapped_column(String(20))
    detail: Mapped[str]
    mac: Mapped[bytes] = mapped_column(LargeBinary)


class AuditHead(Model):
    """The end of the chain: one row, locked last, from which the next number comes."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    last: Mapped[int]
    mac: Mapped[bytes] = mapped_column(LargeBinary)
    seal: Mapped[bytes] = mapped_column(LargeBinary)
