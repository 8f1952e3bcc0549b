"""What letters to one agency led to: within what one may see, and never so few that they tell of somebody."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import bindparam, case, func, select

from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import Role, User
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.withholding import withheld

from ..models import Letter
from ..rules import LetterState
from ..templates import load_templates
from .waiting import NO_ANSWER

FEWEST = 5
ANSWERED, OPEN = "answered", "open"
OUTCOMES = ("granted", "partly", "denied", "asked", ANSWERED, NO_ANSWER, OPEN)
SUPPORTERS = (Role.ADVOCATE, Role.SUPERVISOR)


@cache
def _statement(role: str) -> Any:
    ended = (Letter.replied_on.is_not(None), ANSWERED)
    outcome = case((Letter.outcome != "", Letter.outcome), ended, else_=OPEN).label("outcome")
    found = select(Letter.template, outcome, func.count().label("count")).where(
        Letter.agency_id == bindparam("agency"),
        Letter.state == LetterState.ISSUED,
        Letter.sent_on.is_not(None),
        cases_in_sight_prepared(role, Letter.case_id),
    )
    return found.group_by(Letter.template, outcome)


def outcome_words(outcome: str) -> str:
    return {
        "granted": _("They agreed to it"),
        "partly": _("They agreed to a part"),
        "denied": _("They said no"),
        "asked": _("They asked for more"),
        ANSWERED: _("They answered"),
        NO_ANSWER: _("No answer came"),
        OPEN: _("Still open"),
    }[outcome]


def led_to(agency_id: int, user: User) -> Mapping[str, Sequence[str]]:
    """By the code of the letter: each outcome with its number. Too few letters of a kind leave it out."""
    if user.role not in SUPPORTERS:
        return MappingProxyType({})
    numbers: dict[str, dict[str, int]] = {}
    for row in db.read(_statement(user.role), {**viewer(user), "agency": agency_id}):
        numbers.setdefault(row.template, {})[row.outcome] = row.count
    lines = {code: _lines(found) for code, found in sorted(numbers.items()) if sum(found.values()) >= FEWEST}
    return MappingProxyType(lines)


def _lines(found: Mapping[str, int]) -> list[str]:
    values = [found.get(outcome, 0) for outcome in OUTCOMES]
    shown = zip(OUTCOMES, withheld(values, FEWEST), strict=True)
    return [f"{outcome_words(outcome)}: {_number(value)}" for outcome, value in shown if value != 0]


def _number(value: int | None) -> str:
    return _("a few") if value is None else str(value)


def panel_of(agency: Agency, user: User) -> list[tuple[str, Sequence[str]]] | None:
    """For the agency's page, by the title of the letter; the panel stays away where there is nothing to say."""
    titles = load_templates()
    found = led_to(agency.id, user).items()
    return [(titles[code].title, lines) for code, lines in found if code in titles] or None
