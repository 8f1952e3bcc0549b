"""Tells one case in full."""

from datetime import date

from advocacy.ops.demo.cast import aims, tenure, todo
from advocacy.ops.demo.cast.agencies import DemoAgency
from advocacy.ops.demo.cast.arc import arcs
from advocacy.ops.demo.cast.contacts import contacts
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.people import Staff
from advocacy.ops.demo.cast.plan import CasePlan
from advocacy.ops.demo.cast.stories import stories
from advocacy.ops.demo.cast.work import DemoCase


def case(
    plan: CasePlan,
    lead: Staff,
    staff: tuple[Staff, ...],
    agencies: dict[str, DemoAgency],
    today: date,
    dice: Dice,
) -> DemoCase:
    held = tenure.holdings(plan, lead, staff, today, dice.for_("held"))
    told = arcs(plan, stories(), agencies, held, dice)
    log = contacts(plan, told, held, dice.for_("contacts"))
    own_views = tuple(told[-1].told(text) for text in told[-1].story.own_views)
    closing = tenure.closing(plan, own_views, dice.for_("closing"))
    return DemoCase(
        key=plan.key,
        person=plan.person.key,
        advocate=lead.email,
        status=plan.status,
        intensity=plan.intensity,
        why_came=told[0].told(dice.for_("came").pick(told[0].story.came)),
        opened_on=plan.opened_on,
        held=held,
        changes=tenure.changes(plan, held, closing, dice.for_("changes")),
        closing=closing,
        issues=tuple(aims.issue(arc) for arc in told),
        goals=tuple(goal for arc in told for goal in aims.goals(arc)),
        contacts=log,
        tasks=todo.tasks(plan, told, log, lead.email, today, dice.for_("tasks")),
        appointments=todo.appointments(plan, told, lead.email, today, dice.for_("appointments")),
        letters=(),
        referrals=(),
    )
