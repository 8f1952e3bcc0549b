"""When a deadline is to be brought to mind, and to whom. Pure.

It is decided by what is due and was not told yet, never by what day the run happens on: a run that was missed
loses nothing. After a gap the nearest step stands for those before it, so nobody hears four times at once.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from ..kinds import Audience, DeadlineState, Proof, Step
from ..outcome.rules import needs_doing

Steps = tuple[tuple[Step, timedelta], ...]
FAR_OFF: Steps = (
    (Step.DAYS_14, timedelta(days=14)),
    (Step.DAYS_7, timedelta(days=7)),
    (Step.DAYS_3, timedelta(days=3)),
)
BY_DAYS: Steps = (*FAR_OFF, (Step.DAYS_1, timedelta(days=1)))
# Where hours count they are told at the end; far off, they say no more than days do.
BY_HOURS: Steps = (
    *FAR_OFF,
    (Step.HOURS_24, timedelta(hours=24)),
    (Step.HOURS_8, timedelta(hours=8)),
    (Step.HOURS_2, timedelta(hours=2)),
)
# What supervisors hear at each step: once at three days without proof (at one, where hours count), once when over.
SUPERVISORS_HEAR = {
    Step.DAYS_3: Step.DAYS_3,
    Step.DAYS_1: Step.DAYS_3,
    Step.HOURS_24: Step.HOURS_24,
    Step.HOURS_8: Step.HOURS_24,
    Step.HOURS_2: Step.HOURS_24,
    Step.OVER: Step.OVER,
}


@dataclass(frozen=True)
class Watched:
    """As much of a deadline as decides this."""

    act: str
    state: DeadlineState
    proof: Proof | None
    work_by: date | None
    work_at: datetime | None = None

    @property
    def told_for(self) -> str:
        """The day, or the time, that is told about. Another one is told afresh."""
        if self.work_at:
            return self.work_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
        return self.work_by.isoformat() if self.work_by else ""


class Told(NamedTuple):
    """Something that was told, or is to be: for which day, at which step, and to whom."""

    told_for: str
    step: Step
    audience: Audience


def reached(watched: Watched, today: date, now: datetime) -> Step | None:
    """The nearest step that has come, by days, or by hours where hours count."""
    left, steps = _left(watched, today, now)
    if left is None:
        return None
    if left < timedelta(0):
        return Step.OVER
    come = [step for step, before in steps if left <= before]
    return come[-1] if come else None


def _left(watched: Watched, today: date, now: datetime) -> tuple[timedelta | None, Steps]:
    if watched.work_at:
        return watched.work_at - now, BY_HOURS
    return (watched.work_by - today if watched.work_by else None), BY_DAYS


def due(
    watched: Watched, told: Set[Told], today: date, now: datetime, *, has_holder: bool = True
) -> tuple[Told, ...]:
    """What is to be told now. Where nobody holds the case, its supervisors hear in their place."""
    step = reached(watched, today, now)
    if step is None or not needs_doing(watched.state, watched.proof):
        return ()
    if watched.act == "agency" and step != Step.OVER:
        return ()
    found = [Told(watched.told_for, step, Audience.HOLDERS if has_holder else Audience.SUPERVISORS)]
    if has_holder and watched.act == "person" and (theirs := SUPERVISORS_HEAR.get(step)):
        found.append(Told(watched.told_for, theirs, Audience.SUPERVISORS))
    return tuple(one for one in found if one not in told)
