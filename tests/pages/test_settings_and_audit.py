"""The organization's settings, its logo, and the audit log as a page."""

from io import BytesIO
from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.organization.queries import the_organization

FACTS = {
    "name": "Riverbend Peer Advocates",
    "address": "12 Mill Street\nCalder",
    "paper": "letter",
    "time_zone": "America/Chicago",
    "person_word": "peer",
    "people_word": "peers",
    "idle_minutes": "20",
    "lock_after_days": "0",
    "no_contact_days": "30",
    "load_capacity": "18",
    "version": "1",
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'


@pytest.fixture
def administrator(make, browser):
    user = make.administrator()
    browser.sign_in(user)
    return user


def test_the_settings_are_saved(browser, administrator):
    page = browser.page("/settings", **FACTS)
    assert "The settings are saved." in page.text
    found = the_organization()
    assert (found.time_zone, found.lock_after_days, found.address) == (
        "America/Chicago",
        0,
        "12 Mill Street\nCalder",
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"time_zone": "Chicago"}, "There is no such time zone."),
        ({"idle_minutes": "a while"}, "Write a whole number from 1 to 240."),
        ({"idle_minutes": "0"}, "Write a whole number from 1 to 240."),
        ({"name": " "}, "Enter the name of the organization."),
    ],
)
def test_a_mistake_gets_a_sentence(browser, administrator, wrong, sentence):
    page = browser.page("/settings", status=422, **{**FACTS, **wrong})
    assert sentence in page.select_one(".problems").text


def test_of_two_who_change_the_settings_the_second_sees_both(browser, administrator):
    browser.page("/settings", **{**FACTS, "name": "First"})
    page = browser.page("/settings", status=409, **{**FACTS, "name": "Second"})
    assert "First" in page.select_one(".conflict").text


def test_a_logo_is_taken_only_if_it_is_one(browser, administrator):
    def upload(content: bytes):
        form = {"once": str(uuid4()), "logo": (BytesIO(content), "logo.svg")}
        return browser.open("/settings/logo", form, content_type="multipart/form-data")

    assert "must be a PNG or an SVG file" in upload(b"%PDF-1.7").text
    assert the_organization().logo is None
    assert upload(SVG).status_code == 303
    assert the_organization().logo == SVG
    browser.page("/settings/logo/remove", once=str(uuid4()))
    assert the_organization().logo is None


def test_only_the_administrator_changes_settings_and_reads_the_audit(browser, make):
    for user in (make.advocate(), make.supervisor(), make.auditor()):
        browser.sign_in(user)
        assert browser.open("/settings").status_code == 403
        assert browser.open("/audit").status_code == 403


def test_the_audit_shows_who_did_what(browser, administrator):
    browser.page("/settings", **FACTS)
    page = browser.page("/audit")
    assert "organization.changed, done" in page.text
    assert administrator.name in page.select_one("tbody").text
    page = browser.page("/audit?action=audit.read")
    assert "organization.changed" not in page.select_one("tbody").text


def test_reading_the_audit_is_itself_recorded(browser, administrator):
    browser.page("/audit")
    assert db.session.scalars(select(AuditEvent.action)).all() == ["audit.read"]
