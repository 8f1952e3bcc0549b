"""Notices, the dates that follow from them, and every move of such a date."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import Model, public_id
from advocacy.directory.models import Agency
from advocacy.issues.models import Issue, System

from .kinds import Audience, DeadlineState, HowKnown, MovedBy, NoticeKind, Proof, Step


class Notice(Model):
    """Something an agency decided and told us, with its days as they were printed, sent and received.

    `rule` is the code of the rule that its kind follows; empty as long as nobody knows. `more_days` are the other
    days that the rules ask for, by the engine's names, and `settings` what only this notice says (days printed on
    it, a state, an age). `confirmed` names days that can not be, and which somebody looked at again and left.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index(None, "case_id", "id"),
        CheckConstraint("(ended_on is null) = (length(ended_why) = 0)", name="ended_has_a_reason"),
    )
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    issue_id: Mapped[int | None] = mapped_column(ForeignKey("issue.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    agency_name: Mapped[str] = mapped_column(String(300), default="")
    system: Mapped[System] = mapped_column(String(20))
    kind: Mapped[NoticeKind] = mapped_column(String(20))
    rule: Mapped[str] = mapped_column(String(60), default="")
    dated: Mapped[date | None]
    mailed: Mapped[date | None]
    received: Mapped[date | None]
    received_how: Mapped[HowKnown] = mapped_column(String(20), default=HowKnown.NOT_KNOWN)
    effective: Mapped[date | None]
    takes_away: Mapped[str] = mapped_column(default="")
    numbers: Mapped[str] = mapped_column(default="")
    more_days: Mapped[dict[str, Any]] = mapped_column(default=dict)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    confirmed: Mapped[list[Any]] = mapped_column(default=list)
    ended_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    version: Mapped[int] = mapped_column(default=1)
    case: Mapped[Case] = relationship()
    issue: Mapped[Issue | None] = relationship()
    agency: Mapped[Agency | None] = relationship(lazy="joined")
    made_by: Mapped[User] = relationship()
    deadlines: Mapped[list["Deadline"]] = relationship(order_by="Deadline.place", back_populates="notice")

    @property
    def agency_shown(self) -> str:
        """The name in the directory now, or else as it was typed."""
        return self.agency.name if self.agency else self.agency_name


class Deadline(Model):
    """One date that follows from a notice: the day to work to, the last day in law, and what became of it.

    The dates are what the engine said last; `objections` are its questions. A rule that knows no date yet has a
    row without days, so that it is asked for and not lost. The arithmetic is never stored: it is counted again.
    `rule` is empty where somebody took a date from the notice by hand; then `title` says what has to be done.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        Index(None, "case_id", "state", "work_by"),
        Index(None, "state", "work_by"),
        Index(None, "notice_id", "rule", "result", unique=True),
        CheckConstraint("act in ('person', 'agency')", name="act_known"),
        CheckConstraint("(state = 'filed') = (filed_on is not null)", name="filed_has_a_day"),
    )
    public_id: Mapped[UUID] = public_id()
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    place: Mapped[int] = mapped_column(default=0)
    rule: Mapped[str] = mapped_column(String(60), default="")
    result: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(300), default="")
    act: Mapped[str] = mapped_column(String(10))
    work_by: Mapped[date | None]
    work_at: Mapped[datetime | None]
    legal_last: Mapped[date | None]
    legal_at: Mapped[datetime | None]
    hedge: Mapped[bool] = mapped_column(default=True)
    objections: Mapped[list[Any]] = mapped_column(default=list)
    state: Mapped[DeadlineState] = mapped_column(String(20), default=DeadlineState.OPEN)
    filed_on: Mapped[date | None]
    filed_late: Mapped[bool] = mapped_column(default=False)
    proof: Mapped[Proof | None] = mapped_column(String(20))
    proof_number: Mapped[str] = mapped_column(String(120), default="")
    proof_words: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]
    ended_words: Mapped[str] = mapped_column(default="")
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    notice: Mapped[Notice] = relationship(back_populates="deadlines", lazy="joined", innerjoin=True)
    case: Mapped[Case] = relationship()
    moves: Mapped[list["DeadlineMove"]] = relationship(order_by="DeadlineMove.id.desc()")


class DeadlineMove(Model):
    """A date that moved: from which day to which, by whom and why. Nothing moves silently.

    `by_id` is empty where a new release of the rules moved it. `seen` is the day on which the case's advocate read it.
    """

    __tablename__ = "deadline_move"
    __table_args__ = (Index(None, "deadline_id", "id"),)
    public_id: Mapped[UUID] = public_id()
    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id", ondelete="CASCADE"))
    work_by_before: Mapped[date | None]
    work_by_after: Mapped[date | None]
    legal_before: Mapped[date | None]
    legal_after: Mapped[date | None]
    why: Mapped[MovedBy] = mapped_column(String(20))
    why_words: Mapped[str] = mapped_column(default="")
    moved_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    seen_on: Mapped[date | None]


class DeadlineTold(Model):
    """That a deadline was brought to mind: at which step, for which day, and whom. Each once, whoever runs first.

    `told_for` is the day (or the instant) that it was told for: a date that moves is told afresh.
    """

    __tablename__ = "deadline_told"
    __table_args__ = (UniqueConstraint("deadline_id", "told_for", "step", "audience"),)
    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id", ondelete="CASCADE"))
    told_for: Mapped[str] = mapped_column(String(32))
    step: Mapped[Step] = mapped_column(String(10))
    audience: Mapped[Audience] = mapped_column(String(15))
    told_at: Mapped[datetime]
