"""Who may leave, and who takes on what: the lightest load that fits, whoever stands in already first. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Obstacle(StrEnum):
    """Why someone can not leave yet, or not on that day."""

    ONESELF = "oneself"
    LAST_ADMINISTRATOR = "last_administrator"
    ONLY_SUPERVISOR = "only_supervisor"
    DAY_PASSED = "day_passed"
    ALREADY_PLANNED = "already_planned"
    NOT_PLANNED = "not_planned"
    LEFT_ALREADY = "left_already"


@dataclass(frozen=True)
class Leaver:
    """What has to be known of someone who wants to leave."""

    is_oneself: bool
    is_active: bool
    role: str
    other_administrators: int
    other_supervisors: int
    team_goes_on: bool


def obstacle_to_leaving(leaver: Leaver, leaves_on: date, today: date) -> Obstacle | None:
    """The last administrator, and the only supervisor of a team that goes on, need a successor first."""
    if leaver.is_oneself:
        return Obstacle.ONESELF
    if not leaver.is_active:
        return Obstacle.LEFT_ALREADY
    if leaver.role == "administrator" and not leaver.other_administrators:
        return Obstacle.LAST_ADMINISTRATOR
    if leaver.role == "supervisor" and leaver.team_goes_on and not leaver.other_supervisors:
        return Obstacle.ONLY_SUPERVISOR
    return Obstacle.DAY_PASSED if leaves_on < today else None


@dataclass(frozen=True)
class Bundle:
    """Everything that someone holds in one case: its weight, and who is fit to take it."""

    key: str
    weight: float
    first: Sequence[int] = ()
    only: Sequence[int] = ()


def propose(bundles: Sequence[Bundle], loads: Mapping[int, float]) -> dict[str, int]:
    """A new holder for each: whoever leads or stands in there already, else the lightest load; the heaviest first."""
    load = dict(loads)
    found: dict[str, int] = {}
    for bundle in sorted(bundles, key=lambda one: (-one.weight, one.key)):
        fit = [one for one in bundle.first if one in load] or [
            one for one in load if not bundle.only or one in bundle.only
        ]
        if not fit:
            continue
        chosen = min(fit, key=lambda one: (load[one], one))
        found[bundle.key] = chosen
        load[chosen] += bundle.weight
    return found
