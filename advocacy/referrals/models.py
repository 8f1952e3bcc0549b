"""Referrals."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import Model, public_id
from advocacy.directory.models import Service
from advocacy.documents.models import Document
from advocacy.goals.models import Goal


class Referral(Model):
    """A request to a service on the person's behalf, chased to an outcome.

    `state` is how far the request has come with the service; `paper` how far its printed record has come here.
    """

    __tablename__ = "referral"
    __table_args__ = (
        Index(None, "case_id", "id"),
        Index(None, "state", "ask_again_on"),
        Index(None, "author_id", "ask_again_on"),
    )
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"), index=True)
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id"))
    state: Mapped[str] = mapped_column(String(30), default="drafted")
    paper: Mapped[str] = mapped_column(String(10), default="draft")
    priority: Mapped[str] = mapped_column(String(10), default="routine")
    need: Mapped[str]
    asked_for: Mapped[str] = mapped_column(default="")
    facts: Mapped[str] = mapped_column(default="")
    not_shared: Mapped[str] = mapped_column(default="")
    topics: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    purpose: Mapped[str] = mapped_column(String(30), default="", server_default="")
    access: Mapped[str] = mapped_column(default="")
    how_to_reach: Mapped[str] = mapped_column(default="")
    reply_to_us_only: Mapped[bool] = mapped_column(default=False)
    warm_handoff: Mapped[bool] = mapped_column(default=False)
    reply_by: Mapped[date | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    issued_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    sent_how: Mapped[str] = mapped_column(String(20), default="")
    ask_again_on: Mapped[date | None]
    first_meeting_on: Mapped[date | None]
    state_reason: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(String(30), default="")
    persons_view: Mapped[str] = mapped_column(String(20), default="")
    persons_outcome: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    service: Mapped[Service] = relationship(lazy="joined", innerjoin=True)
    goal: Mapped[Goal | None] = relationship(lazy="joined")
    author: Mapped[User] = relationship(lazy="joined", innerjoin=True)
    case: Mapped[Case] = relationship()
    document: Mapped[Document | None] = relationship(lazy="joined")
    events: Mapped[list["ReferralEvent"]] = relationship(
        order_by="ReferralEvent.happened_on.desc(), ReferralEvent.id.desc()", cascade="all, delete-orphan"
    )


class ReferralEvent(Model):
    """One move in a referral's life, or one try to reach somebody: what was said, in which way, and when."""

    __tablename__ = "referral_event"
    public_id: Mapped[UUID] = public_id()
    referral_id: Mapped[int] = mapped_column(ForeignKey("referral.id", ondelete="CASCADE"), index=True)
    happened_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(30))
    method: Mapped[str] = mapped_column(String(20), default="")
    words: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    by: Mapped[User] = relationship(lazy="joined", innerjoin=True)
