"""A hand that takes the guards off first: someone with the database and, sometimes, with the audit's key."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from advocacy.audit import chain
from advocacy.audit.coding import COVERED
from advocacy.db import db
from advocacy.db.engine import WRITING


@contextmanager
def a_hand() -> Iterator[Connection]:
    """A connection of the application on which audit rows can be changed; the guards are back afterwards."""
    db.session.rollback()
    dialect = db.engine.dialect.name
    with db.engine.connect() as connection:
        connection.execution_options(**WRITING[dialect])
        with connection.begin():
            found = "select name, sql from sqlite_master where type = 'trigger' and tbl_name like 'audit%'"
            guards = connection.execute(text(found)).all() if dialect == "sqlite" else []
            for name, _ in guards:
                connection.execute(text(f"drop trigger {name}"))
            if dialect == "postgresql":
                connection.execute(text("set local session_replication_role = replica"))
            yield connection
            for _, sql in guards:
                connection.exec_driver_sql(sql)


def by_hand(statements: str) -> None:
    with a_hand() as connection:
        for statement in statements.split(";"):
            connection.execute(text(statement))


def write_anew(first: int, *, changed: str) -> None:
    """With the key: this row says something else, and every code from there to the head fits again."""
    with a_hand() as connection:
        columns = ", ".join(COVERED)
        rows = connection.execute(text(f"select {columns}, mac from audit_event order by id")).all()
        mac = bytes(rows[first - 2].mac) if first > 1 else chain.START
        for row in rows[first - 1 :]:
            values = [
                changed if name == "action" and row.id == first else getattr(row, name) for name in COVERED
            ]
            mac = chain.code(mac, *values)
            connection.execute(
                text("update audit_event set action = :action, mac = :mac where id = :id"),
                {"id": row.id, "action": values[COVERED.index("action")], "mac": mac},
            )
        last = rows[-1].id
        connection.execute(
            text("update audit_head set last = :last, mac = :mac, seal = :seal"),
            {"last": last, "mac": mac, "seal": chain.code("head", last, mac)},
        )
