"""Letters."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id


class Letter(Model):
    """A letter from draft to sent. Its text is data; what was issued are the frozen bytes of its document."""

    __tablename__ = "letter"
    __table_args__ = (Index(None, "case_id", "id"), Index(None, "state"))
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    issue_id: Mapped[int | None] = mapped_column(ForeignKey("issue.id"))
    template: Mapped[str] = mapped_column(String(20))
    template_version: Mapped[int]
    state: Mapped[str] = mapped_column(String(20), default="draft")
    signer: Mapped[str] = mapped_column(String(20))
    large_print: Mapped[bool] = mapped_column(default=False)
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    recipient: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(String(300), default="")
    about: Mapped[str] = mapped_column(default="")
    salutation: Mapped[str] = mapped_column(String(300), default="")
    body: Mapped[str] = mapped_column(default="")
    enclosures: Mapped[str] = mapped_column(default="")
    copies: Mapped[str] = mapped_column(default="")
    reply_by: Mapped[date | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    issued_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    sent_how: Mapped[str] = mapped_column(String(20), default="")
    sent_note: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column(default=1)
    author: Mapped[User] = relationship(lazy="joined", innerjoin=True)
