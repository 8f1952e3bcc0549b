"""Names under letters. A name that was taken back by other words stays as history."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id

from .rules import How, Who


class LetterSignature(Model):
    """Whose name, how, and under exactly which words."""

    __tablename__ = "letter_signature"
    __table_args__ = (
        Index(None, "letter_id", "id"),
        CheckConstraint("who in ('person', 'advocate')", name="who_known"),
        CheckConstraint("(how = 'drawn') = (drawn is not null)", name="drawn_has_lines"),
    )
    public_id: Mapped[UUID] = public_id()
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id", ondelete="CASCADE"))
    who: Mapped[Who] = mapped_column(String(10))
    how: Mapped[How] = mapped_column(String(10))
    drawn: Mapped[bytes | None] = mapped_column(LargeBinary)
    typed: Mapped[str] = mapped_column(String(200), default="")
    text_sha256: Mapped[str] = mapped_column(String(64))
    signed_on: Mapped[date]
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    by: Mapped[User] = relationship(lazy="joined", innerjoin=True)
