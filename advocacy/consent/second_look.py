"""What waits for a second person: told in an emergency, or by mistake. One question to the database."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import func, select

from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import User
from advocacy.db import db

from .emergency.models import ReleaseOverride
from .mistakes.models import ToldByMistake


class Waiting(NamedTuple):
    """How many of each, in the cases that one may see."""

    emergencies: int
    mistakes: int


def waits_for_a_second_look(user: User) -> Waiting:
    return Waiting(*db.read(_counts(user.role), viewer(user))[0])


@cache
def _counts(role: str) -> Any:
    return select(*(_count(model, role) for model in (ReleaseOverride, ToldByMistake)))


def _count(model: type[ReleaseOverride] | type[ToldByMistake], role: str) -> Any:
    found = select(func.count()).select_from(model).where(model.reviewed_at.is_(None))
    return found.where(cases_in_sight_prepared(role, model.case_id)).scalar_subquery()
