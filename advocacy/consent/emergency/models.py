"""What was told in an emergency, and what a second person says of it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import Model, public_id


class Nature(StrEnum):
    """What sort of emergency it was."""

    MEDICAL = "medical"
    DANGER = "danger"


class Outcome(StrEnum):
    """What the second person says of it."""

    RIGHT = "right"
    TALKED_OVER = "talked_over"
    WRONG = "wrong"


class ReleaseOverride(Model):
    """Somebody was told without the person's consent, because a life or health was in danger."""

    __tablename__ = "release_override"
    __table_args__ = (
        CheckConstraint("nature in ('medical', 'danger')", name="nature_known"),
        CheckConstraint("reviewed_by_id is null or reviewed_by_id <> by_id", name="seen_by_another"),
        CheckConstraint("(reviewed_at is null) = (reviewed_by_id is null)", name="review_whole"),
        Index(None, "case_id"),
        Index(None, "subject"),
        Index(None, "reviewed_at"),
    )
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    # The paper that may go because of it; nothing where it was spoken.
    kind: Mapped[str] = mapped_column(String(20), default="")
    subject: Mapped[UUID | None]
    # To whom the paper was addressed then: it opens the way to nobody else.
    paper_to: Mapped[str | None] = mapped_column(String(300))
    nature: Mapped[Nature] = mapped_column(String(10))
    recipient: Mapped[str] = mapped_column(String(200))
    affiliation: Mapped[str] = mapped_column(String(200))
    happening: Mapped[str]
    reason: Mapped[str]
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    outcome: Mapped[Outcome | None] = mapped_column(String(20))
    review_words: Mapped[str] = mapped_column(default="")
    by: Mapped[User] = relationship(foreign_keys=[by_id], lazy="joined", innerjoin=True)
    reviewed_by: Mapped[User | None] = relationship(foreign_keys=[reviewed_by_id], lazy="joined")
    case: Mapped[Case] = relationship()
