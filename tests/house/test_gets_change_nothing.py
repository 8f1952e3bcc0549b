"""Opening a page changes no row but who looked, when a session was last seen, and how often somebody guessed."""

import hashlib
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select, update

from advocacy.db import Model, db
from advocacy.people.models import Person
from advocacy.web.permissions import Permission, allow
from tests.house.records import Records, make_records
from tests.house.routes import all_rules
from tests.house.typing import more_ids
from tests.looking import Browser

WRITTEN_BY_LOOKING = {"audit_event", "audit_head", "user_session", "failed_sign_ins"}


def all_rows() -> dict[str, str]:
    """Every table as one hash of all of its rows."""
    db.session.rollback()
    tables = [one for one in Model.metadata.sorted_tables if one.name not in WRITTEN_BY_LOOKING]
    rows = {table.name: db.session.execute(select(table).order_by(*table.primary_key)) for table in tables}
    return {name: _hash(repr(row) for row in found) for name, found in rows.items()}


def _hash(rows: Iterator[str]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(row.encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def changed_by_looking(app: Flask, browser: Browser, ids: dict[str, object]) -> list[str]:
    """The tables that are not as they were, after every page that these ids lead to."""
    before, opened = all_rows(), 0
    for rule in all_rules(app):
        if "GET" in (rule.methods or ()) and rule.arguments <= set(ids) | {"token"}:
            values = {name: ids.get(name, "x" * 43) for name in rule.arguments}
            opened += browser.open(rule.build(values)[1]).status_code == 200
    assert opened > 5
    after = all_rows()
    return [name for name in before if before[name] != after[name]]


@pytest.fixture
def records(make) -> Records:
    return make_records(make)


@pytest.mark.parametrize("role", ["lead", "supervisor", "administrator", "auditor"])
def test_every_row_is_the_same_after_every_page(app: Flask, make, records: Records, role: str):
    user = records.lead if role == "lead" else getattr(make, role)()
    ids = {**records.ids, **more_ids(records, records.lead)}
    browser = Browser(app).sign_in(user)
    assert changed_by_looking(app, browser, ids) == []


def test_a_page_that_changes_a_row_is_seen(app: Flask, make, records: Records, monkeypatch):
    """The control: one page that writes into a person."""

    @allow(Permission.OWN_ACCOUNT)
    def planted() -> str:
        with db.writing() as session:
            session.execute(update(Person).values(legal_name="Changed"))
        return "x"

    monkeypatch.setitem(app.view_functions, "own.account", planted)
    browser = Browser(app).sign_in(records.lead)
    assert "person" in changed_by_looking(app, browser, {**records.ids})
