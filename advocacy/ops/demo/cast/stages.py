"""Which cases have a letter or a referral, and how far it has come."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from advocacy.ops.demo.cast.days import before
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.plan import CasePlan
from advocacy.ops.demo.cast.stories import stories
from advocacy.ops.demo.cast.words import CaseStatus, ReferralState

# How many there are of each stage, and how many days a case must have been open for it.
# What has been issued gets rendered: with the five of the main case that makes forty.
LETTERS = {
    "replied": (10, 170),
    "sent": (7, 75),
    "issued": (3, 40),
    "checked": (3, 40),
    "agreed": (6, 40),
    "draft": (9, 25),
}
REFERRALS = {
    ReferralState.COMPLETED: (3, 210),
    ReferralState.STARTED: (2, 90),
    ReferralState.ACCEPTED: (2, 50),
    ReferralState.WAITLISTED: (2, 90),
    ReferralState.DECLINED: (2, 80),
    ReferralState.NOT_COMPLETED: (1, 130),
    ReferralState.WITHDRAWN: (1, 70),
    ReferralState.SENT: (2, 40),
    ReferralState.AGREED: (5, 40),
    ReferralState.DRAFT: (6, 25),
}


def letter_stages(plans: Sequence[CasePlan], today: date, dice: Dice) -> dict[str, str]:
    """Spread over the templates, so that each one is found in the demo."""
    return _deal(plans, LETTERS, _template, today, dice)


def referral_stages(plans: Sequence[CasePlan], today: date, dice: Dice) -> dict[str, str]:
    return _deal(plans, REFERRALS, _story, today, dice)


def _template(plan: CasePlan) -> str:
    return stories()[plan.stories[-1]].letter.template


def _story(plan: CasePlan) -> str:
    return plan.stories[-1]


def _deal(
    plans: Sequence[CasePlan],
    stages: dict[str, tuple[int, int]] | dict[ReferralState, tuple[int, int]],
    kind: Callable[[CasePlan], str],
    today: date,
    dice: Dice,
) -> dict[str, str]:
    left = dice.shuffled([plan for plan in plans if _is_active(plan, today)])
    used: Counter[str] = Counter()
    found: dict[str, str] = {}
    for stage, (count, days) in stages.items():
        for number in range(count):
            old_enough = [plan for plan in left if _begun(plan) <= before(today, days)]
            # One of each stage is with the fixed advocate where that is possible.
            fixed = [plan for plan in old_enough if number == 0 and "advocate" in plan.row]
            chosen = min(fixed or old_enough, key=lambda plan: used[kind(plan)])
            left.remove(chosen)
            used[kind(chosen)] += 1
            found[chosen.key] = stage
    return found


def _begun(plan: CasePlan) -> date:
    """The day on which the last story of the case begins."""
    span = plan.last_on - plan.opened_on
    return plan.opened_on + span * (len(plan.stories) - 1) // len(plan.stories)


def _is_active(plan: CasePlan, today: date) -> bool:
    return plan.status is CaseStatus.OPEN and not plan.role and plan.last_on > before(today, 30)
