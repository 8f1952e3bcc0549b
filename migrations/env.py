"""Migrations, all in one transaction, on either database."""

from alembic import context
from sqlalchemy import Connection

from advocacy import tables  # noqa: F401
from advocacy.db import Model, db
from advocacy.db.engine import WRITING


def ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out tables that are not ours."""
    return kind != "table" or name in Model.metadata.tables


def migrate(connection: Connection) -> None:
    embedded = connection.dialect.name == "sqlite"
    connection.execution_options(**WRITING[connection.dialect.name])
    if embedded:  # ignored inside a transaction, so before it
        connection.connection.driver_connection.execute("pragma foreign_keys = off")
    with connection.begin():
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
        if embedded and (orphans := connection.exec_driver_sql("pragma foreign_key_check").all()):
            raise RuntimeError(f"rows without their parent: {orphans[:5]}")


engine = db.engine
with engine.connect() as connection:
    try:
        migrate(connection)
    finally:
        if engine.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("pragma foreign_keys = on")
