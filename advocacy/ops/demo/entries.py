"""Timeline entries, collected and written oldest first, so that their order is that of the days."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from advocacy.cases.models import TimelineEntry
from advocacy.db import db

from .staff import ZONE

MANY = 2000


@dataclass
class Entries:
    """What will stand on the timelines."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self,
        case_id: int,
        kind: str,
        subject: UUID,
        title: str,
        day: date,
        by_id: int | None,
        at: time | None = None,
    ) -> None:
        happened_at = datetime.combine(day, at, tzinfo=ZONE) if at else None
        self.rows.append(
            {
                "case_id": case_id,
                "kind": kind,
                "subject": subject,
                "title": title[:300],
                "happened_on": day,
                "happened_at": happened_at,
                "by_id": by_id,
            }
        )

    def write(self) -> None:
        self.rows.sort(key=lambda row: (row["happened_on"], row["case_id"]))
        for start in range(0, len(self.rows), MANY):
            db.session.execute(insert(TimelineEntry), self.rows[start : start + MANY])
