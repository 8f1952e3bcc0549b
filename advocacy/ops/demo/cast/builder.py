"""Builds the whole demo, the same for the same day and seed."""

from datetime import date

from advocacy.ops.demo.cast import assigning, listing, persons, staffing, stages
from advocacy.ops.demo.cast.cases import World, case
from advocacy.ops.demo.cast.demo import Demo
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.long_story import long_case
from advocacy.ops.demo.cast.main_story import MainStory
from advocacy.ops.demo.cast.people import Staff
from advocacy.ops.demo.cast.plan import LONG, MAIN, CasePlan, plans
from advocacy.ops.demo.cast.together import with_groups
from advocacy.ops.demo.cast.work import DemoCase


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
        cases=tuple(with_groups([_told(plan, leads[plan.key], world, dice) for plan in planned], today)),
        main_case=keys[MAIN],
        long_case=keys[LONG],
    )


def _told(plan: CasePlan, lead: Staff, world: World, dice: Dice) -> DemoCase:
    """Most cases are told by chance from their story; two are told by hand."""
    own = dice.for_("case", plan.key)
    frame = case(plan, lead, world, own)
    if plan.role == MAIN:
        return MainStory(frame, world.today, world.supervisor_of(lead)).case(own.for_(MAIN))
    if plan.role == LONG:
        return long_case(frame, plan, world.today, own.for_(LONG))
    return frame
