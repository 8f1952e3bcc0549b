"""What the person agreed to: one text for one recipient, what may be told to whom, and who may speak for them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.cases.models import Case
from advocacy.db import Model, public_id
from advocacy.directory.models import Agency

from .kinds import Kind, Named, Revoked, Signature, SignerKind, State


class How(StrEnum):
    """How someone agreed."""

    READ_TO_THEM = "read_to_them"
    READ_IT = "read_it"
    SIGNED = "signed"
    BY_PHONE = "by_phone"


class Agreement(Model):
    """The person said yes to exactly this text going to this recipient: when, how, and to whom they said it."""

    __tablename__ = "agreement"
    __table_args__ = (Index(None, "subject"), Index(None, "case_id"))
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[UUID]
    text_sha256: Mapped[str] = mapped_column(String(64))
    recipient: Mapped[str] = mapped_column(String(300))
    agreed_on: Mapped[date]
    how: Mapped[How] = mapped_column(String(20))
    said_to: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    withdrawn_at: Mapped[datetime | None]


class Signed:
    """What a consent and an authority have alike: who signed, when and how, and how it was taken back."""

    signer: Mapped[SignerKind] = mapped_column(String(20), default=SignerKind.PERSON)
    signer_name: Mapped[str] = mapped_column(String(200), default="")
    signer_authority: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    signature: Mapped[Signature | None] = mapped_column(String(10))
    typed: Mapped[str] = mapped_column(String(200), default="")
    drawn: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    witness: Mapped[str] = mapped_column(String(200), default="")
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    state: Mapped[State] = mapped_column(String(10), default=State.DRAFT)
    revoked_at: Mapped[datetime | None]
    revoked_how: Mapped[Revoked | None] = mapped_column(String(10))
    revoked_words: Mapped[str] = mapped_column(default="")
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    revocation_received_by: Mapped[str] = mapped_column(String(200), default="")
    revocation_confirmed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))


def _known() -> tuple[CheckConstraint, ...]:
    return (
        CheckConstraint("state in ('draft', 'live', 'revoked')", name="state_known"),
        CheckConstraint("(state = 'draft') = (signed_on is null)", name="signed_or_draft"),
        CheckConstraint("(state = 'revoked') = (revoked_at is not null)", name="revocation_whole"),
    )


class Consent(Signed, Model):
    """Who may tell whom about which topics, what for and until when. `topics`, `purposes`, `regimes` hold codes.

    `by_us` says whether this organization tells; otherwise `discloser` is somebody who may tell us. It ends with
    its last day, or on the day on which `ends_with` has happened.
    """

    __tablename__ = "consent"
    __table_args__ = (Index(None, "case_id", "state"), Index(None, "state", "expires_on"), *_known())
    public_id: Mapped[UUID] = public_id()
    number: Mapped[str] = mapped_column(String(20), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    kind: Mapped[Kind] = mapped_column(String(30), default=Kind.GENERAL)
    regimes: Mapped[list[Any]] = mapped_column(default=list)
    by_us: Mapped[bool] = mapped_column(default=True)
    discloser: Mapped[str] = mapped_column(String(300), default="")
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    recipient: Mapped[str] = mapped_column(String(300), default="")
    named: Mapped[Named] = mapped_column(String(20), default=Named.NAME)
    members: Mapped[str] = mapped_column(default="")
    topics: Mapped[list[Any]] = mapped_column(default=list)
    topics_words: Mapped[str] = mapped_column(default="")
    purposes: Mapped[list[Any]] = mapped_column(default=list)
    purpose_words: Mapped[str] = mapped_column(default="")
    expires_on: Mapped[date | None]
    ends_with: Mapped[str] = mapped_column(String(300), default="")
    event_on: Mapped[date | None]
    no_end: Mapped[bool] = mapped_column(default=False)
    own_sheet: Mapped[bool] = mapped_column(default=True)
    statements: Mapped[list[Any]] = mapped_column(default=list)
    how_to_revoke: Mapped[str] = mapped_column(default="")
    in_college: Mapped[bool] = mapped_column(default=False)
    case: Mapped[Case] = relationship()
    agency: Mapped[Agency | None] = relationship(lazy="joined")


class Authority(Signed, Model):
    """Who may speak for the person, to whom, about what, until when. It allows telling nobody by itself."""

    __tablename__ = "authority"
    __table_args__ = (Index(None, "case_id", "state"), Index(None, "state", "expires_on"), *_known())
    public_id: Mapped[UUID] = public_id()
    number: Mapped[str] = mapped_column(String(20), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    representative_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    representative: Mapped[str] = mapped_column(String(200), default="")
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    to_whom: Mapped[str] = mapped_column(String(300), default="")
    topics: Mapped[list[Any]] = mapped_column(default=list)
    about: Mapped[str] = mapped_column(default="")
    may: Mapped[list[Any]] = mapped_column(default=list)
    starts_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    ends_with: Mapped[str] = mapped_column(String(300), default="")
    event_on: Mapped[date | None]
    case: Mapped[Case] = relationship()
    agency: Mapped[Agency | None] = relationship(lazy="joined")
