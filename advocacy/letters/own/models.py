"""An organization's own words for a letter: one row for each version, never changed once it is written."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id


class OwnTemplate(Model):
    """One version of an own letter, such as the second of OWN-1. At most one version of a code is in use."""

    __tablename__ = "own_template"
    __table_args__ = (UniqueConstraint("code", "edition"),)
    public_id: Mapped[UUID] = public_id()
    code: Mapped[str] = mapped_column(String(20))
    edition: Mapped[int]
    # The letter that it was copied from, and which version of it.
    base: Mapped[str] = mapped_column(String(20))
    base_version: Mapped[int]
    language: Mapped[str] = mapped_column(String(5))
    words: Mapped[dict[str, Any]] = mapped_column(default=dict)
    in_use: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    by: Mapped[User] = relationship(lazy="joined", innerjoin=True)

    @property
    def title(self) -> str:
        return str(self.words["title"])
