"""Who may see a case, and who may hold one. The same rule as in `seeing.py`, for objects that are at hand."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol


class Held(Protocol):
    """Somebody holds, held or will hold a case."""

    user_id: int
    starts_on: date
    ends_on: date | None


class Worker(Protocol):
    """Someone who works here."""

    id: int
    role: str
    team_id: int | None

    @property
    def is_active(self) -> bool: ...


class Obstacle(StrEnum):
    """Why someone can not hold this case, or not in this way."""

    NOT_ACTIVE = "not_active"
    NOT_AN_ADVOCATE = "not_an_advocate"
    ALREADY_LEADS = "already_leads"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    COVERS_OWN_CASE = "covers_own_case"


def holds(rows: Iterable[Held], user_id: int, on: date) -> bool:
    """Whether this user holds it on that day: the first and the last day count."""
    return any(
        row.user_id == user_id and row.starts_on <= on and (row.ends_on is None or row.ends_on >= on)
        for row in rows
    )


def sees_case(user: Worker, team_id: int, rows: Iterable[Held], on: date) -> bool:
    """A supervisor sees the team's cases; an advocate, and a supervisor, those that they hold."""
    if user.role == "supervisor" and user.team_id == team_id:
        return True
    return user.role in ("supervisor", "advocate") and holds(rows, user.id, on)


def obstacle_to_holding(user: Worker) -> Obstacle | None:
    """Only those who support people, and who still work here, can hold a case."""
    if not user.is_active:
        return Obstacle.NOT_ACTIVE
    if user.role not in ("advocate", "supervisor"):
        return Obstacle.NOT_AN_ADVOCATE
    return None


def obstacle_to_covering(
    user: Worker, lead_id: int | None, starts_on: date, ends_on: date | None
) -> Obstacle | None:
    """Cover is someone else than the lead, for days that come in order."""
    if user.id == lead_id:
        return Obstacle.COVERS_OWN_CASE
    if ends_on is not None and ends_on < starts_on:
        return Obstacle.ENDS_BEFORE_IT_STARTS
    return obstacle_to_holding(user)
