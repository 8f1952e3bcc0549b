"""What left the house, and which consent each paper rests on."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id
from advocacy.documents.models import Document

from ..emergency.models import ReleaseOverride
from ..models import Consent


class Basis(StrEnum):
    """Why it was allowed to go."""

    CONSENT = "consent"
    PERSON_ALONE = "person_alone"
    EMERGENCY = "emergency"


class Notice(StrEnum):
    """Which notice against passing it on went along."""

    NONE = "none"
    SHORT = "short"
    LONG = "long"


class Reliance(Model):
    """A paper was issued to this recipient because of this consent or authority."""

    __tablename__ = "reliance"
    __table_args__ = (
        UniqueConstraint("subject", "document_id", "recipient"),
        Index(None, "consent_id"),
        Index(None, "authority_id"),
        Index(None, "subject"),
    )
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[UUID]
    recipient: Mapped[str] = mapped_column(String(300))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    basis: Mapped[Basis] = mapped_column(String(20))
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id"))
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("authority.id"))
    override_id: Mapped[int | None] = mapped_column(ForeignKey("release_override.id"))
    notice: Mapped[Notice] = mapped_column(String(10), default=Notice.NONE)
    scope_attached: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    document: Mapped[Document] = relationship(lazy="joined", innerjoin=True)


class Disclosure(Model):
    """Something about the person left the house: when, to whom, what, for what, on what ground, how, by whom.

    A row for each recipient. It is never changed: what turns out wrong is said in another one.
    """

    __tablename__ = "disclosure"
    __table_args__ = (
        UniqueConstraint("subject", "document_id", "recipient"),
        CheckConstraint("(basis = 'consent') = (consent_id is not null)", name="consent_is_named"),
        CheckConstraint("(basis = 'emergency') = (override_id is not null)", name="emergency_is_named"),
        Index(None, "case_id", "told_on", "id"),
        Index(None, "consent_id"),
        Index(None, "subject"),
    )
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    told_on: Mapped[date]
    recipient: Mapped[str] = mapped_column(String(300))
    address: Mapped[str] = mapped_column(default="")
    told_to: Mapped[str] = mapped_column(String(200), default="")
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    what: Mapped[str]
    topics: Mapped[list[Any]] = mapped_column(default=list)
    purpose: Mapped[str] = mapped_column(String(30), default="")
    basis: Mapped[Basis] = mapped_column(String(20))
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id"))
    override_id: Mapped[int | None] = mapped_column(ForeignKey("release_override.id"))
    # "letter" or "referral" with its public id; "spoken" and the id of nothing else.
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[UUID | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    document_sha256: Mapped[str] = mapped_column(String(64), default="")
    method: Mapped[str] = mapped_column(String(20))
    notice: Mapped[Notice] = mapped_column(String(10), default=Notice.NONE)
    scope_attached: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    by: Mapped[User] = relationship(lazy="joined", innerjoin=True)
    consent: Mapped[Consent | None] = relationship(lazy="joined")
    override: Mapped[ReleaseOverride | None] = relationship(lazy="joined")
    document: Mapped[Document | None] = relationship(lazy="joined")
