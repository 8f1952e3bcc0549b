"""Making the demo larger: its first copy was written by the operations, all others follow it row by row."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, insert, select, text
from sqlalchemy import func as sql

from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import Model, db
from advocacy.db.engine import PRAGMAS
from advocacy.people.models import SearchGram

from .history import events_of, events_of_the_first
from .ids import Ids, teach
from .renaming import Renaming, index
from .tables import RENAMED, SHARED, copied, moved_as_they_are, would_clash

AT_ONCE = 4
LARGE_CACHE = -300_000
Row = dict[str, Any]


def multiply(size: int, advance: Callable[[int], None]) -> None:
    """Add the copies that are missing, a few in each transaction: broken off, there are fewer, none is half."""
    copies = Copies()
    with _room_to_sort():
        for begin in range(1, size, AT_ONCE):
            several = range(begin, min(begin + AT_ONCE, size))
            with db.writing() as session:
                copies.write(session.connection(), several)
                session.info.setdefault("audit", []).extend(copies.events(several))
            advance(len(several))
    with db.writing() as session:
        _settle(session.connection())
        record("demo.multiplied", None, by=None, size=size)


class Copies:
    """What is known of the first copy, and how each further one is written."""

    def __init__(self) -> None:
        self.tables = [table for table in moved_as_they_are() if _reach(table)]
        self.first = {name: _rows(Model.metadata.tables[name]) for name in RENAMED}
        reach = {table.name: _reach(table) for table in copied()}
        self.ids = Ids(reach, db.engine.dialect.name, _shared_ids())
        # Whoever works for no team is there once, and so is what belongs to them.
        self.ids.kept_rows["user_account"] = frozenset(
            row["id"] for row in self.first["user_account"] if row["team_id"] is None
        )
        self.renaming = Renaming(self.first)
        self.history = events_of_the_first()
        _refuse_clashes(self.tables)

    def write(self, connection: Connection, copies: Sequence[int]) -> None:
        teach(connection)
        for copy in copies:
            self._write_renamed(connection, copy)
        for table in self.tables:
            statement = self._statement(table)
            for copy in copies:
                connection.execute(statement, {"copy": copy})

    def _write_renamed(self, connection: Connection, copy: int) -> None:
        written = {name: self._renamed(name, copy) for name in RENAMED}
        pieces = index(written["person"], written["safe_contact"])
        for name, rows in written.items():
            if rows:
                connection.execute(insert(Model.metadata.tables[name]), rows)
        connection.execute(insert(SearchGram), pieces)

    def _renamed(self, name: str, copy: int) -> list[Row]:
        table, change = Model.metadata.tables[name], getattr(self.renaming, name)
        kept = self.ids.kept_rows.get(name, frozenset())
        rows = [row for row in self.first[name] if row["id"] not in kept]
        return [change(self.ids.row(table, row, copy), copy) for row in rows]

    def _statement(self, table: Table) -> Any:
        columns = self.ids.expressions(table)
        first = select(*columns.values()).where(table.c.id <= self.ids.reach[table.name])
        return insert(table).from_select(list(columns), first.order_by(table.c.id))

    def events(self, copies: Sequence[int]) -> list[Any]:
        return [event for copy in copies for event in events_of(copy, self.history, self.ids)]


def _reach(table: Table) -> int:
    return db.session.scalar(select(sql.max(table.c.id))) or 0


def _rows(table: Table) -> list[Row]:
    return [dict(row._mapping) for row in db.session.execute(select(table).order_by(table.c.id))]


def _shared_ids() -> set[UUID]:
    tables = [Model.metadata.tables[name] for name in SHARED]
    columns = [table.c.public_id for table in tables if "public_id" in table.c]
    without_team = select(User.public_id).where(User.team_id.is_(None))
    found = [select(column) for column in columns] + [without_team]
    return {one for statement in found for one in db.session.scalars(statement)}


def _refuse_clashes(tables: Sequence[Table]) -> None:
    for table in tables:
        if clash := would_clash(table):
            raise RuntimeError(f"{table.name} can not be copied: {'; '.join(clash)} must stay unique")


@contextmanager
def _room_to_sort() -> Iterator[None]:
    """Indexes over random ids are written all over: they have to fit into memory while they grow."""
    if db.engine.dialect.name == "postgresql":
        yield
        return
    _set_cache(LARGE_CACHE)
    try:
        yield
    finally:
        _set_cache(PRAGMAS["cache_size"])


def _set_cache(size: object) -> None:
    with db.engine.connect() as connection:
        connection.exec_driver_sql(f"pragma cache_size = {size}")
    db.session.rollback()


def _settle(connection: Connection) -> None:
    """The counters of ids go on after the last copy, and the planner learns how much there is."""
    if connection.dialect.name == "postgresql":
        for table in copied():
            last = sql.coalesce(sql.max(table.c.id), 1)
            connection.execute(select(sql.setval(sql.pg_get_serial_sequence(table.name, "id"), last)))
    connection.execute(text("analyze"))
