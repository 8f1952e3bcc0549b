"""The contact log."""

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.attachments.models import Attachment
from advocacy.db import Model, public_id


class Way(StrEnum):
    """How one talked, or tried to."""

    IN_PERSON = "in_person"
    CALL = "call"
    TEXT = "text"
    VIDEO = "video"
    EMAIL = "email"
    POST = "post"


class Contact(Model):
    """One conversation or attempt, as it was written down. It locks; corrections are addenda."""

    __tablename__ = "contact"
    __table_args__ = (
        CheckConstraint("minutes is null or minutes between 0 and 1440", name="minutes_in_a_day"),
        Index(None, "author_id", "happened_on"),
    )
    public_id: Mapped[UUID] = public_id()
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    happened_on: Mapped[date]
    at: Mapped[time | None]
    way: Mapped[Way] = mapped_column(String(20))
    reached: Mapped[bool]
    minutes: Mapped[int | None]
    note: Mapped[str]
    saved_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    author: Mapped[User] = relationship(lazy="joined", innerjoin=True)
    addenda: Mapped[list["Addendum"]] = relationship(order_by="Addendum.id")
    attachments: Mapped[list[Attachment]] = relationship(
        primaryjoin=lambda: and_(
            foreign(Attachment.subject) == Contact.public_id,
            Attachment.kind == "contact",
            Attachment.removed_at.is_(None),
        ),
        order_by=Attachment.id,
        viewonly=True,
    )


class ContactCase(Model):
    """A contact belongs to the case of each person that it was with."""

    __tablename__ = "contact_case"
    __table_args__ = (UniqueConstraint("case_id", "contact_id"), Index(None, "contact_id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"))
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))


class Addendum(Model):
    """Something added to a locked contact, with its own day and author."""

    __tablename__ = "addendum"
    public_id: Mapped[UUID] = public_id()
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    text: Mapped[str]
    added_at: Mapped[datetime]
    author: Mapped[User] = relationship(lazy="joined", innerjoin=True)
