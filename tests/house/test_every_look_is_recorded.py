"""Every look, print, export, search and refusal is a row: who, what, when, from where, result; never the words."""

import pytest
from click import Group
from flask import Flask
from sqlalchemy import func, select

from advocacy.audit.looks.kinds import Kind, kind_of
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.ops.cli import advocacy
from tests.house.records import CANARY, Records, make_records
from tests.house.routes import all_rules
from tests.house.test_access_matrix import addresses
from tests.looking import Browser

# Pages without an id that tell of nobody who is supported. Any other page has to leave a row.
OF_NOBODY = {
    "common_rules.closed_days",  # rules are about nobody
    "common_rules.home_state",
    "common_rules.school_days",
    "directory.index",
    "directory.new_agency",
    "drafts.index",  # one's own words
    "emergency.new",  # the empty form
    "help.index",
    "home.search",  # the empty box
    "home.today",  # for administrators and auditors: the way on, and totals
    "letter_templates.new",  # the words of a letter, about nobody
    "letterhead.logo",
    "letters.post",  # how many wait
    "local_rules.new",
    "organization.settings",
    "people.new",
    "rules.index",
    "safety.keeping",
    "safety.recovery_sheet",
    "transfer.index",  # one's own lists
    "users.new",
}
OWN_ACCOUNT = ("own.", "factor.", "proving.", "accounts.", "signing_in.", "device.", "calendar.")
# What leaves the house by command, and the row that says so.
EXPORTS = {
    "everything": "everything.exported",
    "person": "person.exported",
    "directory": "directory.exported",
}


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def newest(count: int = 1) -> list[AuditEvent]:
    return list(db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(count)))


@pytest.fixture
def records(make) -> Records:
    return make_records(make)


def test_every_page_about_a_record_leaves_a_row(app: Flask, whole_app: Flask, records):
    browser = Browser(app).sign_in(records.lead)
    for method, url in addresses(whole_app, records):
        if method != "GET":
            continue
        before = rows()
        if browser.open(url).status_code == 200:
            assert rows() > before, f"{url} was opened and nobody will know"
            assert newest()[0].actor == str(records.lead.public_id)


@pytest.mark.parametrize("relation", ["lead", "supervisor", "administrator", "auditor"])
def test_every_list_leaves_a_row(app: Flask, whole_app: Flask, make, records, relation: str):
    """A page without an id that is no row's is named above, with the reason."""
    browser = Browser(app).sign_in(records.who(make, relation))
    for rule in all_rules(whole_app):
        view = whole_app.view_functions[rule.endpoint]
        if rule.arguments or "GET" not in rule.methods or getattr(view, "public", False):
            continue
        if rule.endpoint in OF_NOBODY and (
            rule.endpoint != "home.today" or relation not in ("lead", "supervisor")
        ):
            continue
        before = rows()
        if browser.open(rule.rule).status_code == 200 and not rule.endpoint.startswith(OWN_ACCOUNT):
            assert rows() > before, f"{relation} saw {rule.rule} and nobody will know"


@pytest.mark.parametrize("relation", ["formerly_mine", "other_team", "administrator"])
def test_every_refusal_leaves_a_row(app: Flask, whole_app: Flask, make, records, relation: str):
    """For every address that leads to the case, asked for in any way: who it was, and that it was not given."""
    user = records.who(make, relation)
    browser = Browser(app).sign_in(user)
    for method, url in addresses(whole_app, records):
        before = rows()
        answer = browser.open(url, {} if method == "POST" else None)
        assert answer.status_code in (403, 404)
        assert rows() > before, f"{relation} was refused {method} {url} and nobody will know"
        row = newest()[0]
        assert (row.result, row.actor) == ("refused", str(user.public_id)), f"{method} {url}"
        assert kind_of(row.action, row.result, {}) == Kind.REFUSED
        assert row.subject, f"{method} {url}: what was refused?"


def test_a_view_that_says_nothing_is_spoken_for(app: Flask, make, records):
    """Where a view only answers 404, the id in its address is the refusal."""
    other = Browser(app).sign_in(records.who(make, "other_supervisor"))
    assert other.open(f"/supervision/advocates/{records.lead.public_id}").status_code == 404
    row = newest()[0]
    assert (row.action, row.result, row.subject) == ("page.refused", "refused", str(records.lead.public_id))


def test_every_paper_and_file_says_that_it_was_one(app: Flask, whole_app: Flask, make, records):
    """A PDF, a spreadsheet, a picture: whatever is no page has an action of its own."""
    browser = Browser(app).sign_in(records.lead)
    seen = 0
    for method, url in addresses(whole_app, records):
        answer = browser.open(url) if method == "GET" else None
        if answer is None or answer.status_code != 200 or answer.mimetype == "text/html":
            continue
        row, seen = newest()[0], seen + 1
        kind = kind_of(row.action, row.result, {})
        assert kind in (Kind.PRINTED, Kind.EXPORTED) or row.action == "attachment.read", (
            f"{url}: {row.action}"
        )
    assert seen > 2


def test_a_search_says_what_it_found(app: Flask, make, records):
    browser = Browser(app).sign_in(records.lead)
    browser.page("/search", words=CANARY)
    found = {row.action: row.detail for row in newest(3)}
    assert {"people.searched", "texts.searched"} <= set(found)
    assert str(records.case.person.public_id) in found["people.searched"]


def test_every_command_that_gives_something_out_is_named_here():
    """The tests of each look for its row."""
    export = advocacy.commands["export"]
    assert isinstance(export, Group)
    assert set(export.commands) == set(EXPORTS), "say here which row the new command leaves, and test it"
    for action in EXPORTS.values():
        assert kind_of(action, "done", {}) in (Kind.EXPORTED, Kind.EXPORTED_ALL)


def test_the_words_of_a_record_are_never_in_a_row(app: Flask, whole_app: Flask, records):
    browser = Browser(app).sign_in(records.lead)
    for method, url in addresses(whole_app, records):
        if method == "GET":
            browser.open(url)
    browser.page("/search", words=CANARY)
    for row in db.session.scalars(select(AuditEvent)):
        assert CANARY not in " ".join(str(value) for value in vars(row).values())
