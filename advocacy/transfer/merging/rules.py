"""What of two records goes on, and when they may be made one or parted. Safety wins. Pure."""

from collections.abc import Iterable
from enum import StrEnum

STRICTNESS = ("yes", "ask_first", "never")


class Pick(StrEnum):
    """Which of two records something is taken from."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


class Obstacle(StrEnum):
    """Why two records can not be made one, or not be parted."""

    SAME_RECORD = "same_record"
    JOINED_MEANWHILE = "joined_meanwhile"
    NOT_A_SUPERVISOR = "not_a_supervisor"
    LOOSER = "looser"
    NOT_MERGED = "not_merged"
    KEPT_WENT_ON = "kept_went_on"
    NEWER_FIRST = "newer_first"
    NOT_ASKED = "not_asked"


def stricter(kept: str, other: str) -> Pick:
    """Whose word about a way of reaching someone is the safer one; the kept record's where they say the same."""
    return Pick.OTHER if STRICTNESS.index(other) > STRICTNESS.index(kept) else Pick.KEPT


def is_looser(pick: str, kept: str, other: str) -> bool:
    """Whether this choice would allow what the other record does not."""
    return STRICTNESS.index(kept if pick == Pick.KEPT else other) < max(map(STRICTNESS.index, (kept, other)))


def obstacle_to_merging(kept: int, other: int, role: str, *, loosened: bool, said: bool) -> Obstacle | None:
    """A supervisor makes two records one. What is looser needs the person's own word."""
    if kept == other:
        return Obstacle.SAME_RECORD
    if role != "supervisor":
        return Obstacle.NOT_A_SUPERVISOR
    return Obstacle.LOOSER if loosened and not said else None


def obstacle_to_parting(state: str, *, kept_went_on: bool, newer: bool) -> Obstacle | None:
    """The last one first: what was made one later was chosen with this one in it."""
    if state != "merged":
        return Obstacle.NOT_MERGED
    if kept_went_on:
        return Obstacle.KEPT_WENT_ON
    return Obstacle.NEWER_FIRST if newer else None


def joined(one: str, other: str, between: str = "\n") -> str:
    """Both texts, nothing said twice."""
    parts = [part.strip() for text in (one, other) for part in text.split(between.strip(" ") or between)]
    return between.join(dict.fromkeys(part for part in parts if part))


def all_names(names: Iterable[str], called: Iterable[str]) -> str:
    """Every name of both that is not what they are called now, one to a line."""
    known = {name.casefold() for name in called}
    kept: dict[str, str] = {}
    for name in names:
        if (plain := name.strip()) and plain.casefold() not in known:
            kept.setdefault(plain.casefold(), plain)
    return "\n".join(kept.values())
