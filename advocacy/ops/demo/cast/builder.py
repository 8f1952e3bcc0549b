"""Builds the whole demo, the same for the same day and seed."""

from datetime import date

from advocacy.ops.demo.cast import assigning, listing, persons, staffing, stages
from advocacy.ops.demo.cast.cases import World, case
from advocacy.ops.demo.cast.demo import Demo
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.plan import LONG, MAIN, plans


def build(today: date, seed: int = 7) -> Demo:
    """Everything in the demo as on this day. Nothing here reads a clock or a database."""
    dice = Dice(seed)
    staff = staffing.staff(today)
    agencies = listing.agencies(today)
    people = persons.people(today, dice.for_("people"))
    planned = plans(people, persons.person_rows(), today, dice)
    leads = assigning.assign(planned, staff, staffing.caseloads(), dice)
    world = World(
        today,
        staff,
        {agency.key: agency for agency in agencies},
        stages.letter_stages(planned, today, dice.for_("letters")),
        stages.referral_stages(planned, today, dice.for_("referrals")),
    )
    keys = {plan.role: plan.key for plan in planned}
    return Demo(
        today=today,
        organization=staffing.organization(),
        teams=staffing.teams(),
        staff=staff,
        agencies=agencies,
        people=people,
        cases=tuple(case(plan, leads[plan.key], world, dice.for_("case", plan.key)) for plan in planned),
        main_case=keys[MAIN],
        long_case=keys[LONG],
    )
