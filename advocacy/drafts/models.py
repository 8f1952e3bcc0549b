"""What was typed and is not a record yet. Each row is for its author alone."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id


class Why(StrEnum):
    """Why a post had to wait: the session ended or was locked, or its sender was asked to prove who they are."""

    ENDED = "ended"
    LOCKED = "locked"
    PROOF = "proof"
    # Nothing was typed, a button was pressed: it waits for the proof, and is offered nowhere else.
    BUTTON = "button"


class Draft(Model):
    """A form as far as it was filled in. It goes when the form is saved, or after 14 days."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "user_id", "changed_at"),)
    public_id: Mapped[UUID] = public_id()
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    form: Mapped[str] = mapped_column(String(40))
    subject: Mapped[UUID | None]
    fields: Mapped[dict[str, Any]]
    once: Mapped[UUID]
    changed_at: Mapped[datetime]
    # Set where its author left and someone else finishes it.
    begun_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    begun_by: Mapped[User | None] = relationship(foreign_keys=[begun_by_id])


class KeptPost(Model):
    """The last post of a session that could not take it. Shown to the same user once they are known again."""

    __tablename__ = "kept_post"
    public_id: Mapped[UUID] = public_id()
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    path: Mapped[str] = mapped_column(String(400))
    fields: Mapped[list[Any]]
    once: Mapped[UUID | None]
    kept_at: Mapped[datetime]
    why: Mapped[Why] = mapped_column(String(10), default=Why.ENDED, server_default="ended")
    begun_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    begun_by: Mapped[User | None] = relationship(foreign_keys=[begun_by_id])


class StoredSearch(Model):
    """The words of a search, so that they never stand in a URL. For its author only, gone with the session."""

    __tablename__ = "stored_search"
    public_id: Mapped[UUID] = public_id()
    session_id: Mapped[int] = mapped_column(ForeignKey("user_session.id", ondelete="CASCADE"), index=True)
    words: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime]
