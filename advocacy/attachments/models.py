"""Attachments, and their bytes in a table of their own, so that no list ever loads them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id


class Attachment(Model):
    """A photo or a paper that belongs to a record, by the record's kind and public id.

    Until the form that it came with is saved it belongs to none, and is its author's alone: the form's one-time
    token holds the two together. `upload_sha256` tells a file that was sent twice. What is removed leaves this row.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("(kind is null) = (subject is null)", name="subject_whole"),
        CheckConstraint("(removed_at is null) = (removed_by_id is null)", name="removal_whole"),
        UniqueConstraint("came_with", "added_by_id", "upload_sha256"),
        Index(None, "subject"),
    )
    public_id: Mapped[UUID] = public_id()
    kind: Mapped[str | None] = mapped_column(String(20))
    subject: Mapped[UUID | None]
    came_with: Mapped[UUID]
    upload_sha256: Mapped[str] = mapped_column(String(64))
    media_type: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    pages: Mapped[int]
    shows: Mapped[str] = mapped_column(default="")
    added_at: Mapped[datetime]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    removed_at: Mapped[datetime | None]
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    version: Mapped[int] = mapped_column(default=1)
    added_by: Mapped[User] = relationship(foreign_keys=[added_by_id], lazy="joined", innerjoin=True)
    removed_by: Mapped[User | None] = relationship(foreign_keys=[removed_by_id], lazy="joined")

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


class AttachmentContent(Model):
    """The bytes: made anew when they came, and never changed. They go when the attachment is removed."""

    __tablename__ = "attachment_content"
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id", ondelete="CASCADE"), unique=True)
    thumbnail: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))
