"""Transactions, the audit chain, and what the database itself refuses."""

import pytest
from sqlalchemy import QueuePool, select, text
from sqlalchemy.exc import DBAPIError

from advocacy.audit import chain
from advocacy.db import WriteOutsideWriting, db
from advocacy.people.models import Person


def test_the_database_itself_refuses_a_write_in_a_read(make):
    with pytest.raises(DBAPIError, match="read-?only|read-only"):
        db.session.execute(text("update person set name = 'X'"))
    db.session.rollback()


def test_what_got_past_is_not_kept_either(make):
    person = make.person()
    driver = db.session.connection().connection.driver_connection
    if db.engine.dialect.name == "postgresql":
        with pytest.raises(Exception, match="read-only"):
            driver.execute("update person set name = 'X'")
    else:
        driver.execute("update person set name = 'X'")
        with pytest.raises(DBAPIError, match="read-only"):
            db.session.commit()
    db.session.rollback()
    assert db.session.scalar(select(Person.name).where(Person.id == person.id)) != "X"


@pytest.mark.parametrize(
    "words",
    [
        "update person set name = 'X'",
        "  DELETE from person",
        "with one as (select 1) update person set name = 'X'",
        "create table more (id integer)",
    ],
)
def test_nothing_but_a_look_is_sent_in_a_read(make, words):
    with pytest.raises(DBAPIError, match="read-?only"):
        db.session.execute(text(words))
    db.session.rollback()


def test_a_change_outside_writing_is_refused(make):
    person = make.person()
    person.name = "Changed"
    with pytest.raises(WriteOutsideWriting):
        db.session.flush()
    db.session.rollback()


def test_writing_loads_afresh(make):
    person = make.person()
    with db.noting() as other:
        other.execute(text("update person set name = 'Changed'"))
    with db.writing(person=person.public_id):
        assert person.name == "Changed"


def test_the_pool_is_the_one_that_was_asked_for(app):
    assert type(db.engine.pool) is QueuePool


def test_a_failed_audit_row_undoes_the_change(make, monkeypatch):
    def fail(*_):
        raise RuntimeError("no chain")

    monkeypatch.setattr(db, "sealers", [fail])
    team = make.__dict__.get("_team")
    assert team is None
    with pytest.raises(RuntimeError, match="no chain"):
        make.team  # noqa: B018
    monkeypatch.undo()
    assert db.session.scalar(select(Person.id)) is None
    assert db.session.scalar(text("select count(*) from team")) == 0


@pytest.fixture
def audited(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    browser.open("/sign-out", {})
    return advocate


def test_the_chain_verifies_and_counts_its_rows(audited):
    with db.engine.connect() as connection:
        assert chain.verify(connection) == 1


@pytest.mark.parametrize(
    "deed", ["update audit_event set action = 'x'", "delete from audit_event", "delete from audit_head"]
)
def test_audit_rows_are_never_changed_or_deleted(audited, deed):
    with pytest.raises(DBAPIError, match="never"), db.noting() as connection:
        connection.execute(text(deed))


def test_a_cut_tail_is_seen(audited, app):
    off = "drop trigger audit_event_no_delete" + (
        " on audit_event" if db.engine.dialect.name != "sqlite" else ""
    )
    with db.engine.connect() as connection:
        connection.execution_options(
            writing=True, postgresql_readonly=False, isolation_level="READ COMMITTED"
        ) if (db.engine.dialect.name == "postgresql") else connection.execution_options(writing=True)
        transaction = connection.begin()
        connection.execute(text(off))
        connection.execute(text("delete from audit_event"))
        with pytest.raises(chain.ChainBroken, match="its head says 1"):
            chain.verify(connection)
        transaction.rollback()
