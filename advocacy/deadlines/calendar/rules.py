"""What may stand in somebody's calendar. Pure."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from ..kinds import DeadlineState

KIND = "text/calendar; charset=utf-8"
TOLD_FOR = timedelta(days=30)
# Our own numbers, and those of a letter and digits. Anything else was brought in, and could be a name or a birthday.
NEUTRAL = re.compile(r"[A-Z]?[0-9]{1,6}\Z")
GOES_ON = (DeadlineState.OPEN, DeadlineState.MISSED)


@dataclass(frozen=True)
class Entry:
    """One date as a calendar takes it: neutral words, and an address that asks to sign in."""

    uid: str
    title: str
    words: str
    url: str
    day: date
    at: time | None = None
    sequence: int = 0
    cancelled: bool = False


def neutral_reference(reference: str) -> str:
    """The case's number where it tells nothing; else nothing."""
    return reference if NEUTRAL.match(reference) else ""


def uid_of(kind: str, public_id: UUID) -> str:
    """The same for good, so that a program knows a date again that has moved."""
    return f"{kind}-{public_id}@advocacy"


def is_over(state: str) -> bool:
    """Nothing has to be done by this day any more: a calendar is told that it is off."""
    return state not in GOES_ON
