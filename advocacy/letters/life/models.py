"""Who wrote and who checked a letter, and each time that it was sent."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.consent.sending import HowSent
from advocacy.db import Model, public_id

from .checking_rules import Step


class LetterCheck(Model):
    """One step of a check: asked for, questions, an answer, passed; and who ever wrote words of the letter."""

    __tablename__ = "letter_check"
    __table_args__ = (Index(None, "letter_id", "id"),)
    public_id: Mapped[UUID] = public_id()
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id", ondelete="CASCADE"))
    state: Mapped[Step] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(default="")
    text_sha256: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    by: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class LetterSending(Model):
    """One way that an issued letter left the house. It can go more than once."""

    __tablename__ = "letter_sending"
    __table_args__ = (Index(None, "letter_id", "id"),)
    public_id: Mapped[UUID] = public_id()
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id", ondelete="CASCADE"))
    sent_on: Mapped[date]
    how: Mapped[HowSent] = mapped_column(String(20))
    number: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(String(300), default="")
    recorded_at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    by: Mapped[User] = relationship(lazy="joined", innerjoin=True)
