"""Referrals of the demo, in every state."""

from collections.abc import Mapping
from datetime import date

from advocacy.ops.demo.cast.arc import Arc
from advocacy.ops.demo.cast.days import after, before
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.letters import agreed_how
from advocacy.ops.demo.cast.slots import fill
from advocacy.ops.demo.cast.tables import table
from advocacy.ops.demo.cast.tenure import author_on
from advocacy.ops.demo.cast.words import ReferralState
from advocacy.ops.demo.cast.work import Goal, Issue, Referral

# For each state, how many days ago: drafted, agreed, sent, answered, first meeting, ended. Less than zero is ahead.
DAYS_AGO: dict[ReferralState, tuple[int | None, ...]] = {
    ReferralState.DRAFT: (3,),
    ReferralState.AGREED: (7, 3),
    ReferralState.SENT: (12, 9, 8),
    ReferralState.ACCEPTED: (24, 21, 20, 12, -6),
    ReferralState.WAITLISTED: (56, 52, 51, 40),
    ReferralState.STARTED: (60, 55, 54, 43, 18),
    ReferralState.COMPLETED: (150, 145, 144, 135, 120, 40),
    ReferralState.DECLINED: (45, 41, 40, 31, None, 31),
    ReferralState.NOT_COMPLETED: (95, 91, 90, None, None, 55),
    ReferralState.WITHDRAWN: (40, 36, 35, 28, None, 20),
}


def referral(
    arc: Arc, issue: Issue, goal: Goal, state: ReferralState, services: Mapping[str, str], today: date
) -> Referral:
    dice = arc.dice.for_("referral")
    service = dice.pick(arc.story.referral.services)
    slots = {**arc.slots, "service": services[service]}
    drafted, agreed, sent, answered, first, ended = _days(state, today, dice)
    return Referral(
        key=f"{arc.key}-referral",
        service=service,
        issue=issue.key,
        goal=goal.key,
        author=author_on(arc.held, drafted or today),
        state=state,
        need=fill(arc.story.referral.need, slots),
        own_words=fill(arc.story.referral.own_words, slots),
        urgent=dice.chance(0.2),
        drafted_on=drafted or today,
        agreed_on=agreed,
        agreed_how=agreed_how(arc, dice) if agreed else "",
        issued_on=sent,
        sent_on=sent,
        sent_how=dice.pick(table("papers")["referral_sent_how"]) if sent else "",
        ask_again_on=after(today, dice.number(-3, 4)) if sent and not answered and not ended else None,
        answered_on=answered,
        answer=_words("answers", state, slots, dice),
        first_meeting_on=first,
        ended_on=ended,
        outcome=_words("outcomes", state, slots, dice),
        person_view=_words("person_views", state, slots, dice),
    )


def _days(state: ReferralState, today: date, dice: Dice) -> list[date | None]:
    shift = dice.number(0, 1)
    days = [_day(ago, shift, today) for ago in DAYS_AGO[state]]
    return days + [None] * (6 - len(days))


def _day(ago: int | None, shift: int, today: date) -> date | None:
    if ago is None:
        return None
    return after(today, shift - ago) if ago < 0 else before(today, ago + shift)


def _words(kind: str, state: ReferralState, slots: Mapping[str, str], dice: Dice) -> str:
    texts = table("papers")[kind].get(state.value)
    return fill(dice.pick(texts), slots) if texts else ""
