"""The one query of a search in texts, the same on both databases.

It reads the texts of the cases that its user may see, and no others: what it costs grows with a caseload, not with
the installation. So what is hidden can not be counted, ranked or timed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import String, bindparam, func, select
from sqlalchemy.orm import lazyload

from advocacy.access.seeing import cases_in_sight_prepared, viewer
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


def found_texts(wanted: Wanted, user: User, *, limit: int, offset: int) -> Sequence[Any]:
    """What fits, newest first: kind, subject, case, day, and of how many."""
    return db.read(_page(*_shape(wanted, user)), {**_values(wanted, user), "most": limit, "skipped": offset})


def how_many(wanted: Wanted, user: User) -> int:
    """Of a page that lies behind the last one."""
    return int(db.read(_count(*_shape(wanted, user)), _values(wanted, user))[0][0])


def _shape(wanted: Wanted, user: User) -> tuple[str, int, tuple[bool, bool, bool]]:
    """What the statement looks like; there are few of them, each put together once."""
    return user.role, len(wanted.asked), (bool(wanted.kind), wanted.only_mine, wanted.since is not None)


def _values(wanted: Wanted, user: User) -> dict[str, Any]:
    needles = {f"needle_{number}": one.needle for number, one in enumerate(wanted.asked)}
    return {**viewer(user), **needles, "kind": wanted.kind, "since": wanted.since}


@lru_cache(maxsize=64)
def _page(role: str, needles: int, narrowed: tuple[bool, bool, bool]) -> Any:
    found: Any = select(
        SearchText.kind,
        SearchText.subject,
        func.min(SearchText.case_id).label("case_id"),
        func.max(SearchText.happened_on).label("day"),
        func.count().over().label("total"),
    )
    found = _fitting(found, role, needles, narrowed)
    newest = func.max(SearchText.happened_on).desc(), SearchText.subject
    return found.order_by(*newest).limit(bindparam("most")).offset(bindparam("skipped"))


@lru_cache(maxsize=64)
def _count(role: str, needles: int, narrowed: tuple[bool, bool, bool]) -> Any:
    found = _fitting(select(SearchText.subject), role, needles, narrowed)
    return select(func.count()).select_from(found.subquery())


def _fitting(found: Any, role: str, needles: int, narrowed: tuple[bool, bool, bool]) -> Any:
    of_a_kind, only_mine, since = narrowed
    found = found.where(cases_in_sight_prepared(role, SearchText.case_id))
    if of_a_kind:
        found = found.where(SearchText.kind == bindparam("kind"))
    if only_mine:
        found = found.where(SearchText.author_id == bindparam("viewer"))
    if since:
        found = found.where(SearchText.happened_on >= bindparam("since"))
    place_of = func.strpos if db.engine.dialect.name == "postgresql" else func.instr
    for number in range(needles):
        found = found.where(place_of(SearchText.words, bindparam(f"needle_{number}", type_=String)) > 0)
    return found.group_by(SearchText.kind, SearchText.subject)


def records_by_id(kind: str, ids: Sequence[UUID]) -> Mapping[UUID, Any]:
    """The records behind what was found, one query for each kind."""
    known = KINDS[kind]
    found = select(known.model).where(known.model.public_id.in_(ids)).options(lazyload("*"), *known.loads)
    return {record.public_id: record for record in db.session.scalars(found).unique()}
