"""Whether something about the person may leave the house. Pure.

For now one thing is asked: did the person say yes to exactly this text, going to exactly this recipient?
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Obstacle(StrEnum):
    """Why it can not leave. The value is what the page says."""

    NOT_AGREED = "The person has not agreed to this yet. Read it with them first, then record their yes."
    WITHDRAWN = "The person took back their yes. It cannot go."
    OTHER_WORDS = "The words changed after the person agreed. Read it with them again."
    OTHER_RECIPIENT = "The person agreed to someone else getting this. Ask them again."
    LATER = "The day of the agreement must be today or earlier."
    NOBODY_HEARD_IT = "Write down to whom they said yes."


@dataclass(frozen=True)
class Yes:
    """What the person agreed to: which words, to whom, when."""

    text_sha256: str
    recipient: str
    agreed_on: date
    withdrawn: bool = False


@dataclass(frozen=True)
class Outgoing:
    """What is about to leave: which words, to whom."""

    text_sha256: str
    recipient: str


def obstacle_to_release(outgoing: Outgoing, newest: Yes | None, today: date) -> Obstacle | None:
    """The newest answer counts: a yes that was taken back is no yes, and a new yes counts again."""
    if newest is None:
        return Obstacle.NOT_AGREED
    if newest.withdrawn:
        return Obstacle.WITHDRAWN
    if newest.agreed_on > today:
        return Obstacle.LATER
    if newest.text_sha256 != outgoing.text_sha256:
        return Obstacle.OTHER_WORDS
    if newest.recipient != outgoing.recipient:
        return Obstacle.OTHER_RECIPIENT
    return None
