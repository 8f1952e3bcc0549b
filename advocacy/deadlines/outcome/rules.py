"""What can be said of a deadline, and when something was filed late. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..kinds import DeadlineState, Proof


class Obstacle(StrEnum):
    """Why this can not be written down of a deadline."""

    NOT_OURS = "not_ours"
    NOT_THEIRS = "not_theirs"
    FUTURE = "future"
    BEFORE_THE_NOTICE = "before_the_notice"
    NO_WORDS = "no_words"
    NO_WITNESS = "no_witness"
    NO_REASON = "no_reason"
    NOT_OVER = "not_over"
    ALREADY_FILED = "already_filed"
    ALREADY_ANSWERED = "already_answered"
    ALREADY_MISSED = "already_missed"
    ALREADY_NOT_WANTED = "already_not_wanted"
    REPLACED = "replaced"
    STILL_OPEN = "still_open"
    CASE_CLOSED = "case_closed"


@dataclass(frozen=True)
class Last:
    """Whose move it is, and the days that count."""

    act: str
    state: DeadlineState
    work_by: date | None
    legal_last: date | None
    notice_dated: date | None = None

    @property
    def day(self) -> date | None:
        """The last day: in law, or else the day to work to."""
        return self.legal_last or self.work_by


ENDED_AS = {
    DeadlineState.FILED: Obstacle.ALREADY_FILED,
    DeadlineState.ANSWERED: Obstacle.ALREADY_ANSWERED,
    DeadlineState.MISSED: Obstacle.ALREADY_MISSED,
    DeadlineState.NOT_WANTED: Obstacle.ALREADY_NOT_WANTED,
    DeadlineState.REPLACED: Obstacle.REPLACED,
}
# After one of these it can still turn out, or be decided, that it was filed: past is not closed.
CAN_BE_FILED = (DeadlineState.OPEN, DeadlineState.FILED, DeadlineState.MISSED)


def obstacle_to_filing(last: Last, on: date, today: date) -> Obstacle | None:
    """What is past is filed late, and never refused for that."""
    if last.act == "agency":
        return Obstacle.NOT_OURS
    if last.state not in CAN_BE_FILED:
        return ENDED_AS[last.state]
    return _obstacle_of_day(last, on, today)


def obstacle_to_proof(proof: Proof | None, words: str) -> Obstacle | None:
    """Who saw it is named, and where there is no proof a word says why."""
    if proof == Proof.WITNESS and not words.strip():
        return Obstacle.NO_WITNESS
    return Obstacle.NO_REASON if proof == Proof.NONE and not words.strip() else None


def obstacle_to_answering(last: Last, on: date, words: str, today: date) -> Obstacle | None:
    """Only where the agency has to act; an answer that came late is one too."""
    if last.act != "agency":
        return Obstacle.NOT_THEIRS
    if last.state not in (DeadlineState.OPEN, DeadlineState.MISSED):
        return ENDED_AS[last.state]
    return _obstacle_of_day(last, on, today) or _wordless(words)


def _obstacle_of_day(last: Last, on: date, today: date) -> Obstacle | None:
    if on > today:
        return Obstacle.FUTURE
    before = last.notice_dated is not None and on < last.notice_dated
    return Obstacle.BEFORE_THE_NOTICE if before else None


def obstacle_to_giving_up(last: Last, words: str) -> Obstacle | None:
    """The person does not want it: their decision, in a word."""
    return ENDED_AS[last.state] if last.state != DeadlineState.OPEN else _wordless(words)


def obstacle_to_missing(last: Last, words: str, today: date) -> Obstacle | None:
    """Nothing is missed before its last day is over."""
    if last.state != DeadlineState.OPEN:
        return ENDED_AS[last.state]
    if last.day is None or last.day >= today:
        return Obstacle.NOT_OVER
    return _wordless(words)


def obstacle_to_reopening(state: DeadlineState, words: str, *, case_is_closed: bool) -> Obstacle | None:
    if state == DeadlineState.OPEN:
        return Obstacle.STILL_OPEN
    if state == DeadlineState.REPLACED:
        return Obstacle.REPLACED
    return Obstacle.CASE_CLOSED if case_is_closed else _wordless(words)


def _wordless(words: str) -> Obstacle | None:
    return None if words.strip() else Obstacle.NO_WORDS


def is_late(last: Last, on: date) -> bool:
    """Filed after the last day. Where no day is known nothing is called late."""
    return last.day is not None and on > last.day


def needs_doing(state: DeadlineState, proof: Proof | None) -> bool:
    """Open, or filed and without a word about what proves it."""
    return state == DeadlineState.OPEN or (state == DeadlineState.FILED and proof is None)


def is_past(last: Last, today: date) -> bool:
    """Still open, and its last day is over."""
    return last.state == DeadlineState.OPEN and last.day is not None and last.day < today
