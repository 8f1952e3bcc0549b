"""Goals, steps and the person's own ratings."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.cases.models import Case
from advocacy.db import Model, public_id


class GoalState(StrEnum):
    """Where a goal stands. Achieved only when the person says so."""

    WORKING = "working"
    RESTING = "resting"
    ACHIEVED = "achieved"
    LET_GO = "let_go"


class Who(StrEnum):
    """Who does, or did, a step."""

    ALONE = "alone"
    TOGETHER = "together"
    ADVOCATE = "advocate"


class Goal(Model):
    """What the person wants, in their own words."""

    __tablename__ = "goal"
    __table_args__ = (
        CheckConstraint("state in ('working', 'resting', 'achieved', 'let_go')", name="state_known"),
        CheckConstraint("(state = 'achieved') = (achieved_on is not null)", name="achieved_has_a_day"),
        CheckConstraint("state <> 'achieved' or length(persons_verdict) > 0", name="the_person_said_so"),
        CheckConstraint("length(words) > 0", name="has_words"),
    )
    public_id: Mapped[UUID] = public_id()
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"), index=True)
    words: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
    state: Mapped[GoalState] = mapped_column(String(10), default=GoalState.WORKING)
    hoped_for_on: Mapped[date | None]
    achieved_on: Mapped[date | None]
    persons_verdict: Mapped[str] = mapped_column(default="")
    started_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    case: Mapped[Case] = relationship()
    steps: Mapped[list["Step"]] = relationship(order_by="Step.id", back_populates="goal")
    ratings: Mapped[list["Rating"]] = relationship(
        order_by="Rating.rated_on, Rating.id", back_populates="goal"
    )
    changes: Mapped[list["GoalChange"]] = relationship(
        order_by="GoalChange.changed_on, GoalChange.id", back_populates="goal"
    )


class Step(Model):
    """What gets done towards a goal, by whom."""

    __tablename__ = "step"
    __table_args__ = (
        CheckConstraint("(done_on is null) = (done_by is null)", name="done_by_someone"),
        CheckConstraint("length(what) > 0", name="says_what"),
    )
    public_id: Mapped[UUID] = public_id()
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"), index=True)
    what: Mapped[str] = mapped_column(String(500))
    who: Mapped[Who] = mapped_column(String(10))
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    done_by: Mapped[Who | None] = mapped_column(String(10))
    dropped: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    goal: Mapped[Goal] = relationship(back_populates="steps")

    @property
    def is_open(self) -> bool:
        return self.done_on is None and not self.dropped


class Rating(Model):
    """Where the person puts themselves on this goal, 0 to 10, on a day."""

    __tablename__ = "rating"
    __table_args__ = (
        CheckConstraint("value between 0 and 10", name="zero_to_ten"),
        Index(None, "goal_id", "rated_on"),
    )
    public_id: Mapped[UUID] = public_id()
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"))
    value: Mapped[int]
    rated_on: Mapped[date]
    words: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    goal: Mapped[Goal] = relationship(back_populates="ratings")


class GoalChange(Model):
    """One turn of a goal, with what the person said then. What is said later replaces nothing."""

    __tablename__ = "goal_change"
    public_id: Mapped[UUID] = public_id()
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"), index=True)
    state: Mapped[GoalState] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(default="")
    changed_on: Mapped[date]
    goal: Mapped[Goal] = relationship(back_populates="changes")
