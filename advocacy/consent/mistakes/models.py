"""What was told by mistake, and what was done about it since. It is no disclosure: nobody allowed it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import Model, public_id


class How(StrEnum):
    """How it got out."""

    WRONG_ADDRESS = "wrong_address"
    TOO_MUCH = "too_much"
    SAID = "said"
    SEEN = "seen"
    LOST = "lost"
    OTHER = "other"


class ToldByMistake(Model):
    """Somebody learned what they should not have. The words stay as they were written; more is added as a step."""

    __tablename__ = "told_by_mistake"
    __table_args__ = (
        CheckConstraint("reviewed_by_id is null or reviewed_by_id <> by_id", name="seen_by_another"),
        CheckConstraint("(reviewed_at is null) = (reviewed_by_id is null)", name="review_whole"),
        Index(None, "case_id"),
        Index(None, "reviewed_at"),
    )
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    happened_on: Mapped[date | None]
    noticed_on: Mapped[date]
    how: Mapped[How] = mapped_column(String(20))
    recipient: Mapped[str] = mapped_column(String(300))
    what: Mapped[str]
    noticed: Mapped[str]
    recorded_at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    review_words: Mapped[str] = mapped_column(default="")
    by: Mapped[User] = relationship(foreign_keys=[by_id], lazy="joined", innerjoin=True)
    reviewed_by: Mapped[User | None] = relationship(foreign_keys=[reviewed_by_id], lazy="joined")
    case: Mapped[Case] = relationship()
    steps: Mapped[list["MistakeStep"]] = relationship(order_by="MistakeStep.id", lazy="selectin")


class MistakeStep(Model):
    """What was done about it on a day, and who was told of it then."""

    __tablename__ = "mistake_step"
    __table_args__ = (Index(None, "mistake_id", "id"),)
    mistake_id: Mapped[int] = mapped_column(ForeignKey("told_by_mistake.id", ondelete="CASCADE"))
    done_on: Mapped[date]
    done: Mapped[str]
    told: Mapped[str] = mapped_column(String(300), default="")
    # The person themselves was told: the one thing that is asked about until it is so.
    person_told: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    by: Mapped[User] = relationship(lazy="joined", innerjoin=True)
