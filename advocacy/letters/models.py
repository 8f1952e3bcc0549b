"""Letters."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import Model, public_id
from advocacy.deadlines.models import Deadline
from advocacy.directory.models import Agency
from advocacy.documents.models import Document
from advocacy.issues.models import Issue

from .own.models import OwnTemplate


class Letter(Model):
    """A letter from draft to answer. Its text is data; what was issued are the frozen bytes of its document."""

    __tablename__ = "letter"
    __table_args__ = (Index(None, "case_id", "id"), Index(None, "state"), Index(None, "author_id", "state"))
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    issue_id: Mapped[int | None] = mapped_column(ForeignKey("issue.id"))
    template: Mapped[str] = mapped_column(String(20))
    template_version: Mapped[int]
    # The version of the organization's own words that it began with; it keeps them for good.
    own_template_id: Mapped[int | None] = mapped_column(ForeignKey("own_template.id"), index=True)
    state: Mapped[str] = mapped_column(String(20), default="draft")
    signer: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(5), default="en", server_default="en")
    large_print: Mapped[bool] = mapped_column(default=False)
    # What the questions were answered with, and the rows “day | what happened | proof”.
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    facts: Mapped[str] = mapped_column(default="")
    authority_day: Mapped[date | None]
    # The rules of its notice’s dates that it names, each as “rule result”.
    cites: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    left_out: Mapped[list[Any]] = mapped_column(default=list)
    # The words that will print. `worker` and `recipient` together are the address.
    worker: Mapped[str] = mapped_column(String(200), default="")
    recipient: Mapped[str] = mapped_column(default="")
    # The agency of the directory, as long as the address begins with its name; what it is told about, and what for.
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    topics: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    purpose: Mapped[str] = mapped_column(String(30), default="", server_default="")
    subject: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    salutation: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    enclosures: Mapped[str] = mapped_column(default="")
    copies: Mapped[str] = mapped_column(default="")
    # The fingerprint of the words as they were filled in last: others mean that somebody changed them by hand.
    filled_sha256: Mapped[str] = mapped_column(String(64), default="")
    reply_by: Mapped[date | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    issued_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    sent_how: Mapped[str] = mapped_column(String(20), default="")
    sent_note: Mapped[str] = mapped_column(String(300), default="")
    replied_on: Mapped[date | None]
    reply_words: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(String(20), default="", server_default="")
    void_why: Mapped[str] = mapped_column(String(300), default="", server_default="")
    # The notice that it answers and the deadline that it serves; the letter that it follows or replaces.
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id", ondelete="SET NULL"), index=True)
    deadline_id: Mapped[int | None] = mapped_column(
        ForeignKey("deadline.id", ondelete="SET NULL"), index=True
    )
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    own_template: Mapped[OwnTemplate | None] = relationship()
    author: Mapped[User] = relationship(lazy="joined", innerjoin=True)
    case: Mapped[Case] = relationship()
    issue: Mapped[Issue | None] = relationship()
    agency: Mapped[Agency | None] = relationship()
    document: Mapped[Document | None] = relationship(lazy="joined")
    deadline: Mapped[Deadline | None] = relationship()
    follows: Mapped["Letter | None"] = relationship(foreign_keys=[follows_id], remote_side="Letter.id")
    replaces: Mapped["Letter | None"] = relationship(foreign_keys=[supersedes_id], remote_side="Letter.id")
    earlier: Mapped[list["EarlierText"]] = relationship(
        order_by="EarlierText.id.desc()", cascade="all, delete-orphan"
    )


class EarlierText(Model):
    """The words of a letter as they were before something replaced them, so that none is ever lost."""

    __tablename__ = "earlier_text"
    public_id: Mapped[UUID] = public_id()
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id", ondelete="CASCADE"), index=True)
    words: Mapped[dict[str, Any]]
    kept_at: Mapped[datetime]
    kept_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
