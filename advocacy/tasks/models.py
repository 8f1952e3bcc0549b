"""Tasks and appointments."""

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model, public_id


class TaskState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Task(Model):
    """A next step with an owner and a day. It is cleared by the contact that did it, or by hand with a word."""

    __tablename__ = "task"
    __table_args__ = (
        Index(None, "owner_id", "state", "due_on"),
        Index(None, "case_id", "state", "due_on"),
        CheckConstraint("state in ('open', 'done', 'dropped')", name="state_known"),
    )
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    what: Mapped[str] = mapped_column(String(500))
    due_on: Mapped[date | None]
    state: Mapped[TaskState] = mapped_column(String(10), default=TaskState.OPEN)
    origin_kind: Mapped[str] = mapped_column(String(20), default="")
    origin: Mapped[UUID | None]
    cleared_at: Mapped[datetime | None]
    cleared_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    cleared_kind: Mapped[str] = mapped_column(String(20), default="")
    cleared: Mapped[UUID | None]
    cleared_words: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    version: Mapped[int] = mapped_column(default=1)


class Appointment(Model):
    """A day, a time, a place and who goes along."""

    __tablename__ = "appointment"
    __table_args__ = (Index(None, "case_id", "day"), Index(None, "owner_id", "day"))
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    what: Mapped[str] = mapped_column(String(300))
    day: Mapped[date]
    at: Mapped[time | None]
    place: Mapped[str] = mapped_column(String(300), default="")
    who_goes: Mapped[str] = mapped_column(String(300), default="")
    called_off: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
