"""Who works with whom, and since when."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model, public_id


class Part(StrEnum):
    """How someone is with a person: holding the case, standing in, or known before there is a case."""

    LEAD = "lead"
    COVER = "cover"
    FIRST_CONTACT = "first_contact"


class Assignment(Model):
    """Who held a person's case, from when to when. Rows are ended, never deleted: they are the dated history."""

    __tablename__ = "assignment"
    __table_args__ = (
        Index(None, "user_id", "person_id", "ends_on"),
        Index(None, "person_id", "user_id"),
        Index(None, "case_id", "ends_on"),
        CheckConstraint("part in ('lead', 'cover', 'first_contact')", name="part_known"),
        CheckConstraint("part = 'first_contact' or case_id is not null", name="holds_a_case"),
    )
    public_id: Mapped[UUID] = public_id()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    part: Mapped[Part] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
