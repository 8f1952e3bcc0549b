"""Each time that the post was put together, and what became of each letter in it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id

from ..models import Letter


class Fate(StrEnum):
    """What became of a letter in one run."""

    WAITING = "waiting"
    READY = "ready"
    LEFT_OUT = "left_out"


class PostRun(Model):
    """One person's post of one morning. What it bound is thrown away after two days: the letters stay."""

    __tablename__ = "post_run"
    __table_args__ = (Index(None, "by_id", "id"), Index(None, "ended_at"))
    public_id: Mapped[UUID] = public_id()
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime]
    # The last sign of life of whoever works on it.
    touched_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    stop_asked: Mapped[bool] = mapped_column(default=False)
    size: Mapped[int | None]
    content: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    by: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class PostedLetter(Model):
    """One letter of a run: in the order of the rows."""

    __tablename__ = "posted_letter"
    __table_args__ = (UniqueConstraint("run_id", "letter_id"),)
    run_id: Mapped[int] = mapped_column(ForeignKey("post_run.id", ondelete="CASCADE"))
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id", ondelete="CASCADE"), index=True)
    fate: Mapped[Fate] = mapped_column(String(10), default=Fate.WAITING)
    why: Mapped[str] = mapped_column(default="")
    # The frozen paper that is bound: the letter's own, or that of its packet.
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    letter: Mapped[Letter] = relationship()
