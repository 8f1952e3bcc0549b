"""The timeline: every feature writes its entries here and draws them itself.

A feature hands over a loader, which gets the ids of the entries on one page and answers with its records in
one query, and a template, which draws one of them. So the timeline knows no feature, and a page costs one
query for each kind of event on it, however many entries there are.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db

from .models import Case, TimelineEntry

Loader = Callable[[Sequence[UUID]], Mapping[UUID, Any]]


@dataclass(frozen=True)
class Drawer:
    """How one kind of entry is loaded and drawn. `icon` and the template are the feature's own."""

    load: Loader
    template: str
    icon: str
    icon_of: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Drawn:
    """An entry with the record that it is about (None when only its title is to be shown)."""

    entry: Any
    record: Any
    template: str
    icon: str
    by: str


NAMES = select(User.id, User.name).where(User.id.in_(bindparam("ids", expanding=True)))
DRAWERS: dict[str, Drawer] = {}


def add_entry(
    case: Case,
    kind: str,
    subject: UUID,
    title: str,
    *,
    by: User | None,
    on: date | None = None,
    at: datetime | None = None,
) -> None:
    """Something happened in this case: on a day, and at a time only where it is really known."""
    entry = TimelineEntry(
        case_id=case.id,
        kind=kind,
        subject=subject,
        title=title[:300],
        happened_on=on or clock.today(),
        happened_at=at,
        by_id=by.id if by else None,
    )
    db.session.add(entry)


def draw(entries: Sequence[Any]) -> list[Drawn]:
    """The entries with their records, one query for each kind."""
    subjects: dict[str, list[UUID]] = defaultdict(list)
    for entry in entries:
        subjects[entry.kind].append(entry.subject)
    records = {kind: DRAWERS[kind].load(ids) for kind, ids in subjects.items() if kind in DRAWERS}
    names = _names({entry.by_id for entry in entries if entry.by_id})
    return [_drawn(entry, records, names) for entry in entries]


def _drawn(entry: Any, records: dict[str, Mapping[UUID, Any]], names: dict[int, str]) -> Drawn:
    drawer = DRAWERS.get(entry.kind)
    record = records.get(entry.kind, {}).get(entry.subject)
    by = names.get(entry.by_id or 0, "")
    if drawer is None:
        return Drawn(entry, None, "", "circle", by)
    if record is None:
        return Drawn(entry, None, "", drawer.icon, by)
    return Drawn(
        entry, record, drawer.template, drawer.icon_of(record) if drawer.icon_of else drawer.icon, by
    )


def _names(ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    rows = db.read(NAMES, {"ids": list(ids)})
    return {row.id: row.name for row in rows}
