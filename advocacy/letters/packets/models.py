"""Packets of letters, and what is in them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import Model, public_id
from advocacy.documents.models import Document

from ..models import Letter


class LetterPacket(Model):
    """An issued letter with enclosures. Like a letter it is agreed to, then frozen, then perhaps sent."""

    __tablename__ = "letter_packet"
    __table_args__ = (Index(None, "letter_id", "id"),)
    public_id: Mapped[UUID] = public_id()
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id", ondelete="CASCADE"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    state: Mapped[str] = mapped_column(String(20), default="agreed")
    # What the enclosures tell besides the letter itself.
    topics: Mapped[list[Any]] = mapped_column(default=list)
    issued_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    made_at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    version: Mapped[int] = mapped_column(default=1)
    by: Mapped[User] = relationship(lazy="joined", innerjoin=True)
    letter: Mapped[Letter] = relationship(lazy="joined", innerjoin=True)
    document: Mapped[Document | None] = relationship(lazy="joined")
    enclosures: Mapped[list["PacketEnclosure"]] = relationship(
        order_by="PacketEnclosure.place", cascade="all, delete-orphan", lazy="selectin"
    )

    @property
    def case(self) -> Case:
        return self.letter.case


class PacketEnclosure(Model):
    """One paper that goes along, as it was when it was chosen: other bytes are another paper."""

    __tablename__ = "packet_enclosure"
    __table_args__ = (UniqueConstraint("packet_id", "place"),)
    packet_id: Mapped[int] = mapped_column(ForeignKey("letter_packet.id", ondelete="CASCADE"))
    place: Mapped[int]
    # An attachment or an issued letter, by its public id.
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(200))
    pages: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
