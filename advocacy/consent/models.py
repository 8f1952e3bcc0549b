"""What the person agreed to."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model, public_id


class How(StrEnum):
    """How someone agreed."""

    READ_TO_THEM = "read_to_them"
    READ_IT = "read_it"
    SIGNED = "signed"
    BY_PHONE = "by_phone"


class Agreement(Model):
    """The person said yes to exactly this text going to this recipient: when, how, and to whom they said it."""

    __tablename__ = "agreement"
    __table_args__ = (Index(None, "subject"), Index(None, "case_id"))
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[UUID]
    text_sha256: Mapped[str] = mapped_column(String(64))
    recipient: Mapped[str] = mapped_column(String(300))
    agreed_on: Mapped[date]
    how: Mapped[How] = mapped_column(String(20))
    said_to: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    withdrawn_at: Mapped[datetime | None]
