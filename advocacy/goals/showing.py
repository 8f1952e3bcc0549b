"""What the page of a goal shows, in order: plain values for its template."""

from dataclasses import dataclass
from datetime import date
from itertools import chain

from .models import Goal, Rating, Step
from .words import tick_words, turn_words


@dataclass(frozen=True)
class Steps:
    """The steps of a goal: open by day, done with the latest first, dropped apart."""

    open: list[Step]
    done: list[Step]
    dropped: list[Step]

    @property
    def count(self) -> int:
        return len(self.open) + len(self.done)


@dataclass(frozen=True)
class Said:
    """Something that the person said about the goal, on a day, and on what occasion."""

    words: str
    day: date
    occasion: str


def steps_in_order(goal: Goal) -> Steps:
    """Those without a day come after those with one."""
    opened = [step for step in goal.steps if step.is_open]
    done = [step for step in goal.steps if step.done_on and not step.dropped]
    return Steps(
        open=sorted(opened, key=lambda step: (step.due_on is None, step.due_on or date.max, step.id)),
        done=sorted(done, key=lambda step: (step.done_on or date.min, step.id), reverse=True),
        dropped=[step for step in goal.steps if step.dropped],
    )


def said_about(goal: Goal) -> list[Said]:
    """The person's words on the way, the newest first."""
    rated = (Said(rating.words, rating.rated_on, "") for rating in goal.ratings if rating.words.strip())
    turned = (
        Said(change.words, change.changed_on, turn_words(change.state))
        for change in goal.changes
        if change.words.strip()
    )
    return sorted(chain(rated, turned), key=lambda said: said.day, reverse=True)


def picture_points(goal: Goal) -> list[tuple[str, int]]:
    """The person's numbers over time, as the picture takes them."""
    return [_point(rating) for rating in goal.ratings]


def _point(rating: Rating) -> tuple[str, int]:
    return tick_words(rating.rated_on), rating.value
