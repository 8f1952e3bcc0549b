"""How heavy a case is, and when someone has been without contact for too long. Pure.

Weighting after common caseload practice: how much support was agreed, more for close dates, for referrals
that have to be chased, and for working through an interpreter. It is a picture, never a verdict.
"""

from dataclasses import dataclass
from datetime import date

BASE = {"light": 1.0, "standard": 2.0, "intensive": 3.0}
CLOSE_DATE = 1.0
EACH_REFERRAL, MOST_REFERRALS = 0.5, 2.0
INTERPRETER = 0.5
PAUSED = 0.5


@dataclass(frozen=True)
class Held:
    """What makes a case light or heavy for whoever holds it."""

    intensity: str
    paused: bool = False
    interpreter: bool = False
    close_dates: int = 0
    referrals: int = 0


def weight(case: Held) -> float:
    """The case's weight; a paused one only asks to be looked at again."""
    if case.paused:
        return PAUSED
    found = BASE[case.intensity]
    found += CLOSE_DATE if case.close_dates else 0
    found += min(case.referrals * EACH_REFERRAL, MOST_REFERRALS)
    return found + (INTERPRETER if case.interpreter else 0)


def is_quiet(last_contact_on: date | None, opened_on: date, today: date, after_days: int) -> bool:
    """No contact for longer than the organization finds right; before the first one, since the opening."""
    return (today - (last_contact_on or opened_on)).days > after_days
