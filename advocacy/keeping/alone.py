"""Being the only one at the database: whoever still works there would go on writing into what was put aside."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3
from sqlalchemy import Connection, Engine

from advocacy.db.engine import UnsafeDatabase, open_file
from advocacy.settings import Settings

PATIENCE = 20
IN_USE = "The database is in use. Stop `advocacy serve` and every `advocacy worker` first."
# The services may have a user of their own: whoever could write here counts. Of another user's connections the server
# tells only whose they are.
OTHERS = (
    "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    " and coalesce(backend_type, 'client backend') = 'client backend' and (usename = current_user"
    " or has_table_privilege(usesysid, to_regclass('user_account'), 'insert'))"
)


def refuse_in_use(engine: Engine) -> None:
    """One clear sentence while anyone else has the database open."""
    engine.dispose()
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            refuse_others(connection)
        return
    with alone(engine):
        pass


def refuse_others(connection: Connection) -> None:
    """On PostgreSQL: does anyone who could write work on this database through another connection?"""
    for _ in range(PATIENCE):
        if not connection.exec_driver_sql(OTHERS).scalar_one():
            return
        time.sleep(0.1)  # the server needs a moment to see that someone has just left
    raise RuntimeError(IN_USE)


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """The one connection to the embedded file: while it is open, nobody else can read or write."""
    with engine.connect() as connection:
        run = connection.connection.driver_connection.execute  # type: ignore[union-attr]
        _take(run)
        try:
            yield connection
        finally:
            connection.rollback()
            run("pragma locking_mode = normal")
            run("select count(*) from sqlite_master").fetchone()  # the lock goes with the next look


def _take(run: object) -> None:
    assert callable(run)
    run("pragma busy_timeout = 1000")
    run("pragma locking_mode = exclusive")
    try:
        run("begin immediate")
        run("select count(*) from sqlite_master").fetchone()
        run("rollback")
    except sqlcipher3.OperationalError as error:
        run("pragma locking_mode = normal")
        raise RuntimeError(IN_USE) from error
    finally:
        run("pragma busy_timeout = 10000")


@contextmanager
def closing_old_file(settings: Settings) -> Iterator[None]:
    """Holds what is there alone, everything written into its one file, until it has been put aside.

    A file that can not be read any more has nobody at work in it.
    """
    try:
        old = open_file(settings.database, settings.key_file("database"))
    except sqlcipher3.OperationalError as error:  # held alone by someone else
        raise RuntimeError(IN_USE) from error
    except (UnsafeDatabase, sqlcipher3.DatabaseError):
        yield
        return
    try:
        _take(old.execute)
        old.execute("pragma wal_checkpoint(truncate)").fetchone()
        yield
    finally:
        old.close()
