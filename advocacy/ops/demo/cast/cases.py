"""Tells one case in full."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from advocacy.ops.demo.cast import aims, tenure, todo
from advocacy.ops.demo.cast.agencies import DemoAgency
from advocacy.ops.demo.cast.arc import Arc, arcs
from advocacy.ops.demo.cast.contacts import contacts
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.letters import letter
from advocacy.ops.demo.cast.papertrail import lines
from advocacy.ops.demo.cast.people import Staff
from advocacy.ops.demo.cast.plan import CasePlan
from advocacy.ops.demo.cast.referring import referral
from advocacy.ops.demo.cast.stories import stories
from advocacy.ops.demo.cast.words import ReferralState, Role
from advocacy.ops.demo.cast.work import DemoCase, Goal, Issue, Letter, Referral


@dataclass(frozen=True, slots=True)
class World:
    """What all cases share."""

    today: date
    staff: tuple[Staff, ...]
    agencies: Mapping[str, DemoAgency]
    letter_stages: Mapping[str, str]  # by the key of the case
    referral_stages: Mapping[str, str]

    def services(self) -> dict[str, str]:
        return {one.key: one.name for agency in self.agencies.values() for one in agency.services}

    def supervisor_of(self, lead: Staff) -> str:
        found = (one for one in self.staff if one.role is Role.SUPERVISOR and one.team == lead.team)
        return next(found).email


def case(plan: CasePlan, lead: Staff, world: World, dice: Dice) -> DemoCase:
    held = tenure.holdings(plan, lead, world.staff, world.today, dice.for_("held"))
    told = arcs(plan, stories(), world.agencies, held, dice)
    issues = tuple(aims.issue(arc) for arc in told)
    goals = tuple(goal for arc in told for goal in aims.goals(arc))
    written = _letter(told[-1], issues[-1], lead, world)
    referred = _referral(told[-1], issues[-1], goals[-1], world)
    trail = lines(told[-1], written, referred, world.services())
    log = contacts(plan, told, held, trail, dice.for_("contacts"))
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
        issues=issues,
        goals=goals,
        contacts=log,
        tasks=todo.tasks(plan, told, log, lead.email, world.today, dice.for_("tasks")),
        appointments=todo.appointments(plan, told, lead.email, world.today, dice.for_("appointments")),
        letters=(written,) if written else (),
        referrals=(referred,) if referred else (),
    )


def _letter(arc: Arc, issue: Issue, lead: Staff, world: World) -> Letter | None:
    stage = world.letter_stages.get(arc.plan.key)
    return letter(arc, issue, stage, world.supervisor_of(lead), world.today) if stage else None


def _referral(arc: Arc, issue: Issue, goal: Goal, world: World) -> Referral | None:
    stage = world.referral_stages.get(arc.plan.key)
    if not stage:
        return None
    return referral(arc, issue, goal, ReferralState(stage), world.services(), world.today)
