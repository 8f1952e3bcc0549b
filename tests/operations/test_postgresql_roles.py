"""On PostgreSQL as docs/installing.md sets it up: the program works with a role that can undo nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, select, text
from sqlalchemy.exc import DBAPIError

from advocacy import create_app
from advocacy.accounts.models import User
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.jobs.running import run_due
from advocacy.ops.installing import app_to_serve
from advocacy.settings import Settings
from tests.looking import Browser
from tests.operations.trouble import ROOT

DEPLOY = ROOT / "deploy" / "postgresql"
PASSWORDS = {"owner_password": "an owner's password", "program_password": "a program's"}
CANARY = "Zkanarija"
FORBIDDEN = [
    "update audit_event set action = 'x'",
    "delete from audit_event",
    "truncate audit_event",
    "delete from audit_head",
    "delete from sign_off",
    "update looked_into set words = 'x'",
    "alter table audit_event disable trigger all",
    "drop trigger audit_event_no_delete on audit_event",
    "set session_replication_role = replica",
    "alter table person add column x int",
    "update alembic_version set version_num = '0001'",
    "create table mine (x int)",
]


@pytest.fixture(autouse=True)
def postgresql_only(request):
    if request.config.getoption("--on") != "postgresql":
        pytest.skip("roles are PostgreSQL's")


@dataclass
class Place:
    """The database that the documented files made."""

    superuser: str
    folder: Path

    def address(self, role: str, password: str) -> str:
        url = make_url(self.superuser).set(database="advocacy", username=role, password=password)
        return url.render_as_string(hide_password=False)

    @property
    def program(self) -> str:
        return self.address("advocacy", PASSWORDS["program_password"])

    @property
    def owner(self) -> str:
        return self.address("advocacy_owner", PASSWORDS["owner_password"])


def psql(address: str, file: Path, **values: str) -> None:
    plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    given = [part for name, value in values.items() for part in ("-v", f"{name}={value}")]
    command = ["psql", plain, "-q", "-v", "ON_ERROR_STOP=1", *given, "-f", str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def drop(superuser: str) -> None:
    engine = create_engine(superuser, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("drop database if exists advocacy with (force)"))
        connection.execute(text("drop role if exists advocacy"))
        connection.execute(text("drop role if exists advocacy_owner"))
    engine.dispose()


@pytest.fixture
def place(installation, tmp_path: Path) -> Iterator[Place]:
    superuser = make_url(installation.app.config["SETTINGS"].database_url).set(database="postgres")
    made = Place(superuser.render_as_string(hide_password=False), tmp_path)
    drop(made.superuser)
    psql(made.superuser, DEPLOY / "roles.sql", **PASSWORDS)
    command(
        made, made.owner, "init", "--organization", "Riverbend", "--email", "ada@example.org", "--name", "Ada"
    )
    psql(made.owner, DEPLOY / "grants.sql")
    yield made
    drop(made.superuser)


def command(place: Place, address: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "advocacy", *arguments],
        env={
            **os.environ,
            "ADVOCACY_INSTANCE": str(place.folder),
            "ADVOCACY_DATABASE_URL": address,
            "ADVOCACY_PASSWORD_MEMORY_KIB": "64",
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_the_program_works_and_can_undo_nothing(place: Place):
    app_to_serve(Settings(instance=place.folder, database_url=place.program))
    app = create_app(
        Settings(instance=place.folder, database_url=place.program), TESTING=True, WTF_CSRF_ENABLED=False
    )
    with app.app_context():
        browser = Browser(app).sign_in(db.session.scalars(select(User)).one())
        page = browser.page("/settings")
        assert page.select_one("h1")
        command(place, place.program, "audit", "verify")
        assert run_due("one") > 0
        assert db.session.scalars(select(AuditEvent)).all()
        db.session.remove()
        db.engine.dispose()
    engine = create_engine(place.program)
    for deed in FORBIDDEN:
        with (
            engine.connect() as connection,
            pytest.raises(DBAPIError, match="permission denied|must be owner"),
        ):
            connection.execute(text(deed))
    engine.dispose()


def test_the_servers_log_holds_nobodys_words(place: Place):
    """The same mistake by the superuser, for whom nothing is set, shows that the log would hold them."""
    superuser = make_url(place.superuser).set(database="advocacy").render_as_string(hide_password=False)
    make_a_mistake(place.program, f"{CANARY} one")
    make_a_mistake(superuser, f"{CANARY} two")
    engine = create_engine(superuser)
    with engine.connect() as connection:
        log = Path(connection.execute(text("show data_directory")).scalar_one()).parent / "log"
    engine.dispose()
    written = log.read_text(errors="replace")
    assert f"{CANARY} one" not in written
    assert f"{CANARY} two" in written


def make_a_mistake(address: str, name: str) -> None:
    engine = create_engine(address)
    with engine.connect() as connection, pytest.raises(DBAPIError, match="duplicate key|null value"):
        connection.execute(text(f"insert into organization (id, name) values (1, '{name}')"))
    engine.dispose()


def test_every_setting_of_the_server_is_one_that_it_knows(installation):
    lines = (DEPLOY / "advocacy.conf").read_text().splitlines()
    given = {line.split(" = ")[0] for line in lines if line and not line.startswith("#")}
    engine = create_engine(installation.app.config["SETTINGS"].database_url)
    with engine.connect() as connection:
        known = set(connection.execute(text("select name from pg_settings")).scalars())
    engine.dispose()
    assert given and given <= known
