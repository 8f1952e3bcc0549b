"""Cases and the timeline."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import Team
from advocacy.db import Model, public_id
from advocacy.people.models import Person


class CaseState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Intensity(StrEnum):
    """How much support was agreed; it weighs in the advocate's load."""

    LIGHT = "light"
    STANDARD = "standard"
    INTENSIVE = "intensive"


class CloseReason(StrEnum):
    """Why support ended, in a short list that is reviewed once a year."""

    FINISHED = "finished"
    CHOSE_TO_STOP = "chose_to_stop"
    OTHER_SUPPORT = "other_support"
    MOVED_AWAY = "moved_away"
    LOST_TOUCH = "lost_touch"
    NOT_OURS = "not_ours"
    DIED = "died"
    OTHER = "other"


class Step(StrEnum):
    """What happens to a case as a whole."""

    OPENED = "opened"
    PAUSED = "paused"
    TAKEN_UP = "taken_up"
    CLOSED = "closed"
    REOPENED = "reopened"
    HANDED_OVER = "handed_over"
    COVERED = "covered"


class Case(Model):
    """A piece of support with one person, from opening to closing. A person can have several over time."""

    __tablename__ = "support_case"
    __table_args__ = (
        CheckConstraint("state in ('open', 'paused', 'closed')", name="state_known"),
        CheckConstraint("(state = 'closed') = (closed_on is not null)", name="closed_has_a_day"),
        Index(None, "person_id"),
        Index(None, "team_id", "state"),
    )
    public_id: Mapped[UUID] = public_id()
    reference: Mapped[str] = mapped_column(String(40), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    state: Mapped[CaseState] = mapped_column(String(10), default=CaseState.OPEN)
    intensity: Mapped[Intensity] = mapped_column(String(10), default=Intensity.STANDARD)
    about: Mapped[str] = mapped_column(default="")
    opened_on: Mapped[date]
    paused_on: Mapped[date | None]
    pause_reason: Mapped[str] = mapped_column(default="")
    look_again_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    close_reason: Mapped[str] = mapped_column(default="")
    close_words: Mapped[str] = mapped_column(default="")
    persons_view: Mapped[str] = mapped_column(default="")
    last_contact_on: Mapped[date | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    team: Mapped[Team] = relationship()

    @property
    def is_closed(self) -> bool:
        return self.state == CaseState.CLOSED


class CaseStep(Model):
    """One step in the life of a case, with what was said then. What a later step says replaces nothing."""

    __tablename__ = "case_step"
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(40), default="")
    words: Mapped[str] = mapped_column(default="")
    persons_view: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))


class TimelineEntry(Model):
    """One thing that happened. The feature that it belongs to draws it."""

    __tablename__ = "timeline_entry"
    __table_args__ = (Index(None, "case_id", "happened_on", "id"), Index(None, "subject"))
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    happened_on: Mapped[date]
    happened_at: Mapped[datetime | None]
    kind: Mapped[str] = mapped_column(String(30))
    subject: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(300))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
