"""An installation of our own for the tests, and how it is made fresh between two of them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, text

from advocacy import clock, create_app, keys
from advocacy.audit import chain
from advocacy.db import Model, db
from advocacy.db.engine import WRITING
from advocacy.migrating import migrate_to
from advocacy.organization.models import Organization
from advocacy.settings import Settings

ZONE = "America/New_York"
ENDS = ("", "-wal", "-shm")


@dataclass
class Installation:
    """The application, and the way to empty its database."""

    app: Flask
    empty: Callable[[], None]
    # Remembers what the database holds; what it gives puts that back. Not on PostgreSQL, where it takes too long.
    remember: Callable[[], Callable[[], None]] | None = None

    def fill(self) -> None:
        """What every installation has from its first minute. A test counts its days as the page it looks at."""
        with db.writing():
            db.session.add(Organization(id=1, name="Riverbend Peer Advocates", time_zone=ZONE))
        clock.use_zone(ZONE)


def application(settings: Settings) -> Flask:
    keys.make_keys(settings)
    app = create_app(settings, TESTING=True, WTF_CSRF_ENABLED=False, PASSWORD_MEMORY_KIB=64)
    with app.app_context():
        migrate_to("head")
    return app


def dispose() -> None:
    db.session.remove()
    db.engine.dispose()


@contextmanager
def embedded(folder: Path) -> Iterator[Installation]:
    """On SQLCipher: each test begins with a copy of the migrated, empty file."""
    settings = Settings(instance=folder)
    app = application(settings)
    template = folder / "template.db"
    with app.app_context():
        dispose()
        shutil.copy(settings.database, template)

    def put_back(copy: Path) -> None:
        dispose()
        for end in ENDS:
            Path(f"{settings.database}{end}").unlink(missing_ok=True)
        shutil.copy(copy, settings.database)

    def remember() -> Callable[[], None]:
        dispose()
        return partial(put_back, shutil.copy(settings.database, folder / "remembered.db"))

    yield Installation(app, partial(put_back, template), remember)
    with app.app_context():
        dispose()
    shutil.rmtree(folder)


@contextmanager
def on_postgresql(folder: Path, worker: str) -> Iterator[Installation]:
    """On a PostgreSQL server that the tests start themselves: each test begins with emptied tables."""
    from tests.postgresql import server  # needs the server's programs, which the other run does not

    with server() as address:
        name = f"advocacy_{worker}"
        _run(address + "postgres", f"drop database if exists {name}", f"create database {name}")
        app = application(Settings(instance=folder, database_url=address + name))
        yield Installation(app, _empty_tables)
        with app.app_context():
            dispose()
    shutil.rmtree(folder)


def _run(address: str, *statements: str) -> None:
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def empty_database(address: str, name: str) -> str:
    """The address of a new database on the tests' own server."""
    server = address.rpartition("/")[0] + "/"
    _run(server + "postgres", f"drop database if exists {name} with (force)", f"create database {name}")
    return server + name


def _empty_tables() -> None:
    """Everything in one batch, triggers off for this transaction only, the chain back at its start."""
    names = [table.name for table in reversed(Model.metadata.sorted_tables) if table.name != "audit_head"]
    names += [f"procrastinate_{name}" for name in ("events", "periodic_defers", "jobs", "workers")]
    clear = ";".join(f"delete from {name}" for name in names)
    seal = chain.code("head", 0, chain.START).hex()
    head = f"update audit_head set last = 0, mac = '\\x{chain.START.hex()}', seal = '\\x{seal}'"
    with db.engine.connect() as connection:
        connection.execution_options(**WRITING["postgresql"])
        with connection.begin():
            connection.exec_driver_sql(f"set local session_replication_role = replica; {clear}; {head}")
