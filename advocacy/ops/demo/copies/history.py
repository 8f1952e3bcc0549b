"""The audit of a copy: what the first copy's says, about the copy's records, at the end of the chain."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from advocacy.audit.events import Event
from advocacy.audit.models import AuditEvent
from advocacy.db import db

from .ids import Ids

ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
FIELDS = ("at", "actor", "action", "subject", "place", "result", "detail")


def events_of_the_first() -> list[dict[str, Any]]:
    """Everything that was done to a record, not that the demo was filled."""
    columns = [getattr(AuditEvent, name) for name in FIELDS]
    found = select(*columns).where(AuditEvent.subject != "").order_by(AuditEvent.id)
    return [dict(row._mapping) for row in db.session.execute(found)]


def events_of(copy: int, first: Sequence[dict[str, Any]], ids: Ids) -> Iterator[Event]:
    def other(match: re.Match[str]) -> str:
        return str(ids.of(UUID(match[0]), copy))

    for row in first:
        changed = {name: ID.sub(other, row[name]) for name in ("actor", "subject", "detail")}
        yield Event(**(row | changed))
