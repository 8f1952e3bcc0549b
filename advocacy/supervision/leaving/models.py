"""That someone leaves, and when."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id


class LeavingState(StrEnum):
    PLANNED = "planned"
    LEFT = "left"
    CALLED_OFF = "called_off"


class Leaving(Model):
    """Someone's last day. Until its end they work as always; then their access ends."""

    __tablename__ = "leaving"
    __table_args__ = (
        CheckConstraint("state in ('planned', 'left', 'called_off')", name="state_known"),
        Index(
            "uq_leaving_once",
            "user_id",
            unique=True,
            postgresql_where=text("state = 'planned'"),
            sqlite_where=text("state = 'planned'"),
        ),
    )
    public_id: Mapped[UUID] = public_id()
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    leaves_on: Mapped[date]
    state: Mapped[LeavingState] = mapped_column(String(10), default=LeavingState.PLANNED)
    begun_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(foreign_keys=[user_id], lazy="joined", innerjoin=True)
    begun_by: Mapped[User] = relationship(foreign_keys=[begun_by_id])
