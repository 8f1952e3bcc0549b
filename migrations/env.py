"""Migrations, all in one transaction, on either database."""

from alembic import context
from sqlalchemy import Connection

from advocacy import tables  # noqa: F401
from advocacy.db import Model, db
from advocacy.migrating import schema_change


def ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out tables that are not ours."""
    return kind != "table" or name in Model.metadata.tables


def run(connection: Connection) -> None:
    """The missing migrations, in the transaction that was begun, and what has to be true before it may end."""
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        transaction_per_migration=False,
        include_name=ours,
        compare_type=True,
    )
    context.run_migrations()
    embedded = connection.dialect.name == "sqlite"
    if embedded and (orphans := connection.exec_driver_sql("pragma foreign_key_check").all()):
        raise RuntimeError(f"rows without their parent: {orphans[:5]}")


# A restore and an upgrade bring a transaction of their own, in which more has to hold before it ends.
if (given := context.config.attributes.get("connection")) is not None:
    run(given)
else:
    with schema_change(db.engine) as connection:
        run(connection)
