"""Builds the whole demo, the same for the same day and seed."""

from datetime import date

from advocacy.ops.demo.cast import assigning, listing, persons, staffing
from advocacy.ops.demo.cast.cases import case
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
    directory = {agency.key: agency for agency in agencies}
    told = tuple(
        case(plan, leads[plan.key], staff, directory, today, dice.for_("case", plan.key)) for plan in planned
    )
    keys = {plan.role: plan.key for plan in planned}
    return Demo(
        today=today,
        organization=staffing.organization(),
        teams=staffing.teams(),
        staff=staff,
        agencies=agencies,
        people=people,
        cases=told,
        main_case=keys.get(MAIN, planned[0].key),
        long_case=keys.get(LONG, planned[-1].key),
    )
