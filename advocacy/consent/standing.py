"""Where a consent or an authority stands on a day. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .kinds import State

SOON = timedelta(days=30)


class Standing(StrEnum):
    """What counts is only LIVE and SOON."""

    DRAFT = "draft"
    LATER = "later"
    LIVE = "live"
    SOON = "soon"
    ENDED = "ended"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Days:
    """The days that decide. It counts from the first day through `expires_on`, and not on `event_on` any more."""

    state: str
    begins_on: date | None
    expires_on: date | None = None
    event_on: date | None = None


def standing(days: Days, today: date) -> Standing:
    if days.state == State.REVOKED:
        return Standing.REVOKED
    if days.state != State.LIVE or days.begins_on is None:
        return Standing.DRAFT
    if (days.expires_on and days.expires_on < today) or (days.event_on and days.event_on <= today):
        return Standing.ENDED
    if days.begins_on > today:
        return Standing.LATER
    return Standing.SOON if days.expires_on and days.expires_on - today <= SOON else Standing.LIVE


def counts(days: Days, today: date) -> bool:
    """Whether it allows anything on this day."""
    return standing(days, today) in (Standing.LIVE, Standing.SOON)
