"""Bringing a database to the schema of this program, and proving before the end that nothing got lost."""

from dataclasses import dataclass

from sqlalchemy import Connection

from advocacy.db import db
from advocacy.migrating import lets_go, migrate_within, schema_change

from .loading import REFERENCES
from .manifest import Chain, chain_of
from .tables import count, kept_tables

TRIGGERS = {
    "sqlite": "select name from sqlite_master where type = 'trigger'",
    "postgresql": "select tgname from pg_trigger join pg_class on pg_class.oid = tgrelid"
    " where not tgisinternal and relnamespace = current_schema()::regnamespace",
}
BACK = "The upgrade was taken back, and the database is as it was."


class Lost(RuntimeError):
    """What the check found missing after the migrations. The transaction is taken back."""


@dataclass(frozen=True)
class Standing:
    """What has to be there after an upgrade as well."""

    rows: dict[str, int]
    triggers: frozenset[str]
    audit: Chain


def standing(connection: Connection) -> Standing:
    rows = {table.name: count(connection, table) for table in kept_tables(connection)}
    triggers = connection.exec_driver_sql(TRIGGERS[connection.dialect.name]).scalars()
    return Standing(rows, frozenset(triggers), chain_of(connection))


def upgrade() -> None:
    """Migrate and check in one transaction: either all of it holds, or the database is as it was."""
    db.session.remove()
    with schema_change(db.engine) as connection:
        before = standing(connection)
        migrate_within(connection)
        refuse_loss(before, standing(connection), lets_go())
        _refuse_unproven_references(connection)


def refuse_loss(before: Standing, after: Standing, meant: frozenset[str]) -> None:
    """A table may gain rows. One may lose rows, or go, only where its migration says so: `LETS_GO = {"table"}`."""
    for name, rows in before.rows.items():
        if name not in meant and after.rows.get(name, 0) < rows:
            raise Lost(f"{name} had {rows} rows and has {after.rows.get(name, 0)} now. {BACK}")
    if missing := before.triggers - after.triggers - meant:
        raise Lost(f"The guard {min(missing)} is gone. {BACK}")
    if after.audit.rows < before.audit.rows or after.audit.whole < before.audit.whole:
        raise Lost(f"The audit chain is not whole after the migrations. {BACK}")


def _refuse_unproven_references(connection: Connection) -> None:
    """PostgreSQL proves a foreign key when it is made; one that was switched off proves nothing."""
    if connection.dialect.name == "sqlite":
        return
    for table, name, definition in connection.exec_driver_sql(REFERENCES).all():
        if definition.endswith("NOT VALID"):
            raise Lost(f"The reference {name} of {table} was not checked. {BACK}")
