"""Writing goals: adding, changing, turning, and the person's own numbers. Steps stand in `stepping.py`."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.web.refusals import Refused, check_version

from . import rules
from .models import Goal, GoalChange, GoalState, Rating
from .stepping import keep_tasks
from .words import obstacle_words, turn_words


@dataclass(frozen=True)
class GoalFacts:
    """What the person wants, as they said it."""

    words: str
    why: str = ""
    hoped_for_on: date | None = None


@dataclass(frozen=True)
class RatingFacts:
    """The number that the person gave, and what they said."""

    value: int
    rated_on: date
    words: str = ""


def refuse(obstacle: rules.Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def add_goal(case: Case, facts: GoalFacts, *, by: User) -> Goal:
    """The person said what they want."""
    refuse(rules.obstacle_to_beginning(case.is_closed))
    goal = Goal(
        public_id=uuid4(),
        case=case,
        words=facts.words,
        why=facts.why,
        hoped_for_on=facts.hoped_for_on,
        state=GoalState.WORKING,
        started_on=clock.today(),
    )
    db.session.add(goal)
    add_entry(case, "goal", goal.public_id, _("New goal"), by=by)
    record("goal.added", goal, by=by, case=case.public_id)
    return goal


def change_goal(goal: Goal, facts: GoalFacts, *, version: int | None, by: User) -> None:
    """The words were heard or typed wrong, or the person says it differently now."""
    check_version(goal, version)
    goal.words, goal.why, goal.hoped_for_on = facts.words, facts.why, facts.hoped_for_on
    record("goal.changed", goal, by=by)


def turn_goal(goal: Goal, to: GoalState, *, said: str, on: date | None = None, by: User) -> GoalChange:
    """Rest, take up again, let go, or achieved: with what the person said about it."""
    on = on or clock.today()
    refuse(rules.obstacle_to_turning(goal.state, to, said, on, clock.today()))
    goal.version += 1
    goal.state, goal.persons_verdict = to, said
    goal.achieved_on = on if to == GoalState.ACHIEVED else None
    change = GoalChange(public_id=uuid4(), goal=goal, state=to, words=said, changed_on=on)
    db.session.add(change)
    db.session.flush()
    keep_tasks(goal, by=by)
    add_entry(goal.case, "goal_change", change.public_id, turn_words(to), by=by, on=on)
    record(f"goal.{to.value}", goal, by=by)
    return change


def add_rating(goal: Goal, facts: RatingFacts, *, by: User) -> Rating:
    """Only the person gives the number; we write it down."""
    refuse(rules.obstacle_to_rating(facts.rated_on, clock.today()))
    rating = Rating(
        public_id=uuid4(), goal=goal, value=facts.value, rated_on=facts.rated_on, words=facts.words
    )
    db.session.add(rating)
    db.session.flush()
    title = _("%(number)s of 10 on a goal", number=facts.value)
    add_entry(goal.case, "rating", rating.public_id, title, by=by, on=facts.rated_on)
    record("rating.added", rating, by=by, goal=goal.public_id)
    return rating


def change_rating(rating: Rating, facts: RatingFacts, *, version: int | None, by: User) -> None:
    """It was heard or typed wrong."""
    refuse(rules.obstacle_to_rating(facts.rated_on, clock.today()))
    check_version(rating, version)
    rating.value, rating.rated_on, rating.words = facts.value, facts.rated_on, facts.words
    record("rating.changed", rating, by=by)
