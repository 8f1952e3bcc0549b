"""What a report of a mistake has to say, by when the person has to be told, and who looks at it. Pure."""

from datetime import date, datetime, timedelta
from enum import StrEnum

# 45 CFR 164.404(b), and for programs about drug or alcohol use 42 CFR 2.16(b): without delay, and never later.
AT_THE_LATEST = timedelta(days=60)


class Obstacle(StrEnum):
    """What is in the way. The value is what the page says."""

    NOT_YET = "The day must be today or earlier."
    BEFORE = "It cannot have been noticed before it happened. Check the two days."
    TOO_EARLY = "Write a day from when it was noticed to today."
    OWN = "Somebody else has to look at this: you are the one who wrote it down."
    SEEN = "Somebody has looked at this already."
    NO_WORDS = "Write what you say of it. One sentence is enough."


def obstacle_to_recording(happened: date | None, noticed: date, today: date) -> Obstacle | None:
    if noticed > today or (happened is not None and happened > today):
        return Obstacle.NOT_YET
    return Obstacle.BEFORE if happened is not None and noticed < happened else None


def obstacle_to_adding(done: date, noticed: date, today: date) -> Obstacle | None:
    return None if noticed <= done <= today else Obstacle.TOO_EARLY


def obstacle_to_reviewing(
    by_id: int, reviewer_id: int, reviewed_at: datetime | None, words: str
) -> Obstacle | None:
    """Never whoever wrote it down."""
    if by_id == reviewer_id:
        return Obstacle.OWN
    if reviewed_at is not None:
        return Obstacle.SEEN
    return None if words.strip() else Obstacle.NO_WORDS


def tell_by(noticed: date) -> date:
    return noticed + AT_THE_LATEST
