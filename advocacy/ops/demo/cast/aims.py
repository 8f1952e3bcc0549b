"""Issues and goals of a case."""

from collections.abc import Iterator
from datetime import date, timedelta

from advocacy.ops.demo.cast.arc import Arc
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.stories import GoalSketch
from advocacy.ops.demo.cast.work import Goal, Issue, Notice, Outcome, Rating, Step

FIRST_GOAL = 0.06  # share of the way at which the person has said what they want


def issue(arc: Arc) -> Issue:
    story, dice = arc.story, arc.dice.for_("issue")
    return Issue(
        key=arc.key,
        title=arc.told(dice.pick(story.title)),
        system=story.system,
        agency=arc.agency.key,
        agency_worker=arc.worker,
        agency_reference=_reference(story.number, dice),
        wants=arc.told(dice.pick(story.wants)),
        barriers=tuple(arc.told(text) for text in dice.some(story.barriers, dice.number(1, 3))),
        opened_on=arc.from_day,
        outcome=_outcome(arc, dice),
        notices=_notices(arc),
    )


def _reference(pattern: str, dice: Dice) -> str:
    return "".join(str(dice.number(0, 9)) if sign == "#" else sign for sign in pattern)


def _outcome(arc: Arc, dice: Dice) -> Outcome | None:
    if arc.progress < 1:
        return None
    story = arc.story
    views = (story.person_views, story.advocate_views, story.agency_views)
    return Outcome(arc.to_day, *(arc.told(dice.pick(view)) for view in views))


def _notices(arc: Arc) -> tuple[Notice, ...]:
    if not arc.story.notice:
        return ()
    dated_on, received_on = arc.from_day - timedelta(days=5), arc.from_day - timedelta(days=1)
    starts_on = arc.from_day + timedelta(days=14)
    return (Notice(f"{arc.key}-n1", dated_on, received_on, starts_on, arc.told(arc.story.notice)),)


def goals(arc: Arc) -> tuple[Goal, ...]:
    return tuple(_goal(arc, sketch, number) for number, sketch in enumerate(arc.story.goals, 1))


def _goal(arc: Arc, sketch: GoalSketch, number: int) -> Goal:
    start = FIRST_GOAL * number
    ratings = tuple(_ratings(arc, sketch, start))
    achieved = arc.progress == 1 and ratings[-1].value >= 7
    return Goal(
        key=f"{arc.key}-g{number}",
        issue=arc.key,
        words=arc.told(arc.dice.for_("goal", number).pick(sketch.words)),
        added_on=arc.at(start),
        achieved_on=arc.to_day if achieved else None,
        steps=tuple(_steps(arc, sketch, start, number)),
        ratings=ratings,
    )


def _steps(arc: Arc, sketch: GoalSketch, start: float, number: int) -> Iterator[Step]:
    """Steps get done in their order; those that are left have a day, or none yet."""
    dice = arc.dice.for_("steps", number)
    done = round(arc.progress * len(sketch.steps))
    for place, (done_by, words) in enumerate(sketch.steps):
        day = arc.at(start + (0.98 - start) * (place + 1) / (len(sketch.steps) + 1))
        ahead = _ahead(arc.plan.last_on, dice) if dice.chance(0.7) else None
        yield Step(
            words=arc.told(words),
            done_by=done_by,
            due_on=day if place < done else ahead,
            done_on=day if place < done else None,
        )


def _ahead(day: date, dice: Dice) -> date:
    ahead = day + timedelta(days=dice.number(8, 45))
    return ahead + timedelta(days=max(0, 7 - ahead.weekday()) if ahead.weekday() > 4 else 0)


def _ratings(arc: Arc, sketch: GoalSketch, start: float) -> Iterator[Rating]:
    """The person’s numbers, as a rule the ones of the story, now and then one higher or lower."""
    dice = arc.dice.for_("ratings", sketch.words[0])
    count = max(1, round(arc.progress * len(sketch.path)))
    for place, (value, words) in enumerate(zip(sketch.path[:count], sketch.said, strict=False)):
        shifted = value + (dice.number(-1, 1) if place else 0)
        day = arc.at(
            start + (0.99 - start) * place / max(1, len(sketch.path) - 1) / (1 if arc.progress == 1 else 1.1)
        )
        yield Rating(day, min(10, max(0, shifted)), arc.told(words))
