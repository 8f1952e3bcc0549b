"""One story within one case: its days, its slots and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from advocacy.ops.demo.cast.agencies import DemoAgency
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.plan import CasePlan
from advocacy.ops.demo.cast.slots import Slots, fill, slots_for
from advocacy.ops.demo.cast.stories import Story
from advocacy.ops.demo.cast.work import Holding

DAYS_TO_TELL = 250  # an open case does not come further than its days allow


@dataclass(frozen=True, slots=True)
class Arc:
    """A story as it is told in one case."""

    key: str
    plan: CasePlan
    story: Story
    agency: DemoAgency
    worker: str
    slots: Slots
    from_day: date
    to_day: date
    progress: float  # 1 where the issue has been sorted out
    held: tuple[Holding, ...]
    dice: Dice

    def told(self, text: str) -> str:
        return fill(text, self.slots)

    def at(self, share: float) -> date:
        """The weekday at this share of the way, never outside of the arc."""
        day = self.from_day + timedelta(days=round((self.to_day - self.from_day).days * share))
        return max(self.from_day, day - timedelta(days=max(0, day.weekday() - 4)))


def arcs(
    plan: CasePlan,
    told: dict[str, Story],
    agencies: Mapping[str, DemoAgency],
    held: tuple[Holding, ...],
    dice: Dice,
) -> tuple[Arc, ...]:
    """The stories of a case one after another; only the last of an open case is not at its end."""
    count = len(plan.stories)
    span = (plan.last_on - plan.opened_on).days
    found = []
    for number, key in enumerate(plan.stories):
        own = dice.for_("arc", key)
        from_day = plan.opened_on + timedelta(days=span * number // count)
        to_day = plan.opened_on + timedelta(days=span * (number + 1) // count)
        ended = number + 1 < count or not plan.is_current
        patience = (to_day - from_day).days / DAYS_TO_TELL
        progress = 1.0 if ended else min(own.number(25, 90) / 100, 0.1 + patience)
        found.append(_arc(plan, told[key], agencies, held, own, from_day, to_day, progress))
    return tuple(found)


def _arc(
    plan: CasePlan,
    story: Story,
    agencies: Mapping[str, DemoAgency],
    held: tuple[Holding, ...],
    dice: Dice,
    from_day: date,
    to_day: date,
    progress: float,
) -> Arc:
    agency = agencies[dice.pick(story.agencies)]
    worker = dice.pick(_workers(story, agency))
    slots = slots_for(story, plan.person, plan.row, agency, worker, dice)
    key = f"{plan.key}-{story.key}"
    return Arc(key, plan, story, agency, worker, slots, from_day, to_day, progress, held, dice)


def _workers(story: Story, agency: DemoAgency) -> list[str]:
    """Who may be met there: “name @ agency” works at one agency, all others at any."""
    pairs = [worker.partition(" @ ") for worker in story.workers]
    return [name for name, _, at in pairs if at in ("", agency.key)]
