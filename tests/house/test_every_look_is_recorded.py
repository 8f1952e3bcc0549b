"""Every opening of a record is a row: who, what, when, from where, result; never the words."""

from flask import Flask
from sqlalchemy import func, select

from advocacy.audit.models import AuditEvent
from advocacy.db import db
from tests.house.records import CANARY, make_records
from tests.house.test_access_matrix import addresses
from tests.looking import Browser


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def test_every_page_about_a_record_leaves_a_row(app: Flask, whole_app: Flask, make):
    records = make_records(make)
    browser = Browser(app).sign_in(records.lead)
    for method, url in addresses(whole_app, records):
        if method != "GET":
            continue
        before = rows()
        if browser.open(url).status_code == 200:
            assert rows() > before, f"{url} was opened and nobody will know"


def test_a_closed_door_leaves_a_row_too(app: Flask, make):
    records = make_records(make)
    stranger = make.advocate()
    Browser(app).sign_in(stranger).open(f"/cases/{records.case.public_id}")
    row = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert row is not None
    assert (row.action, row.result, row.actor) == ("case.refused", "refused", str(stranger.public_id))
    assert row.subject == str(records.case.public_id)


def test_the_words_of_a_record_are_never_in_a_row(app: Flask, whole_app: Flask, make):
    records = make_records(make)
    browser = Browser(app).sign_in(records.lead)
    for method, url in addresses(whole_app, records):
        if method == "GET":
            browser.open(url)
    browser.page("/search", words=CANARY)
    for row in db.session.scalars(select(AuditEvent)):
        assert CANARY not in " ".join(str(value) for value in vars(row).values())
