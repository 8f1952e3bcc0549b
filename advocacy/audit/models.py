"""The chain of events and its head, when the head was signed off on paper, and who looked at what, by day."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model, public_id


class AuditEvent(Model):
    """Who did or read what. Rows are only ever added; the words of a record never stand here."""

    __tablename__ = "audit_event"
    __table_args__ = (
        Index(None, "subject", "id"),
        Index(None, "actor", "id"),
        Index(None, "action", "id"),
    )

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


class SignOff(Model):
    """The head at some moment of a month, printed and signed on paper. Once it is signed it is never changed."""

    __tablename__ = "sign_off"
    public_id: Mapped[UUID] = public_id()
    month: Mapped[date] = mapped_column(index=True)
    events: Mapped[int]
    head: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    signed_on: Mapped[date | None]
    signed_by: Mapped[str] = mapped_column(String(200), default="", server_default="")
    kept_at: Mapped[datetime | None]
    kept_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))


class Looked(Model):
    """That someone looked at a person's record or a case on a day, how, and how often. Sorted out of the chain.

    `about` is the public id of the case or the person; all zeros where it concerns nobody, or everybody.
    """

    __tablename__ = "looked"
    __table_args__ = (UniqueConstraint("about", "day", "actor", "kind"), Index(None, "actor", "day"))
    about: Mapped[UUID]
    day: Mapped[date]
    actor: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    times: Mapped[int]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]


class LookedUntil(Model):
    """How far the chain is sorted: one row."""

    __tablename__ = "looked_until"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    event: Mapped[int]
    at: Mapped[datetime]
