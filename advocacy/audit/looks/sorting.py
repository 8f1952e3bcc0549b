"""Sorting the chain by file and day, a piece at a time, in the background: looking itself pays nothing for it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, case, func, select

from advocacy import clock
from advocacy.audit.models import AuditEvent, Looked, LookedUntil
from advocacy.db import db, insert_into

from .kinds import Kind, kind_of
from .owners import owners_of

A_PIECE = 2_000
NOBODY = UUID(int=0)
FOR_NOBODY = (Kind.FOUND_NOTHING, Kind.EXPORTED_ALL)
Place = tuple[UUID, date, str, Kind]


@dataclass
class Count:
    """How often, and the first and the last time."""

    times: int
    first_at: datetime
    last_at: datetime

    def add(self, at: datetime) -> None:
        """Rows can stand out of order by a little: two at once, or a clock that was put back."""
        self.times += 1
        self.first_at, self.last_at = min(self.first_at, at), max(self.last_at, at)


def sort_looks() -> None:
    """Whatever was written since the last time. Each piece is a transaction: what is sorted is sorted once."""
    while sort_a_piece() == A_PIECE:
        pass


def sort_a_piece() -> int:
    """The next rows of the chain; answers with how many there were."""
    done = db.session.scalar(select(LookedUntil.event)) or 0
    if not db.session.scalar(select(AuditEvent.id).where(AuditEvent.id > done).limit(1)):
        return 0
    with db.writing() as session:
        done = session.scalar(select(LookedUntil.event)) or 0
        events = session.execute(_after(done)).all()
        if events:
            connection = session.connection()
            _add(connection, counted(connection, events))
            _note(connection, events[-1])
    return len(events)


def _after(done: int) -> Any:
    wanted = ("id", "at", "actor", "action", "subject", "result", "detail")
    columns = [getattr(AuditEvent, name) for name in wanted]
    return select(*columns).where(AuditEvent.id > done).order_by(AuditEvent.id).limit(A_PIECE)


def counted(connection: Connection, events: Iterable[Row[Any]]) -> dict[Place, Count]:
    """By file, day, who and how."""
    looks = list(_looks(events))
    owners = owners_of(connection, {one for _event, _kind, ids in looks for one in ids})
    found: dict[Place, Count] = {}
    for event, kind, ids in looks:
        at = datetime.fromisoformat(event.at)
        for about in _files(kind, ids, owners):
            place = (about, clock.day_of(at), event.actor, kind)
            if place in found:
                found[place].add(at)
            else:
                found[place] = Count(1, at, at)
    return found


def _looks(events: Iterable[Row[Any]]) -> Iterator[tuple[Row[Any], Kind, list[UUID]]]:
    for event in events:
        detail = json.loads(event.detail or "{}")
        if kind := kind_of(event.action, event.result, detail):
            yield event, kind, list(_ids(event.subject, detail))


def _ids(subject: str, detail: dict[str, Any]) -> Iterator[UUID]:
    """Which records it names. Where a case is named, its parts say no more."""
    near = [detail[name] for name in ("case", "person") if detail.get(name)]
    for one in near or [subject, *detail.get("shown", ())]:
        try:
            yield UUID(str(one))
        except ValueError:
            continue


def _files(kind: Kind, ids: list[UUID], owners: dict[UUID, frozenset[UUID]]) -> frozenset[UUID]:
    if kind in FOR_NOBODY:
        return frozenset({NOBODY})
    files = frozenset[UUID]().union(*(owners.get(one, frozenset()) for one in ids))
    return files or (frozenset({NOBODY}) if kind == Kind.REFUSED else files)


def _add(connection: Connection, counts: dict[Place, Count]) -> None:
    if not counts:
        return
    insert = insert_into(Looked.__table__)
    insert = insert.on_conflict_do_update(
        index_elements=["about", "day", "actor", "kind"],
        set_={
            "times": Looked.times + insert.excluded.times,
            "first_at": case(
                (insert.excluded.first_at < Looked.first_at, insert.excluded.first_at), else_=Looked.first_at
            ),
            "last_at": case(
                (insert.excluded.last_at > Looked.last_at, insert.excluded.last_at), else_=Looked.last_at
            ),
        },
    )
    values = [
        {"about": about, "day": day, "actor": actor, "kind": kind.value, **vars(count)}
        for (about, day, actor, kind), count in counts.items()
    ]
    connection.execute(insert, values)


def _note(connection: Connection, last: Row[Any]) -> None:
    values = {"id": 1, "event": last.id, "at": datetime.fromisoformat(last.at)}
    insert = insert_into(LookedUntil.__table__).values(**values)
    connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=values))


def sort_anew() -> int:
    """Throw away what is sorted and begin at the first row; answers with how many places there are now."""
    with db.writing() as session:
        session.execute(Looked.__table__.delete())  # type: ignore[attr-defined]
        session.execute(LookedUntil.__table__.delete())  # type: ignore[attr-defined]
    sort_looks()
    return db.session.scalar(select(func.count()).select_from(Looked)) or 0
