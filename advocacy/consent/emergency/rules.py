"""When something may be told without consent, and who looks at it afterward. Pure.

42 CFR 2.51 asks to write down, right away: whom was told and where they work, who told, when, and what the
emergency was. We ask the same in each emergency.
"""

from datetime import datetime, timedelta
from enum import StrEnum

SHORTEST = 30
LASTS = timedelta(hours=24)


class Obstacle(StrEnum):
    """What is in the way. The value is what the page says."""

    TOO_SHORT = "Say in a full sentence why they could not be asked. Somebody else reads it."
    NO_HAPPENING = "Say in a full sentence what was happening."
    NOBODY = "Write who was told, and where they work."
    OWN = "Somebody else has to look at this: you are the one who told."
    SEEN = "Somebody has looked at this already."
    NO_WORDS = "Write what you say of it. One sentence is enough."


def obstacle_to_telling(recipient: str, affiliation: str, happening: str, reason: str) -> Obstacle | None:
    if not (recipient.strip() and affiliation.strip()):
        return Obstacle.NOBODY
    if len(happening.strip()) < SHORTEST:
        return Obstacle.NO_HAPPENING
    return Obstacle.TOO_SHORT if len(" ".join(reason.split())) < SHORTEST else None


def obstacle_to_reviewing(
    by_id: int, reviewer_id: int, reviewed_at: datetime | None, words: str
) -> Obstacle | None:
    """Never whoever told."""
    if by_id == reviewer_id:
        return Obstacle.OWN
    if reviewed_at is not None:
        return Obstacle.SEEN
    return None if words.strip() else Obstacle.NO_WORDS
