"""Who may see a record, and who may hold a case. The same rule as in `seeing.py`, for objects that are at hand."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class Held(Protocol):
    """Somebody holds, held or will hold a case."""

    user_id: int
    starts_on: date
    ends_on: date | None


class Granted(Protocol):
    """Somebody was given sight of a record for a while."""

    user_id: int
    starts_at: datetime
    ends_at: datetime | None

    @property
    def kind(self) -> str: ...


class Worker(Protocol):
    """Someone who works here."""

    id: int
    role: str
    team_id: int | None

    @property
    def is_active(self) -> bool: ...


@dataclass(frozen=True)
class Standing:
    """All that decides who sees one record, at one moment."""

    team_ids: Collection[int]
    held: Sequence[Held]
    on: date
    at: datetime
    granted: Sequence[Granted] = ()
    kept_away: Collection[int] = ()
    restricted: bool = False


class Why(StrEnum):
    """Why someone sees a record."""

    HOLDS = "holds"
    SUPERVISES = "supervises"
    NAMED = "named"
    HELPER = "helper"
    BREAK_GLASS = "break_glass"


class Obstacle(StrEnum):
    """Why someone can not hold this case, or not in this way."""

    NOT_ACTIVE = "not_active"
    NOT_AN_ADVOCATE = "not_an_advocate"
    ALREADY_LEADS = "already_leads"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    COVERS_OWN_CASE = "covers_own_case"
    KEPT_AWAY = "kept_away"


def holds(rows: Iterable[Held], user_id: int, on: date) -> bool:
    """Whether this user holds it on that day: the first and the last day count."""
    return any(
        row.user_id == user_id and row.starts_on <= on and (row.ends_on is None or row.ends_on >= on)
        for row in rows
    )


def running(rows: Iterable[Granted], at: datetime) -> list[Granted]:
    """What was granted and goes on at that moment: the last moment does not count."""
    return [row for row in rows if row.starts_at <= at and (row.ends_at is None or row.ends_at > at)]


def why_seen(user: Worker, of: Standing) -> Why | None:
    """The whole rule: kept away before all else, then held, supervised unless restricted, or granted."""
    if user.role not in ("supervisor", "advocate") or user.id in of.kept_away:
        return None
    if holds(of.held, user.id, of.on):
        return Why.HOLDS
    if user.role == "supervisor" and user.team_id in of.team_ids and not of.restricted:
        return Why.SUPERVISES
    theirs = {row.kind for row in running(of.granted, of.at) if row.user_id == user.id}
    return next((why for why in (Why.NAMED, Why.HELPER, Why.BREAK_GLASS) if why.value in theirs), None)


def sees_case(user: Worker, of: Standing) -> bool:
    """A supervisor sees the team's cases; everyone those that they hold, or that were granted to them."""
    return why_seen(user, of) is not None


def decides(user: Worker, of: Standing, lead_ids: Collection[int]) -> bool:
    """Who says who else may see it: its lead, and a supervisor who does not merely help or look in."""
    why = why_seen(user, of)
    if why is None or why in (Why.HELPER, Why.BREAK_GLASS):
        return False
    return user.role == "supervisor" or user.id in lead_ids


LASTING = (Why.HOLDS, Why.SUPERVISES, Why.NAMED)


def someone_stays(users: Iterable[Worker], of: Standing, by: Worker) -> bool:
    """Whether a supervisor, or whoever narrows it themselves, could still open it tomorrow."""
    stay = (user for user in users if user.is_active and why_seen(user, of) in LASTING)
    return any(user.role == "supervisor" or user.id == by.id for user in stay)


def obstacle_to_holding(user: Worker, kept_away: Collection[int] = ()) -> Obstacle | None:
    """Only those who support people, who still work here, and who may know of this person, can hold a case."""
    if not user.is_active:
        return Obstacle.NOT_ACTIVE
    if user.role not in ("advocate", "supervisor"):
        return Obstacle.NOT_AN_ADVOCATE
    return Obstacle.KEPT_AWAY if user.id in kept_away else None


def obstacle_to_covering(
    user: Worker,
    lead_id: int | None,
    starts_on: date,
    ends_on: date | None,
    kept_away: Collection[int] = (),
) -> Obstacle | None:
    """Cover is someone else than the lead, for days that come in order."""
    if user.id == lead_id:
        return Obstacle.COVERS_OWN_CASE
    if ends_on is not None and ends_on < starts_on:
        return Obstacle.ENDS_BEFORE_IT_STARTS
    return obstacle_to_holding(user, kept_away)
