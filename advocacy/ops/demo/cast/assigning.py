"""Which advocate holds which case."""

from collections.abc import Mapping
from datetime import timedelta

from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.people import Staff
from advocacy.ops.demo.cast.plan import CasePlan
from advocacy.ops.demo.cast.words import Role

TEAM_OF = {
    "Larkmoor": "east",
    "Seven Alders": "east",
    "Dunmarrow": "east",
    "Otterby": "east",
    "Brackwater": "west",
    "Pennick Hollow": "west",
    "Tansy Junction": "west",
    "Low Fenwick": "west",
}

SETTLING_IN = 14  # days before a new advocate takes over cases


def assign(
    plans: list[CasePlan], staff: tuple[Staff, ...], room: Mapping[str, int], dice: Dice
) -> dict[str, Staff]:
    """An advocate for each case: pinned ones first, then by language, team and room that is left."""
    advocates = [one for one in staff if one.role is Role.ADVOCATE]
    left = dict(room)
    found: dict[str, Staff] = {}
    for plan in sorted(plans, key=lambda plan: "advocate" not in plan.row):
        chosen = _choose(plan, advocates, left, dice)
        found[plan.key] = chosen
        left[chosen.email] -= plan.is_current
    return found


def _choose(plan: CasePlan, advocates: list[Staff], left: Mapping[str, int], dice: Dice) -> Staff:
    pinned = [one for one in advocates if one.email == plan.row.get("advocate")]
    free = [one for one in advocates if _could_hold(plan, one, left[one.email])]
    chance = dice.for_("assign", plan.key)
    return max(pinned or free, key=lambda one: _fit(plan, one, left) + chance.number(0, 100) / 100)


def _could_hold(plan: CasePlan, advocate: Staff, room: int) -> bool:
    """Room for one more today; a case that has ended must have ended after the advocate started."""
    if plan.closed_on is None:
        return room > 0
    return advocate.joined_on < plan.closed_on - timedelta(days=SETTLING_IN)


def _fit(plan: CasePlan, advocate: Staff, left: Mapping[str, int]) -> float:
    speaks = plan.person.languages[0] != "English" and plan.person.languages[0] in advocate.languages
    town = plan.person.addresses[0].town if plan.person.addresses else ""
    near = TEAM_OF.get(town, advocate.team) == advocate.team
    return 4 * speaks + 2 * near + max(0, left[advocate.email]) / 10
