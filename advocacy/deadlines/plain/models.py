"""What a person was told about a notice: information given, with the day, the language and the way."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id
from advocacy.deadlines.models import Notice


class Given(StrEnum):
    """How the person came to know it."""

    PAPER = "paper"
    LARGE_PAPER = "large_paper"
    READ_ALOUD = "read_aloud"
    SHOWN = "shown"


class RightsGiven(Model):
    """One time that somebody explained a notice. `told` keeps each rule with the days that stood there."""

    __tablename__ = "rights_given"
    __table_args__ = (Index(None, "notice_id", "id"),)
    public_id: Mapped[UUID] = public_id()
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(String(10))
    how: Mapped[Given] = mapped_column(String(20))
    told: Mapped[list[Any]] = mapped_column(default=list)
    given_on: Mapped[date]
    made_at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    notice: Mapped[Notice] = relationship()
    by: Mapped[User] = relationship()
