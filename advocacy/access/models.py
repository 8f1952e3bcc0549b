"""Who works with whom, since when, and what narrows or widens who may see a record."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id


class Part(StrEnum):
    """How someone is with a person: holding the case, standing in, or known before there is a case."""

    LEAD = "lead"
    COVER = "cover"
    FIRST_CONTACT = "first_contact"


class Cause(StrEnum):
    """Why a colleague is kept from a record: two people who know each other, or it is their own."""

    CONFLICT = "conflict"
    OWN_FILE = "own_file"


class GrantKind(StrEnum):
    """Why someone sees a record beside those who hold it and their supervisor."""

    NAMED = "named"
    HELPER = "helper"
    BREAK_GLASS = "break_glass"


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


class KeptAway(Model):
    """A colleague who never sees this person, nor learns of them, whatever else they are. Ended, never deleted."""

    __tablename__ = "kept_away"
    __table_args__ = (
        Index(None, "user_id", "person_id"),
        Index(None, "person_id"),
        CheckConstraint("cause in ('conflict', 'own_file')", name="cause_known"),
    )
    public_id: Mapped[UUID] = public_id()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    cause: Mapped[Cause] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    user: Mapped[User] = relationship(foreign_keys=[user_id])


class Restriction(Model):
    """From then on only those who hold a case of this person, and those named, see the record: no team."""

    __tablename__ = "restriction"
    __table_args__ = (Index(None, "person_id", "ended_at"),)
    public_id: Mapped[UUID] = public_id()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))


class Grant(Model):
    """Someone sees a record, or one case of it, for a while: named, helping, or in an emergency."""

    __tablename__ = "sight_grant"
    __table_args__ = (
        Index(None, "user_id", "ends_at"),
        Index(None, "person_id"),
        Index(None, "case_id"),
        CheckConstraint("kind in ('named', 'helper', 'break_glass')", name="kind_known"),
        CheckConstraint("kind = 'named' or ends_at is not null", name="ends"),
        CheckConstraint("kind <> 'helper' or case_id is not null", name="helps_with_a_case"),
    )
    public_id: Mapped[UUID] = public_id()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    kind: Mapped[GrantKind] = mapped_column(String(15))
    purpose: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    # Of an emergency: another person looks at what was done, and says what they found.
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    was_needed: Mapped[bool | None]
    review: Mapped[str] = mapped_column(default="")
    user: Mapped[User] = relationship(foreign_keys=[user_id])
    reviewed_by: Mapped[User | None] = relationship(foreign_keys=[reviewed_by_id])
