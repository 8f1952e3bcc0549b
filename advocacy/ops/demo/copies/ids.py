"""The ids of a copy: integers moved on by whole copies, random ids told from the first copy's and its number."""

import hashlib
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Connection, Table, Uuid, bindparam, case, func, text

COPY: BindParameter[int] = bindparam("copy")
# The same in both databases as in Python, so that the audit of a copy points at the copy's records.
MOVED = text(
    "create or replace function pg_temp.moved(old uuid, copy int) returns uuid language sql immutable as"
    " $$ select overlay(overlay(md5(replace(old::text, '-', '') || ' ' || copy) placing '4' from 13 for 1)"
    " placing 'a' from 17 for 1)::uuid $$"
)


def moved(old: UUID, copy: int) -> UUID:
    """The id that this record's copy has."""
    return UUID(_moved(old.hex, copy) or "")


def _moved(old: str | None, copy: int) -> str | None:
    if old is None:
        return None
    digest = hashlib.md5(f"{old} {copy}".encode(), usedforsecurity=False).hexdigest()
    return f"{digest[:12]}4{digest[13:16]}a{digest[17:]}"


def teach(connection: Connection) -> None:
    """Let this connection move ids inside its statements."""
    if connection.dialect.name == "postgresql":
        connection.execute(MOVED)
        return
    connection.connection.driver_connection.create_function(  # type: ignore[union-attr]
        "moved", 2, _moved, deterministic=True
    )


class Ids:
    """How far each copied table reaches in the first copy, and which random ids all copies share."""

    def __init__(self, reach: Mapping[str, int], dialect: str, shared: Collection[UUID]) -> None:
        self.reach, self.dialect, self.shared = reach, dialect, frozenset(shared)
        self.kept_rows: dict[str, frozenset[int]] = {}

    def expressions(self, table: Table) -> dict[str, ColumnElement[Any]]:
        """Every column of the copy's row, as the database works it out."""
        return {column.name: self._expression(table, column) for column in table.columns}

    def _expression(self, table: Table, column: Any) -> ColumnElement[Any]:
        if column.primary_key:
            return column + COPY * self.reach[table.name]
        for key in column.foreign_keys:
            return self._pointing(column, key.column.table.name)
        if not isinstance(column.type, Uuid):
            return column
        return case((column.in_(self.shared), column), else_=self._moving(column))

    def _pointing(self, column: Any, target: str) -> ColumnElement[Any]:
        if target not in self.reach:
            return column
        there = column + COPY * self.reach[target]
        kept = self.kept_rows.get(target)
        return case((column.in_(kept), column), else_=there) if kept else there

    def _moving(self, column: Any) -> ColumnElement[Any]:
        if self.dialect == "postgresql":
            return func.pg_temp.moved(column, COPY, type_=Uuid())
        return func.moved(column, COPY, type_=Uuid())

    def row(self, table: Table, row: Mapping[str, Any], copy: int) -> dict[str, Any]:
        """The same for one row in Python, for the few tables whose words change too."""
        return {column.name: self._value(table, column, row[column.name], copy) for column in table.columns}

    def _value(self, table: Table, column: Any, value: Any, copy: int) -> Any:
        if value is None:
            return None
        if column.primary_key:
            return value + copy * self.reach[table.name]
        for key in column.foreign_keys:
            target = key.column.table.name
            kept = target not in self.reach or value in self.kept_rows.get(target, ())
            return value if kept else value + copy * self.reach[target]
        return self.of(value, copy) if isinstance(value, UUID) else value

    def of(self, old: UUID, copy: int) -> UUID:
        return old if old in self.shared else moved(old, copy)
