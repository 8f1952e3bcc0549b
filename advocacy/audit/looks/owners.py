"""Whose file a record belongs to: from public ids to the public id of the case, else of the person.

The tables are read off the schema, so that a new feature's records come along by themselves. A table leads to a
file through a foreign key whose rows go with their parent (ON DELETE CASCADE), or through a `subject`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, Select, Table, Uuid, bindparam, select

from advocacy.db import Model

FILES = ("support_case", "person")
AT_ONCE = 400
# A contact belongs to every case that its link names.
LINKED = {"contact": ("contact_case", "contact_id", "case_id")}


def owners_of(connection: Connection, wanted: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """For each id that belongs to a file: the files. What belongs to none is left out."""
    left, found = set(wanted), dict[UUID, frozenset[UUID]]()
    for statement in _statements():
        if left:
            found |= _asked(connection, statement, left)
            left -= found.keys()
    subjects = _subjects(connection, left) if left else {}
    above = owners_of(connection, set(subjects.values())) if subjects else {}
    return found | {one: above[subject] for one, subject in subjects.items() if subject in above}


def _asked(connection: Connection, statement: Select[Any], wanted: set[UUID]) -> dict[UUID, frozenset[UUID]]:
    found: dict[UUID, frozenset[UUID]] = {}
    ids = sorted(wanted)
    for start in range(0, len(ids), AT_ONCE):
        for one, owner in connection.execute(statement, {"ids": ids[start : start + AT_ONCE]}):
            found[one] = found.get(one, frozenset()) | {owner}
    return found


def _subjects(connection: Connection, wanted: set[UUID]) -> Mapping[UUID, UUID]:
    """What points at another record by its public id: an attachment, a document."""
    found: dict[UUID, UUID] = {}
    for table in _tables():
        if "subject" in table.c and isinstance(table.c.subject.type, Uuid) and not _ways(table):
            asked = select(table.c.public_id, table.c.subject).where(
                table.c.public_id.in_(bindparam("ids", expanding=True)), table.c.subject.is_not(None)
            )
            found |= {one: next(iter(of)) for one, of in _asked(connection, asked, wanted).items()}
    return found


def _tables() -> list[Table]:
    return [table for table in Model.metadata.sorted_tables if "public_id" in table.c]


@cache
def _statements() -> list[Select[Any]]:
    """One for each way from a table to a file; cases before people, so that the nearer file is the one."""
    found = [_itself(_table(name)) for name in FILES]
    for target in FILES:
        for table in _tables():
            found += [_led(table, way) for way in _ways(table) if way[-1].column.table.name == target]
    return [*found, *(_linked(name) for name in LINKED)]


def _itself(file: Table) -> Select[Any]:
    return select(file.c.public_id, file.c.public_id.label("file")).where(_among(file))


def _table(name: str) -> Table:
    return Model.metadata.tables[name]


def _among(table: Table) -> Any:
    return table.c.public_id.in_(bindparam("ids", expanding=True))


def _ways(table: Table, depth: int = 2) -> list[tuple[ForeignKey, ...]]:
    """The foreign keys that lead from this table to a file, in at most two steps."""
    ways: list[tuple[ForeignKey, ...]] = []
    for key in sorted(table.foreign_keys, key=lambda one: one.parent.name) if table.name not in FILES else ():
        target = key.column.table
        if target.name in FILES and (key.ondelete == "CASCADE"):
            ways.append((key,))
        elif depth > 1 and key.ondelete == "CASCADE" and target.name not in LINKED:
            ways += [(key, *rest) for rest in _ways(target, depth - 1)]
    return ways


def _led(table: Table, way: tuple[ForeignKey, ...]) -> Select[Any]:
    joined: Any = table
    for key in way:
        joined = joined.join(key.column.table, key.parent == key.column)
    return (
        select(table.c.public_id, way[-1].column.table.c.public_id).select_from(joined).where(_among(table))
    )


def _linked(name: str) -> Select[Any]:
    link_name, here, there = LINKED[name]
    table, link, case = _table(name), _table(link_name), _table("support_case")
    joined = table.join(link, link.c[here] == table.c.id).join(case, case.c.id == link.c[there])
    return select(table.c.public_id, case.c.public_id).select_from(joined).where(_among(table))
