"""Reading the audit chain as a list: by who, by what was done, by which record, by day. Each by an index."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache

from sqlalchemy import Select, TextClause, func, select, text

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.models import AuditEvent
from advocacy.db import db


@cache
def _next_action() -> TextClause:
    """The kinds of deeds there are, one step in the index for each instead of one for each row."""
    return text(
        "with recursive step(action) as (select min(action) from audit_event union all"
        " select (select min(action) from audit_event where action > step.action) from step"
        " where step.action is not null) select action from step where action is not null"
    )


def actions() -> list[str]:
    return list(db.session.scalars(_next_action()))


def events(
    actor: str = "", action: str = "", subject: str = "", day: date | None = None
) -> Select[AuditEvent]:
    """Newest first; narrowed by who, by what was done, by which record, by day."""
    found = select(AuditEvent)
    if actor:
        found = found.where(AuditEvent.actor == actor)
    if action:
        found = found.where(AuditEvent.action == action)
    if subject:
        found = found.where(AuditEvent.subject == subject)
    if day:
        found = found.where(
            AuditEvent.id >= _first_of(day), AuditEvent.id < _first_of(day + timedelta(days=1))
        )
    return found.order_by(AuditEvent.id.desc())


def _first_of(day: date) -> int:
    """The number of the first row of that day or later: rows stand in the order of time, so it is found by halves.

    Where a clock was put back, a few rows can stand with the day before or after.
    """
    begins = datetime.combine(day, time(), tzinfo=clock.zone())
    low, high = 1, (db.session.scalar(select(func.max(AuditEvent.id))) or 0) + 1
    while low < high:
        middle = (low + high) // 2
        at = db.session.scalar(select(AuditEvent.at).where(AuditEvent.id == middle))
        if at is None or datetime.fromisoformat(at) >= begins:
            high = middle
        else:
            low = middle + 1
    return low


def names_of(rows: Iterable[AuditEvent]) -> Mapping[str, str]:
    """The names of those who acted, in one query."""
    wanted = {row.actor for row in rows if row.actor}
    return dict(_named(wanted))


def _named(wanted: set[str]) -> Iterator[tuple[str, str]]:
    for public_id, name in db.session.execute(select(User.public_id, User.name)):
        if str(public_id) in wanted:
            yield str(public_id), name
