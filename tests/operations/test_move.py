"""From the embedded file to PostgreSQL, and a backup of one restored on the other."""

import pytest
from sqlalchemy import select

from advocacy.accounts.models import User
from advocacy.db import db
from tests.installation import empty_database
from tests.operations.kept import Place, all_rows

CHANGED = {"user_session", "audit_event", "audit_head", "backup_made"}


@pytest.fixture(autouse=True)
def where_there_is_a_server(request):
    if request.config.getoption("--on") != "postgresql":
        pytest.skip("needs a PostgreSQL server")


@pytest.fixture
def office(here, kept, new_place, command) -> Place:
    """The same rows as here, in an encrypted file: a backup made on the other database was restored."""
    place = Place(new_place().folder)
    command.works(place, "restore", kept, "--key-file", here.folder / "recovery.key")
    return place


@pytest.fixture
def server(here, worker_id) -> str:
    return empty_database(here.url, f"advocacy_{worker_id}_moved")


def unchanged(rows):
    return {name: found for name, found in rows.items() if name not in CHANGED}


def test_a_backup_made_on_postgresql_is_the_same_in_a_file(office):
    expected = unchanged(all_rows())
    assert unchanged(office.rows()) == expected


def test_everything_moves_and_goes_on_there(office, server, command, make):
    before = office.rows()
    files = office.files()
    said = command.works(office, "move", "--to", server)
    assert "Set ADVOCACY_DATABASE_URL" in said and server not in said
    there = Place(office.folder, server)
    assert there.rows() == before
    assert office.files() == files
    assert "The audit chain is whole" in command.works(there, "audit", "verify")
    with there.open():
        highest = max(user.id for user in db.session.scalars(select(User)))
        assert make.auditor().id > highest


def test_it_moves_only_into_an_empty_database(office, here, command):
    assert "has tables already" in command.refuses(office, "move", "--to", here.url)
    assert "already" in command.refuses(here, "move", "--to", here.url)
    assert "begins with postgresql" in command.refuses(office, "move", "--to", "mysql://x")


def test_it_does_not_move_while_someone_works(office, server, command):
    with office.open(), db.engine.connect() as working:
        working.exec_driver_sql("select count(*) from team")
        working.rollback()
        assert "Stop `advocacy serve`" in command.refuses(office, "move", "--to", server)


def test_a_server_that_can_not_be_reached_is_one_sentence(office, command):
    said = command.refuses(office, "move", "--to", "postgresql+psycopg://nobody:secret@127.0.0.1:9/none")
    assert "secret" not in said
