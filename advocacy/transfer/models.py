"""Imports: the file as it came, what was decided about it, and what it made, so that it can be undone."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, deferred, mapped_column

from advocacy.db import Model, public_id


class ImportState(StrEnum):
    READ = "read"
    MATCHED = "matched"
    IMPORTED = "imported"
    UNDONE = "undone"


class PeopleImport(Model):
    """One file of people on its way in. The file is deleted when the batch is imported or thrown away."""

    __tablename__ = "people_import"
    public_id: Mapped[UUID] = public_id()
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    state: Mapped[ImportState] = mapped_column(String(10), default=ImportState.READ)
    file_name: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    problems: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    made_at: Mapped[datetime]
    imported_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]


class ImportedRow(Model):
    """A record that an import made, with its version then: what was changed since is not undone silently."""

    __tablename__ = "imported_row"
    __table_args__ = (Index(None, "import_id"),)
    import_id: Mapped[int] = mapped_column(ForeignKey("people_import.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    row_id: Mapped[int]
    version: Mapped[int]
