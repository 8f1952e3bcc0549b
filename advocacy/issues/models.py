"""Issues: one thing being sorted out with one agency in one system."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.cases.models import Case
from advocacy.db import Model, public_id
from advocacy.directory.models import Agency


class System(StrEnum):
    """The systems that a person is up against."""

    HEALTHCARE = "healthcare"
    EDUCATION = "education"
    SOCIAL_SERVICES = "social_services"
    BENEFITS = "benefits"
    HOUSING = "housing"
    EMPLOYMENT = "employment"
    JUSTICE = "justice"
    IMMIGRATION = "immigration"
    OTHER = "other"


class IssueState(StrEnum):
    OPEN = "open"
    WAITING = "waiting"
    SORTED = "sorted"
    STOPPED = "stopped"


class Barrier(StrEnum):
    """What stands in the person's way. Each is defined in words where it is chosen."""

    TRANSPORT = "transport"
    COST = "cost"
    LANGUAGE = "language"
    DOCUMENTS = "documents"
    LONG_WAIT = "long_wait"
    NOT_BELIEVED = "not_believed"
    RULES_NOT_EXPLAINED = "rules_not_explained"
    NO_ACCESS = "no_access"
    FEAR = "fear"
    DIGITAL_ONLY = "digital_only"
    NOBODY_ANSWERS = "nobody_answers"
    SENT_AROUND = "sent_around"
    SAFETY = "safety"


class Issue(Model):
    """One thing being sorted out: what happened, with whom, what the person wants, and how three see the end."""

    __tablename__ = "issue"
    __table_args__ = (
        CheckConstraint("length(title) > 0", name="has_a_title"),
        CheckConstraint("state in ('open', 'waiting', 'sorted', 'stopped')", name="state_known"),
        CheckConstraint("(state in ('sorted', 'stopped')) = (ended_on is not null)", name="ended_has_a_day"),
        CheckConstraint(
            "ended_on is null or length(persons_outcome) > 0 or length(not_asked_why) > 0",
            name="the_person_was_asked",
        ),
    )
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    system: Mapped[System] = mapped_column(String(20))
    state: Mapped[IssueState] = mapped_column(String(10), default=IssueState.OPEN)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    agency_name: Mapped[str] = mapped_column(String(300), default="")
    agency_address: Mapped[str] = mapped_column(default="")
    worker: Mapped[str] = mapped_column(String(200), default="")
    reference_number: Mapped[str] = mapped_column(String(120), default="")
    wants: Mapped[str] = mapped_column(default="")
    barriers: Mapped[list[Any]] = mapped_column(default=list)
    barrier_words: Mapped[str] = mapped_column(default="")
    opened_on: Mapped[date]
    ended_on: Mapped[date | None]
    persons_outcome: Mapped[str] = mapped_column(default="")
    not_asked_why: Mapped[str] = mapped_column(default="")
    advocates_outcome: Mapped[str] = mapped_column(default="")
    agencys_outcome: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    agency: Mapped[Agency | None] = relationship(lazy="joined")
    case: Mapped[Case] = relationship()
    changes: Mapped[list["IssueChange"]] = relationship(
        order_by="IssueChange.changed_on, IssueChange.id", back_populates="issue"
    )

    @property
    def agency_shown(self) -> str:
        """The name in the directory now, or else as it was typed."""
        return self.agency.name if self.agency else self.agency_name

    @property
    def has_ended(self) -> bool:
        return self.ended_on is not None


class IssueChange(Model):
    """One turn of an issue, with what was said then. What is said later replaces nothing."""

    __tablename__ = "issue_change"
    public_id: Mapped[UUID] = public_id()
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id", ondelete="CASCADE"), index=True)
    state: Mapped[IssueState] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(default="")
    changed_on: Mapped[date]
    issue: Mapped[Issue] = relationship(back_populates="changes")
