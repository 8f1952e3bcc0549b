"""Goals in a search, with their steps and what the person said."""

from collections.abc import Sequence

from flask import Flask, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import selectinload

from advocacy.db import db
from advocacy.textsearch.kinds import KINDS, Kind

from .models import Goal, GoalChange, Rating, Step


def texts_of(goal: Goal) -> Sequence[str]:
    steps = (step.what for step in goal.steps)
    numbers = (rating.words for rating in goal.ratings)
    turns = (change.words for change in goal.changes)
    return goal.words, goal.why, *steps, *numbers, *turns


def its_goal(part: Step | Rating | GoalChange) -> Goal:
    return db.session.get_one(Goal, part.goal_id)


def connect(_app: Flask) -> None:
    KINDS["goal"] = Kind(
        model=Goal,
        called=_l("Goal"),
        icon="target",
        texts=texts_of,
        day=lambda goal: goal.started_on,
        url=lambda goal: url_for("goals.show", goal_id=goal.public_id),
        loads=tuple(selectinload(part) for part in (Goal.steps, Goal.ratings, Goal.changes)),
        parts=dict.fromkeys((Step, Rating, GoalChange), its_goal),
    )
