"""Bringing a database to the newest schema, and what migrations share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command, op
from alembic.config import Config
from alembic.operations import BatchOperations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from .db import db

FOLDER = Path(__file__).resolve().parent.parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def migrate_to(revision: str = "head") -> None:
    """Run the missing migrations, all in one transaction."""
    db.session.remove()
    command.upgrade(_config(), revision)


def newest_revision() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def revision_of_database() -> str | None:
    """The schema that the database has, or None when it is empty."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def trigger(name: str, table: str, event: str, message: str, when: str = "") -> None:
    """Refuse an UPDATE, DELETE or TRUNCATE on either database."""
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
def rebuild(table: str) -> Iterator[BatchOperations]:
    """SQLite drops a table's triggers with the old table: read them before, put them back after."""
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
