"""Finding goals, steps and ratings, always within the cases that the user may see."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from flask import abort
from sqlalchemy import bindparam, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from advocacy.access.seeing import cases_visible_to
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.tasks.models import Task, TaskState

from .models import Goal, GoalChange, GoalState, Rating, Step
from .rules import STILL_WANTED

ORIGIN = "step"
STATES = tuple(GoalState)
WITH_ALL = (selectinload(Goal.steps), selectinload(Goal.ratings))
OF_CASE = (
    select(Goal)
    .where(Goal.case_id == bindparam("case"))
    .options(*WITH_ALL)
    .order_by(Goal.started_on.desc(), Goal.id.desc())
)
ALIVE = (
    select(Goal.id, Goal.public_id, Goal.words)
    .where(Goal.case_id == bindparam("case"), Goal.state.in_(STILL_WANTED))
    .order_by(Goal.state != GoalState.WORKING, Goal.started_on.desc(), Goal.id.desc())
)
THEIR_STEPS = (
    select(Step.goal_id, Step.dropped, Step.done_on).join(Step.goal).where(Goal.case_id == bindparam("case"))
)
THEIR_RATINGS = (
    select(Rating.goal_id, Rating.value, Rating.rated_on)
    .join(Rating.goal)
    .where(Goal.case_id == bindparam("case"))
    .order_by(Rating.rated_on, Rating.id)
)


class Wanted(NamedTuple):
    """As much of a goal as the overview of a case shows."""

    public_id: UUID
    words: str
    steps: Sequence[Any]
    ratings: Sequence[Any]


def goals_wanted(case: Case) -> list[Wanted]:
    """What the person wants now, in the order of `goals_of`, in plain columns."""
    goals, steps, ratings = (
        db.read(asked, {"case": case.id}) for asked in (ALIVE, THEIR_STEPS, THEIR_RATINGS)
    )
    by_goal = _by_goal(steps), _by_goal(ratings)
    return [Wanted(row.public_id, row.words, *(rows[row.id] for rows in by_goal)) for row in goals]


def _by_goal(rows: Sequence[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.goal_id].append(row)
    return found


def goals_of(case: Case) -> Sequence[Goal]:
    """Every goal of a case with its steps and ratings: what is being worked on first, the newest first."""
    goals = db.session.scalars(OF_CASE, {"case": case.id}).all()
    return sorted(goals, key=lambda goal: STATES.index(GoalState(goal.state)))


def goal_or_404(public_id: UUID, user: User) -> Goal:
    """The goal, if this user may see its case. Hidden and absent are the same 404."""
    found = select(Goal).join(Goal.case).where(Goal.public_id == public_id, cases_visible_to(user))
    goal = db.session.scalars(found.options(contains_eager(Goal.case))).one_or_none()
    if goal is None:
        record_refusal("goal.refused", public_id, by=user)
        abort(404)
    return goal


def step_or_404(public_id: UUID, user: User) -> Step:
    found = select(Step).join(Step.goal).join(Goal.case).where(Step.public_id == public_id)
    found = found.options(contains_eager(Step.goal).contains_eager(Goal.case))
    step = db.session.scalars(found.where(cases_visible_to(user))).one_or_none()
    if step is None:
        record_refusal("step.refused", public_id, by=user)
        abort(404)
    return step


def rating_or_404(public_id: UUID, user: User) -> Rating:
    found = select(Rating).join(Rating.goal).join(Goal.case).where(Rating.public_id == public_id)
    found = found.options(contains_eager(Rating.goal).contains_eager(Goal.case))
    rating = db.session.scalars(found.where(cases_visible_to(user))).one_or_none()
    if rating is None:
        record_refusal("rating.refused", public_id, by=user)
        abort(404)
    return rating


def open_task_of(step: Step) -> Task | None:
    """The task that stands for this step under “what needs doing”, if it is still open."""
    found = select(Task).where(
        Task.case_id == step.goal.case_id,
        Task.state == TaskState.OPEN,
        Task.origin_kind == ORIGIN,
        Task.origin == step.public_id,
    )
    return db.session.scalars(found.order_by(Task.id)).first()


def goals_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Goal]:
    return {goal.public_id: goal for goal in db.session.scalars(select(Goal).where(Goal.public_id.in_(ids)))}


def steps_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Step]:
    return {step.public_id: step for step in db.session.scalars(select(Step).where(Step.public_id.in_(ids)))}


def ratings_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Rating]:
    found = select(Rating).where(Rating.public_id.in_(ids)).options(joinedload(Rating.goal))
    return {rating.public_id: rating for rating in db.session.scalars(found)}


def changes_by_id(ids: Sequence[UUID]) -> Mapping[UUID, GoalChange]:
    found = select(GoalChange).where(GoalChange.public_id.in_(ids)).options(joinedload(GoalChange.goal))
    return {change.public_id: change for change in db.session.scalars(found)}
