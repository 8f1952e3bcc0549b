"""What the pages say about goals and steps."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy import clock
from advocacy.web.filters import format_date

from .models import GoalState, Who
from .rules import Obstacle


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.ALREADY_THERE: _("The goal is already there. Look at the goal to see how it stands."),
        Obstacle.PERSON_HAS_NOT_SAID: _("Only the person can say this. Write down what they said."),
        Obstacle.TAKE_UP_FIRST: _("Nobody is working on this goal now. Take it up again first."),
        Obstacle.CASE_CLOSED: _("This case is closed. Open it again first."),
        Obstacle.FUTURE: _("The day must be today or earlier."),
        Obstacle.STEP_DONE: _("This step is already done. Open it again to change it."),
        Obstacle.STEP_DROPPED: _("This step was dropped. Open it again to go on with it."),
        Obstacle.STEP_OPEN: _("This step is open already."),
    }[obstacle]


def state_words(state: str) -> str:
    return {
        GoalState.WORKING: _("Working on it"),
        GoalState.RESTING: _("Resting"),
        GoalState.ACHIEVED: _("Achieved"),
        GoalState.LET_GO: _("Let go"),
    }[GoalState(state)]


def turn_words(state: str) -> str:
    """What happened, for the timeline and the page."""
    return {
        GoalState.WORKING: _("Goal taken up again"),
        GoalState.RESTING: _("Goal rests for now"),
        GoalState.ACHIEVED: _("Goal achieved"),
        GoalState.LET_GO: _("Goal let go"),
    }[GoalState(state)]


def who_words(who: str) -> str:
    return {
        Who.ALONE: _("On their own"),
        Who.TOGETHER: _("Together"),
        Who.ADVOCATE: _("The advocate"),
    }[Who(who)]


def day_words(day: date) -> str:
    """March 6, with its year only when it is not this one."""
    return format_date(day, "MMMM d" if day.year == clock.today().year else "MMMM d, yyyy")


def tick_words(day: date) -> str:
    """Mar 6: short enough to stand under a picture."""
    return format_date(day, "MMM d" if day.year == clock.today().year else "MMM yyyy")


def progress_words(goal: Any) -> str:
    """4 of 7 steps done. Put at 4 of 10 on February 26."""
    counted = [step for step in goal.steps if not step.dropped]
    done = len([step for step in counted if step.done_on])
    parts = [_steps_done(done, len(counted))]
    if goal.ratings:
        parts.append(rating_words(goal.ratings[-1]))
    return " ".join(parts)


def _steps_done(done: int, of: int) -> str:
    if not of:
        return _("No steps yet.")
    return ngettext("%(done)s of 1 step done.", "%(done)s of %(num)s steps done.", of, done=done)


def rating_words(rating: Any) -> str:
    return _("They said %(number)s of 10 on %(day)s.", number=rating.value, day=day_words(rating.rated_on))


def turned_words(state: str) -> str:
    """The notice after a turn."""
    return {
        GoalState.WORKING: _("The goal is taken up again."),
        GoalState.RESTING: _("The goal rests for now."),
        GoalState.ACHIEVED: _("The goal is achieved, because they said so."),
        GoalState.LET_GO: _("The goal is let go."),
    }[GoalState(state)]
