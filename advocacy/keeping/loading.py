"""Putting kept rows into an empty, migrated database, and proving that they arrived."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from sqlalchemy import Connection

from advocacy.audit import chain

from . import neutral
from .manifest import Chain, Manifest, NotABackup
from .tables import Seen, Table, kept_tables, read

Advance = Callable[[int], None]
GUARDS = "select name, sql from sqlite_master where type = 'trigger'"
REFERENCES = (
    "select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint"
    " where contype = 'f' and connamespace = current_schema()::regnamespace"
    " and left(conrelid::regclass::text, 13) <> 'procrastinate' order by 1, 2"
)
GUARDED = (
    "select distinct tgrelid::regclass::text from pg_trigger join pg_class on pg_class.oid = tgrelid"
    " where not tgisinternal and relnamespace = current_schema()::regnamespace"
    " and left(tgrelid::regclass::text, 13) <> 'procrastinate' order by 1"
)
SEQUENCE = "select pg_get_serial_sequence(quote_ident(%(table)s), %(column)s)"


@contextmanager
def unguarded(connection: Connection, tables: Iterable[Table]) -> Iterator[None]:
    """Empty tables without triggers and foreign keys, which come back before anything can be committed.

    On the embedded database, foreign keys have to be switched off before the transaction begins.
    """
    run = connection.exec_driver_sql
    embedded = connection.dialect.name == "sqlite"
    triggers = run(GUARDS).all() if embedded else []
    references = [] if embedded else run(REFERENCES).all()
    guarded = [] if embedded else run(GUARDED).scalars().all()
    for name, _ in triggers:
        run(f'drop trigger "{name}"')
    for table, name, _ in references:
        run(f"alter table {table} drop constraint {name}")
    for table in guarded:
        run(f"alter table {table} disable trigger user")
    for kept in tables:
        run(f'delete from "{kept.name}"')  # noqa: S608
    yield
    for _, sql in triggers:
        run(sql)
    for table in guarded:
        run(f"alter table {table} enable trigger user")
    for table, name, definition in references:
        run(f"alter table {table} add constraint {name} {definition}")


def refuse_other_columns(kept: Iterable[Table], here: Iterable[Table]) -> None:
    """The same schema gives the same tables and columns on both databases; anything else would lose rows."""
    wanted, found = ({table.name: table for table in tables} for tables in (kept, here))
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            raise NotABackup(f"The table {name} is not the same in the backup and in this schema.")


def load(connection: Connection, table: Table, lines: Iterable[bytes]) -> None:
    """Add these rows to the table."""
    rows = neutral.values(lines, table.kinds, connection.dialect.name)
    columns = ", ".join(f'"{name}"' for name in table.columns)
    cursor = connection.connection.cursor()
    try:
        if connection.dialect.name == "postgresql":
            with cursor.copy(f'copy "{table.name}" ({columns}) from stdin') as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("?" * len(table.columns))
        insert = f'insert into "{table.name}" ({columns}) values ({marks})'  # noqa: S608
        while some := list(islice(rows, table.at_once)):
            cursor.executemany(insert, some)
    except connection.dialect.loaded_dbapi.Error as error:
        raise NotABackup(f"The rows of {table.name} can not be written: {error}.") from error
    finally:
        cursor.close()


def finish(connection: Connection, tables: Iterable[Table]) -> None:
    """What goes on counting goes on after the last row. The embedded database does so by itself."""
    if connection.dialect.name == "sqlite":
        return
    for table in tables:
        for column in table.key:
            sequence = connection.exec_driver_sql(SEQUENCE, {"table": table.name, "column": column}).scalar()
            if sequence:
                last = f'select max("{column}") from "{table.name}"'  # noqa: S608
                connection.exec_driver_sql(
                    f"select setval('{sequence}', coalesce(({last}), 1), ({last}) is not null)"
                )


def compare(connection: Connection, manifest: Manifest, advance: Advance) -> None:
    """Is every table, read back from the database, what the manifest says? Is the audit's chain?"""
    for table in kept_tables(connection):
        seen = Seen()
        for line in read(connection, table):
            seen.note(line)
        if seen.sum != manifest.tables.get(table.name):
            raise NotABackup(
                f"The table {table.name} did not arrive as it was kept. Nothing was put in its place."
            )
        advance(seen.rows)
    _compare_chain(connection, manifest.audit)
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("pragma foreign_key_check").first():
        raise NotABackup("The backup has rows without their parent. Nothing was put in its place.")


def _compare_chain(connection: Connection, kept: Chain) -> None:
    """A chain that was broken when the backup was made is still broken: that was said then, and is no reason."""
    rows, mac = connection.exec_driver_sql("select last, mac from audit_head").one()
    if (rows, bytes(mac).hex()) != (kept.rows, kept.head):
        raise NotABackup(
            "The audit’s head is not the one that the backup names. Nothing was put in its place."
        )
    if not kept.whole:
        return
    try:
        chain.verify(connection)
    except chain.ChainBroken as broken:
        raise NotABackup(f"The audit chain of this backup does not verify: {broken}.") from broken
