"""An upgrade keeps every row, from every schema that was ever released; one that would not is taken back.

`tests/data/released/` holds a backup of an installation of each release, with its key: the list of released schemas
is that folder. A release adds its own, made with `advocacy backup` from an installation with rows in every table.
"""

import json
import secrets
import shutil
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine

from advocacy import migrating
from advocacy.db import db
from advocacy.keeping.queries import last_backup
from advocacy.keeping.tables import kept_tables, read
from advocacy.migrating import newest_revision, revision_of_database
from tests.operations.kept import Place

RELEASED = sorted(Path(__file__).parents[1].glob("data/released/*.backup"))
# Restoring ends the sessions and says in the audit that it was.
CHANGED = {"audit_event", "audit_head", "user_session"}
Lines = dict[str, list[dict[str, object]]]
MIGRATION = """
from alembic import op

revision = "next"
down_revision = "{head}"

def upgrade():
    op.execute("create table added (id integer primary key)")
    {deed}
"""
DEEDS = {
    "breaks in the middle": (
        "raise RuntimeError('the disk is tired')",
        "The migration stopped: the disk is tired",
    ),
    "loses rows": ("op.execute('delete from rating')", "rating had 55 rows and has 0 now"),
    "loses a guard": ("drop_guard()", "The guard audit_event_no_update is gone"),
    "leaves orphans": ("orphans()", ""),
}
HELP = """
def drop_guard():
    on = " on audit_event" if op.get_bind().dialect.name != "sqlite" else ""
    op.execute("drop trigger audit_event_no_update" + on)

def orphans():
    if op.get_bind().dialect.name != "sqlite":
        op.execute("set constraints all immediate")
    op.execute("update rating set goal_id = 999999")
"""


def lines() -> Lines:
    """Every row as it is kept, by column: columns may come in an upgrade, and go on living there."""
    with db.engine.connect() as connection:
        return {
            table.name: [
                dict(zip(table.columns, json.loads(line), strict=True)) for line in read(connection, table)
            ]
            for table in kept_tables(connection)
        }


@pytest.fixture(params=RELEASED, ids=lambda file: file.stem)
def released(request, new_place, command, app) -> Place:
    place = new_place()
    said = command.works(place, "restore", request.param, "--key-file", request.param.with_suffix(".key"))
    assert f"It has the older schema {request.param.stem}. Run `advocacy upgrade`" in said
    return place


def test_every_row_of_every_release_is_there_after_the_upgrade(released, command, new_place):
    with released.open():
        before, schema = lines(), revision_of_database()
        assert all(before.values()), "every table needs a row, or this proves nothing about it"
    assert "Run `advocacy upgrade`" in command.refuses(released, "serve", "--port", "0")
    said = command.works(released, "upgrade")
    assert f"from schema {schema} to {newest_revision()}" in said
    with released.open():
        refuse_loss(before, lines())
        made = last_backup()
        assert made and made.revision == schema and Path(made.place).is_file()
    assert "The audit chain is whole" in command.works(released, "audit", "verify")
    assert "The database is up to date" in command.works(released, "upgrade")
    there = new_place()
    command.works(there, "restore", made.place, "--key-file", released.folder / "recovery.key")
    with there.open():
        again = lines()
    assert {name: again[name] for name in before if name not in CHANGED} == {
        name: before[name] for name in before if name not in CHANGED
    }


def refuse_loss(before: Lines, after: Lines) -> None:
    for table, rows in before.items():
        if table == "audit_head":
            continue
        assert len(after[table]) >= len(rows)
        for old, new in zip(rows, after[table], strict=False):
            assert {name: new[name] for name in old} == old, table


@pytest.fixture
def next_release(tmp_path, monkeypatch):
    """The program's migrations and one more, which does this."""

    folder, head = tmp_path / "migrations", newest_revision()
    shutil.copytree(migrating.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))

    def add(deed: str) -> None:
        shutil.rmtree(folder / "versions" / "__pycache__", ignore_errors=True)
        (folder / "versions" / "next.py").write_text(MIGRATION.format(head=head, deed=deed) + HELP)
        monkeypatch.setattr(migrating, "FOLDER", folder)

    return add


def test_an_upgrade_that_goes_wrong_leaves_the_database_as_it_was(released, command, next_release):
    with released.open():
        before, schema = lines(), revision_of_database()
    for what, (deed, sentence) in DEEDS.items():
        next_release(deed)
        said = command(released, "upgrade")
        assert said.code == 1 and "Traceback" not in said.err, what
        assert sentence in said.err and "the database is as it was" in said.err, (what, said.err)
        with released.open():
            assert revision_of_database() == schema, what
            assert lines() == before, what
    assert len(list((released.folder / "backups").iterdir())) == len(DEEDS)


def test_a_migration_may_say_that_it_lets_rows_go(released, command, next_release):
    next_release("op.execute('delete from rating')\n\nLETS_GO = {'rating'}")
    command.works(released, "upgrade")


def test_an_upgrade_waits_until_nobody_works_there(released, command):
    with released.open(), db.engine.connect() as working:
        working.exec_driver_sql("select count(*) from team")
        working.rollback()
        assert "Stop `advocacy serve`" in command.refuses(released, "upgrade")
        working.invalidate()  # closed now: the command has emptied the pool that would keep it
    if released.url:
        _and_not_under_another_name_either(released, command)


def _and_not_under_another_name_either(released: Place, command) -> None:
    """The services may have a user of their own. One who can only look does not count."""
    name = f"services_{secrets.token_hex(4)}"
    owner = create_engine(released.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    services = create_engine(owner.url.set(username=name, password="x"), poolclass=NullPool)
    with owner.connect() as connection:
        connection.exec_driver_sql(f"create role {name} login password 'x'")
        connection.exec_driver_sql(f"grant insert on user_account to {name}")
    with services.connect():
        assert "Stop `advocacy serve`" in command.refuses(released, "upgrade")
        with owner.connect() as connection:
            connection.exec_driver_sql(f"revoke insert on user_account from {name}")
        assert "from schema" in command.works(released, "upgrade")
    with owner.connect() as connection:
        connection.exec_driver_sql(f"drop role {name}")
