"""Which rows are one person's: what points at them or at their cases, and what only such rows point at."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, Uuid, and_, or_, select, true

from advocacy.db import Model

from ..everything.describing import left_out

Ids = dict[str, set[int]]
# A row of these belongs to the rows that point at it.
ALONG = ("contact", "document")
WHOSE = ("person", "support_case")
# What tells of those who work here, and of other people, more than of the person.
NOT_THEIRS = {
    "kept_away": "who among those who work here is kept from this file",
    "sight_grant": "who was let into this file for a time; “Who has seen this file” tells it in words",
    "restriction": "whether the file was restricted",
    "person_merge": "whether two records were made one",
    "moved_row": "which rows that moved",
    "imported_row": "the lines of a list that also told of others",
}
AT_ONCE = 500


def tables() -> list[Table]:
    """Those of which rows can be one person's, parents before their children."""
    kept = left_out().keys() | NOT_THEIRS.keys()
    return [table for table in Model.metadata.sorted_tables if table.name not in kept]


def gather(connection: Connection, person_id: int) -> Ids:
    """The ids of the rows by table."""
    found: Ids = {"person": {person_id}}
    grown = True
    while grown:
        before, named = sum(map(len, found.values())), list(_public_ids(connection, found))
        for table in tables():
            for condition in _conditions(connection, table, found, named):
                ids = connection.execute(select(table.c.id).where(condition)).scalars()
                found.setdefault(table.name, set()).update(ids)
        grown = sum(map(len, found.values())) > before
    return {name: ids for name, ids in found.items() if ids}


def _conditions(
    connection: Connection, table: Table, found: Ids, named: Sequence[UUID]
) -> Iterator[ColumnElement[bool]]:
    if table.name in ALONG:
        yield from (table.c.id.in_(ids) for ids in _pointed_at(connection, table.name, found))
        return
    nobody_elses = _nobody_elses(table, found)
    for column in table.columns:
        for key in column.foreign_keys:
            for ids in _parts(found.get(key.column.table.name, ())):
                yield and_(column.in_(ids), nobody_elses)
    if "subject" in table.c and isinstance(table.c.subject.type, Uuid):
        for names in _parts(named):
            yield and_(table.c.subject.in_(names), nobody_elses)


def _nobody_elses(table: Table, found: Ids) -> ColumnElement[bool]:
    """A talk with two people is in both files; that the other was there is in neither."""
    whose = [
        (column, found.get(key.column.table.name, set()))
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in WHOSE and column.name != "merged_into_id"
    ]
    return and_(true(), *(or_(column.is_(None), column.in_(ids)) for column, ids in whose))


def _pointed_at(connection: Connection, name: str, found: Ids) -> Iterator[list[int]]:
    for table in tables():
        for column in table.columns:
            if any(key.column.table.name == name for key in column.foreign_keys):
                for ids in _parts(found.get(table.name, ())):
                    named = select(column).where(table.c.id.in_(ids), column.is_not(None))
                    yield list(connection.execute(named).scalars())


def _public_ids(connection: Connection, found: Ids) -> Iterator[UUID]:
    for table in tables():
        if "public_id" in table.c:
            for ids in _parts(found.get(table.name, ())):
                yield from connection.execute(select(table.c.public_id).where(table.c.id.in_(ids))).scalars()


def _parts(several: Iterable[Any]) -> Iterator[list[Any]]:
    """A few hundred at a time: databases take only so many values in a statement."""
    every = list(several)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]
