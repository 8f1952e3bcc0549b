"""The private address under which somebody's calendar program reads their dates."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id


class CalendarFeed(Model):
    """One for each user who turned it on. Turning it off deletes the row, so that the address was never known.

    `fetched_from` is the hash of the place of the last fetch: strangers who guess there do not slow its owner down.
    """

    __tablename__ = "calendar_feed"
    public_id: Mapped[UUID] = public_id()
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), unique=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    made_at: Mapped[datetime]
    fetched_at: Mapped[datetime | None]
    fetched_from: Mapped[bytes | None] = mapped_column(LargeBinary)
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)
