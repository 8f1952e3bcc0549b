"""How connections are opened, and how transactions begin on each of the two databases."""

import re
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, QueuePool, event
from sqlalchemy.exc import OperationalError

from .guarding import begin_reading, begin_writing, guard

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "cache_size": -16_000,
    "secure_delete": 1,
}
# Before this release a committed write could be lost in WAL mode (sqlite.org/wal.html#walresetbug).
OLDEST_SAFE_SQLITE = (3, 51, 3)
KEY = re.compile("[0-9a-fA-F]{64}")
READ: tuple[str, ...] = ("begin",)
WRITE: tuple[str, ...] = ("pragma synchronous = 2", "begin immediate")
NOTE: tuple[str, ...] = ("pragma synchronous = 1", "begin immediate")
READING = {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
WRITING: dict[str, dict[str, Any]] = {
    "sqlite": {"writing": True},
    "postgresql": {"writing": True, "postgresql_readonly": False, "isolation_level": "READ COMMITTED"},
}


class UnsafeDatabase(RuntimeError):
    """The database can not keep what is written. The message says why."""


def engine_settings(url: str, key_file: Path, path: Path) -> dict[str, Any]:
    """Flask-SQLAlchemy's settings for the one engine: PostgreSQL when a URL is given, else the encrypted file.

    Parameters stay hidden: an error's message reaches the log, and no one's words may.
    """
    if url:
        return {"url": url, "execution_options": READING, "pool_size": 2, "hide_parameters": True}
    if not path.is_absolute():
        raise UnsafeDatabase(f"{path} must be an absolute path")
    return {
        "url": f"sqlite:///{path}",
        "creator": lambda: open_file(path, key_file),
        "module": sqlcipher3,
        "poolclass": QueuePool,
        "pool_size": 2,
        "hide_parameters": True,
    }


def open_file(path: Path, key_file: Path) -> Any:
    """An open connection to the encrypted file, every pragma read back."""
    _refuse_old_sqlite()
    connection = sqlcipher3.connect(str(path), check_same_thread=False, isolation_level=None, timeout=10)
    connection.execute(f"pragma key = \"x'{read_key(key_file)}'\"")
    _refuse_wrong_key(connection, path, key_file)
    for name, value in PRAGMAS.items():
        connection.execute(f"pragma {name} = {value}")
        if (found := connection.execute(f"pragma {name}").fetchone()[0]) != value:
            raise UnsafeDatabase(f"the database setting {name} is {found}, not {value}")
    return connection


def read_key(key_file: Path) -> str:
    """The raw 256-bit key as 64 hexadecimal digits."""
    if not key_file.exists():
        raise UnsafeDatabase(
            f"{key_file} is missing. Without this key the database can not be read: put it back."
        )
    key = key_file.read_text().strip()
    if not KEY.fullmatch(key):
        raise UnsafeDatabase(f"{key_file} does not hold a key of 64 hexadecimal digits.")
    return key


def _refuse_wrong_key(connection: Any, path: Path, key_file: Path) -> None:
    try:
        connection.execute("pragma cipher_log_level = none")  # we say it in words
        connection.execute("select count(*) from sqlite_master").fetchone()
        connection.execute("pragma cipher_log_level = warn")
    except sqlcipher3.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        raise UnsafeDatabase(
            f"{path} can not be read with the key in {key_file}. Put the right key back, or restore a backup."
        ) from error


def _refuse_old_sqlite() -> None:
    if sqlcipher3.sqlite_version_info < OLDEST_SAFE_SQLITE:
        raise UnsafeDatabase(f"SQLite {sqlcipher3.sqlite_version} can lose saved records; 3.51.3 is needed")


def prepare(engine: Engine) -> None:
    """Make SQLite's transactions explicit. Outside writing() nothing is written.

    On either database nobody waits longer for a lock than a web process may take for an answer.
    """
    if engine.dialect.name != "sqlite":
        event.listen(engine, "connect", _wait_no_longer)
        return
    if not isinstance(engine.pool, QueuePool):
        raise UnsafeDatabase(f"{type(engine.pool).__name__} in place of QueuePool")
    event.listen(engine, "begin", _begin)
    guard(engine)


def _wait_no_longer(connection: Any, _record: object) -> None:
    """As long as the embedded database waits; outside a transaction, or it would be undone with the first one."""
    connection.autocommit = True
    connection.execute(f"set lock_timeout = {PRAGMAS['busy_timeout']}")
    connection.autocommit = False


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    run = connection.connection.driver_connection.execute  # type: ignore[union-attr]
    statements = READ
    if options.get("writing"):
        begin_writing(connection)
        statements = NOTE if options.get("relaxed") else WRITE
    else:
        begin_reading(connection)
    try:
        for statement in statements:
            run(statement)
    except sqlcipher3.OperationalError as trouble:  # locked or full: as SQLAlchemy names it everywhere else
        raise OperationalError(statements[-1], None, trouble) from trouble
