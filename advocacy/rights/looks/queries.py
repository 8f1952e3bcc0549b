"""The looks at one file: the person’s record, what became part of it, and their cases that the reader may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from advocacy.accounts.models import User
from advocacy.audit.looks.kinds import Kind
from advocacy.audit.looks.sorting import NOBODY
from advocacy.audit.models import Looked, LookedUntil
from advocacy.cases.models import Case
from advocacy.cases.queries import cases_of
from advocacy.db import db
from advocacy.people.former import records_within

COLUMNS = (Looked.day, Looked.actor, Looked.kind, Looked.times, Looked.first_at, Looked.last_at)


@dataclass(frozen=True)
class Actor:
    """Who it was, as the page says it."""

    name: str
    role: str


def files_of(case: Case, user: User) -> list[UUID]:
    """Everything that “this file” means to this reader."""
    people = [one.public_id for one in (case.person, *records_within(case.person))]
    return people + [one.public_id for one in cases_of(case.person, user)]


def _about(files: Sequence[UUID], since: date) -> ColumnElement[bool]:
    """Writing out everything concerns each file there was that day."""
    all_of_it = and_(Looked.about == NOBODY, Looked.kind == Kind.EXPORTED_ALL, Looked.day >= since)
    return or_(Looked.about.in_(files), all_of_it)


def days_of(files: Sequence[UUID], since: date) -> Select[Any]:
    """The days on which somebody looked, newest first."""
    return select(Looked.day).where(_about(files, since)).distinct().order_by(Looked.day.desc())


def looks_on(files: Sequence[UUID], since: date, days: Sequence[date]) -> Sequence[Any]:
    if not days:
        return []
    wanted = _about(files, since), Looked.day.between(min(days), max(days))
    return db.session.execute(select(*COLUMNS).where(*wanted)).all()


def all_looks(files: Sequence[UUID], since: date) -> Sequence[Any]:
    """For “all in all”: who, and on which days."""
    found = select(*COLUMNS).where(_about(files, since))
    return db.session.execute(found).all()


def looked_since(files: Sequence[UUID]) -> date | None:
    """The first day of which anything is known."""
    return db.session.scalar(select(func.min(Looked.day)).where(Looked.about.in_(files)))


def sorted_until() -> datetime | None:
    """Looks after this moment are written down, and not sorted yet."""
    return db.session.scalar(select(LookedUntil.at))


def actors(ids: Iterable[str]) -> Mapping[str, Actor]:
    wanted = set(ids)
    found = db.session.execute(select(User.public_id, User.name, User.role))
    return {str(one): Actor(name, role) for one, name, role in found if str(one) in wanted}
