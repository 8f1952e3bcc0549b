"""What was made one, by whom and why, and every row that moved: so that parting puts each back where it was."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id
from advocacy.people.models import Person


class MergeState(StrEnum):
    """Asked by an advocate, answered by what was done then; done by a supervisor, said no to, or taken apart again."""

    ASKED = "asked"
    ANSWERED = "answered"
    MERGED = "merged"
    DECLINED = "declined"
    PARTED = "parted"


class PersonMerge(Model):
    """Two records that are, or may be, of one person. `kept` goes on, `other` leads to it."""

    __tablename__ = "person_merge"
    __table_args__ = (
        CheckConstraint("state in ('asked', 'answered', 'merged', 'declined', 'parted')", name="state_known"),
        CheckConstraint("kept_id <> other_id", name="two_records"),
        Index(
            "uq_person_merge_once",
            "other_id",
            unique=True,
            postgresql_where=text("state = 'merged'"),
            sqlite_where=text("state = 'merged'"),
        ),
        Index(None, "kept_id"),
    )
    public_id: Mapped[UUID] = public_id()
    kept_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    state: Mapped[MergeState] = mapped_column(String(10))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    asked_at: Mapped[datetime | None]
    asked_words: Mapped[str] = mapped_column(default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    decided_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(default="")
    parted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    parted_at: Mapped[datetime | None]
    parted_words: Mapped[str] = mapped_column(default="")
    owned: Mapped[dict[str, Any]] = mapped_column(default=dict)

    kept: Mapped[Person] = relationship(foreign_keys=[kept_id])
    other: Mapped[Person] = relationship(foreign_keys=[other_id])
    asked_by: Mapped[User | None] = relationship(foreign_keys=[asked_by_id])
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id])
    parted_by: Mapped[User | None] = relationship(foreign_keys=[parted_by_id])


class MovedRow(Model):
    """One row that a merge changed, in whatever table: the changed columns before and after. None before: it is new."""

    __tablename__ = "moved_row"
    merge_id: Mapped[int] = mapped_column(ForeignKey("person_merge.id", ondelete="CASCADE"), index=True)
    table_name: Mapped[str] = mapped_column(String(60))
    row_id: Mapped[int]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any]]
