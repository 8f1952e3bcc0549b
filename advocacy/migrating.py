"""Bringing a database to the newest schema, and what migrations share.

Alembic is loaded where something is migrated: it takes a fifth of a start, and few starts migrate.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

from .db import db
from .db.engine import WRITING

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.operations import BatchOperations

FOLDER = Path(__file__).resolve().parent.parent / "migrations"


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def migrate_to(revision: str = "head") -> None:
    """Run the missing migrations, all in one transaction."""
    from alembic import command

    db.session.remove()
    command.upgrade(_config(), revision)


def migrate_within(connection: Connection, revision: str = "head") -> None:
    """Run the missing migrations in a transaction that was begun already, embedded with foreign keys off."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@contextmanager
def schema_change(engine: Engine) -> Iterator[Connection]:
    """One transaction in which tables may be rebuilt; on the embedded database, without foreign keys meanwhile."""
    embedded = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        connection.execution_options(**WRITING[engine.dialect.name])
        if embedded:  # ignored inside a transaction, so before it
            _switch(connection, "pragma foreign_keys = off")
        try:
            with connection.begin():
                yield connection
        finally:
            if embedded:
                _switch(connection, "pragma foreign_keys = on")


def _switch(connection: Connection, pragma: str) -> None:
    connection.connection.driver_connection.execute(pragma)  # type: ignore[union-attr]


REVISION = re.compile(r"""^(down_)?revision\b[^=\n]*= *["'](\w+)["']""", re.MULTILINE)


def _revisions() -> tuple[set[str], set[str]]:
    """The migrations that there are, and those that another one follows, read from the migrations themselves."""
    found: tuple[set[str], set[str]] = set(), set()
    for text in _texts(FOLDER):
        for follows, name in REVISION.findall(text):
            found[bool(follows)].add(name)
    return found


def known_revisions() -> set[str]:
    return _revisions()[0]


def lets_go() -> frozenset[str]:
    """Tables that may lose rows, and triggers that may go, because a migration says so: `LETS_GO = {"name"}`."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config()).walk_revisions()
    return frozenset(name for one in scripts for name in getattr(one.module, "LETS_GO", ()))


def newest_revision() -> str | None:
    known, followed = _revisions()
    return max(known - followed, default=None)


def is_newer(revision: str | None) -> bool:
    """Whether a database with this schema was made by a newer program: no migration of ours leads there."""
    return revision is not None and revision not in known_revisions()


def revision_of_database() -> str | None:
    """The schema that the database has, or None when it is empty."""
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.exec_driver_sql("select version_num from alembic_version").scalar()
        return found


def trigger(name: str, table: str, event: str, message: str, when: str = "") -> None:
    """Refuse an UPDATE, DELETE or TRUNCATE on either database."""
    from alembic import op

    condition = f" when ({when})" if when else ""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"create trigger {name} before {event} on {table} for each row{condition}"
            f" begin select raise(abort, '{message}'); end"
        )
        return
    op.execute(
        f"create function {name}() returns trigger language plpgsql as"
        f" $$ begin raise exception '{message}' using errcode = 'integrity_constraint_violation'; end $$"
    )
    level = "statement" if event == "truncate" else "row"
    op.execute(
        f"create trigger {name} before {event} on {table} for each {level}{condition} execute function {name}()"
    )


@contextmanager
def rebuild(table: str) -> Iterator["BatchOperations"]:
    """SQLite drops a table's triggers with the old table: read them before, put them back after."""
    from alembic import op

    bind = op.get_bind()
    embedded = bind.dialect.name == "sqlite"
    if embedded and bind.exec_driver_sql("pragma foreign_keys").scalar():
        raise RuntimeError("a rebuild with foreign keys on would delete every child row")
    mark = "select sql from sqlite_master where type = 'trigger' and tbl_name = ?"
    triggers = bind.exec_driver_sql(mark, (table,)).scalars().all() if embedded else []
    with op.batch_alter_table(table) as batch:
        yield batch
    for sql in triggers:
        bind.exec_driver_sql(sql)


TRIGGER = re.compile(r"""trigger\(\s*["'](\w+)["'],\s*["']\w+["'],\s*["'](\w+)["']""")


def triggers_made(dialect: str, folder: Path = FOLDER) -> set[str]:
    """The guards that the migrations make on this database, read from the migrations themselves."""
    made = (found for text in _texts(folder) for found in TRIGGER.findall(text))
    return {name for name, event in made if dialect == "postgresql" or event != "truncate"}


def _texts(folder: Path) -> Iterator[str]:
    return (file.read_text(encoding="utf-8") for file in (folder / "versions").glob("*.py"))
