"""That a question about someone's reading was looked into, and what came of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id


class LookedInto(Model):
    """One question, answered in words by someone else than the one who read. Never changed."""

    __tablename__ = "looked_into"
    __table_args__ = (UniqueConstraint("user_id", "question", "day"),)
    public_id: Mapped[UUID] = public_id()
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    question: Mapped[str] = mapped_column(String(20))
    day: Mapped[date]
    words: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    by: Mapped[User] = relationship(foreign_keys=[by_id])
