"""The one query of a search in texts, the same on both databases.

It reads the texts of the cases that its user may see, and no others: what it costs grows with a caseload, not with
the installation. So what is hidden can not be counted, ranked or timed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select

from advocacy.access.seeing import cases_within_sight_of
from advocacy.accounts.models import User
from advocacy.db import db

from .asking import Asked
from .kinds import KINDS
from .models import SearchText


@dataclass(frozen=True)
class Wanted:
    """What to look for, and where."""

    asked: Sequence[Asked]
    kind: str = ""
    only_mine: bool = False
    since: date | None = None


def found_texts(wanted: Wanted, user: User, *, limit: int, offset: int) -> Sequence[Row[Any]]:
    """What fits, newest first: kind, subject, case, day, and of how many."""
    found: Any = select(
        SearchText.kind,
        SearchText.subject,
        func.min(SearchText.case_id).label("case_id"),
        func.max(SearchText.happened_on).label("day"),
        func.count().over().label("total"),
    )
    found = _narrowed(found, wanted, user).group_by(SearchText.kind, SearchText.subject)
    newest = func.max(SearchText.happened_on).desc(), SearchText.subject
    return list(db.session.execute(found.order_by(*newest).limit(limit).offset(offset)))


def how_many(wanted: Wanted, user: User) -> int:
    """Of a page that lies behind the last one."""
    found = _narrowed(select(SearchText.subject), wanted, user).group_by(SearchText.kind, SearchText.subject)
    return db.session.scalar(select(func.count()).select_from(found.subquery())) or 0


def _narrowed(found: Select[Any], wanted: Wanted, user: User) -> Select[Any]:
    found = found.where(cases_within_sight_of(user, SearchText.case_id))
    if wanted.kind:
        found = found.where(SearchText.kind == wanted.kind)
    if wanted.only_mine:
        found = found.where(SearchText.author_id == user.id)
    if wanted.since:
        found = found.where(SearchText.happened_on >= wanted.since)
    place_of = func.strpos if db.engine.dialect.name == "postgresql" else func.instr
    for one in wanted.asked:
        found = found.where(place_of(SearchText.words, one.needle) > 0)
    return found


def records_by_id(kind: str, ids: Sequence[UUID]) -> Mapping[UUID, Any]:
    """The records behind what was found, one query for each kind."""
    known = KINDS[kind]
    found = select(known.model).where(known.model.public_id.in_(ids)).options(*known.loads)
    return {record.public_id: record for record in db.session.scalars(found).unique()}
