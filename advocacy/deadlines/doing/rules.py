"""Which dates need something now, and which are in danger. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from ..kinds import DeadlineState

AHEAD = timedelta(days=14)
NEAR = timedelta(days=7)
TEAM_AHEAD = timedelta(days=3)


class Move(StrEnum):
    """What can be done next where a day went by."""

    FILE_LATE = "file_late"
    ASK_FOR_ANSWER = "ask_for_answer"


LETTER_OF = {Move.FILE_LATE: "T18", Move.ASK_FOR_ANSWER: "T27"}


def in_danger(act: str, state: str, day: date | None, today: date) -> bool:
    """Ours to do, not done, and near or past. Nothing else is amber."""
    return act == "person" and state == DeadlineState.OPEN and day is not None and day - today <= NEAR


def needs_now(act: str, day: date | None, today: date) -> bool:
    """Ours within two weeks; theirs when their time has run out."""
    if day is None:
        return False
    return day < today if act == "agency" else day - today <= AHEAD


def next_move(act: str, state: str, last: date | None, today: date) -> Move | None:
    """What is past is not closed: ours is filed late, and theirs is asked for."""
    if last is None or last >= today or state not in (DeadlineState.OPEN, DeadlineState.MISSED):
        return None
    return Move.ASK_FOR_ANSWER if act == "agency" else Move.FILE_LATE
