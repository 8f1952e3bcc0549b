"""Issues: one thing being sorted out with one agency in one system."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

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


class Issue(Model):
    """One thing being sorted out: what happened, with whom, what the person wants, and how three see the end."""

    __tablename__ = "issue"
    __table_args__ = (CheckConstraint("length(title) > 0", name="has_a_title"),)
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
    advocates_outcome: Mapped[str] = mapped_column(default="")
    agencys_outcome: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    agency: Mapped[Agency | None] = relationship(lazy="joined")
