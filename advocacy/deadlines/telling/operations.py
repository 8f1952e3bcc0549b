"""Telling what is due. It can be run at any time, twice, by two at once, or late."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.db import db, insert_into
from advocacy.organization.queries import use_organizations_zone

from ..kinds import DeadlineState, Proof
from ..models import Deadline, DeadlineTold
from . import queries
from .rules import Told, Watched, due

LOOKS_AHEAD = timedelta(days=15)
AT_ONCE = 500


def tell_due() -> int:
    """The day is the organization's. Answers with how much was told."""
    use_organizations_zone()
    ahead = queries.soon(LOOKS_AHEAD)
    return sum(_tell_some(ahead[first : first + AT_ONCE]) for first in range(0, len(ahead), AT_ONCE))


def tell_due_here() -> None:
    """The job: what it has told stands in its rows."""
    tell_due()


def _tell_some(rows: Sequence[Any]) -> int:
    """Nothing is locked where nothing is due. What is due is asked again within the transaction that says so."""
    if not _due_of(rows):
        return 0
    with db.writing():
        now = {row.id: row for row in queries.soon(LOOKS_AHEAD)}
        return sum(_tell(row, one) for row, one in _due_of([now[row.id] for row in rows if row.id in now]))


def _due_of(rows: Sequence[Any]) -> list[tuple[Any, Told]]:
    told = queries.told_of([row.id for row in rows])
    held = queries.held(list({row.case_id for row in rows}), clock.today())
    today, now = clock.today(), clock.now()
    return [
        (row, one)
        for row in rows
        for one in due(watched(row), told[row.id], today, now, has_holder=row.case_id in held)
    ]


def watched(row: Any) -> Watched:
    proof = Proof(row.proof) if row.proof else None
    return Watched(row.act, DeadlineState(row.state), proof, row.work_by, row.work_at)


def _tell(row: Any, one: Told) -> int:
    """The row is the telling: whoever writes it first has told, and the other one finds it there."""
    insert = insert_into(DeadlineTold).values(
        deadline_id=row.id,
        told_for=one.told_for,
        step=one.step,
        audience=one.audience,
        told_at=clock.now(),
    )
    if db.session.scalar(insert.on_conflict_do_nothing().returning(DeadlineTold.id)) is None:
        return 0
    deadline = db.session.get_one(Deadline, row.id)
    record("deadline.told", deadline, by=None, step=one.step, audience=one.audience)
    return 1
