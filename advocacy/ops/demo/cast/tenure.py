"""Who held a case when, and when it opened, rested and ended."""

from collections.abc import Iterator
from datetime import date, timedelta

from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.people import Staff
from advocacy.ops.demo.cast.plan import CasePlan
from advocacy.ops.demo.cast.tables import table
from advocacy.ops.demo.cast.words import CaseStatus, ChangeKind, CloseReason, Part, Role
from advocacy.ops.demo.cast.work import Change, Closing, Holding


def holdings(
    plan: CasePlan, lead: Staff, staff: tuple[Staff, ...], today: date, dice: Dice
) -> tuple[Holding, ...]:
    leads = list(_leads(plan, lead, staff, dice))
    return tuple(leads + list(_covers(plan, lead, today, dice)) + list(_past_cover(plan, lead, staff, dice)))


def _leads(plan: CasePlan, lead: Staff, staff: tuple[Staff, ...], dice: Dice) -> Iterator[Holding]:
    """The lead, after a colleague where the case is older than the lead’s time here."""
    taken_over = plan.opened_on
    if plan.opened_on < lead.joined_on:
        taken_over = lead.joined_on + timedelta(days=7)
        first = dice.pick(_colleagues(lead, staff, plan.opened_on))
        why = dice.pick(table("phrases")["hand_over"])
        yield Holding(first.email, Part.LEAD, plan.opened_on, taken_over, why)
    yield Holding(lead.email, Part.LEAD, taken_over, plan.closed_on, "")


def _covers(plan: CasePlan, lead: Staff, today: date, dice: Dice) -> Iterator[Holding]:
    """Cover while the lead is away; a few cases have none yet, for a supervisor to see."""
    if plan.is_current and dice.chance(0.75):
        for away in lead.away:
            if plan.opened_on < away.from_day <= today:
                yield Holding(away.cover, Part.COVER, away.from_day, away.to_day, away.why)


def _past_cover(plan: CasePlan, lead: Staff, staff: tuple[Staff, ...], dice: Dice) -> Iterator[Holding]:
    start = plan.opened_on + timedelta(days=dice.number(60, 200))
    end = start + timedelta(days=dice.number(7, 16))
    if dice.chance(0.25) and end < plan.last_on and start > lead.joined_on + timedelta(days=10):
        cover = dice.pick(_colleagues(lead, staff, start))
        yield Holding(cover.email, Part.COVER, start, end, dice.pick(table("phrases")["cover"]))


def _colleagues(lead: Staff, staff: tuple[Staff, ...], on: date) -> list[Staff]:
    return [
        one
        for one in staff
        if one.role is Role.ADVOCATE and one.team == lead.team and one != lead and one.joined_on <= on
    ]


def author_on(held: tuple[Holding, ...], day: date) -> str:
    """Who would have written a note on this day: whoever covers, else the lead."""
    on_duty = [one for one in held if one.from_day <= day and (one.to_day is None or day <= one.to_day)]
    cover = [one for one in on_duty if one.part is Part.COVER]
    leads = [one for one in on_duty if one.part is Part.LEAD]
    return (cover or leads[-1:] or [held[0]])[0].staff


def changes(
    plan: CasePlan, held: tuple[Holding, ...], closing: Closing | None, dice: Dice
) -> tuple[Change, ...]:
    found = [Change(ChangeKind.OPENED, plan.opened_on, author_on(held, plan.opened_on), "")]
    if plan.paused_on:
        why = dice.pick(table("phrases")["pause"])
        found.append(Change(ChangeKind.PAUSED, plan.paused_on, author_on(held, plan.paused_on), why))
    if closing:
        found.append(
            Change(ChangeKind.CLOSED, closing.day, author_on(held, closing.day), closing.reason.value)
        )
    return tuple(found)


def closing(plan: CasePlan, own_views: tuple[str, ...], dice: Dice) -> Closing | None:
    if plan.status is not CaseStatus.CLOSED or plan.closed_on is None:
        return None
    reason = dice.pick((CloseReason.FINISHED,) * 5 + tuple(CloseReason))
    views: tuple[str, ...] = table("phrases")["own_view"].get(reason.value, own_views)
    view = dice.pick(views)
    return Closing(plan.closed_on, reason, view, dice.pick(("yes", "yes", "yes", "not sure", "no answer")))
