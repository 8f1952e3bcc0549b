"""An authority that is taken back: whoever got a letter under it hears of it, and what has not gone stays."""

import pytest
from sqlalchemy import select

from advocacy.db import db
from advocacy.tasks.models import Task
from tests.letters.test_emergency_papers import desk, rosa  # noqa: F401
from tests.looking import Browser
from tests.pages.letters import ADDRESS, YES
from tests.pages.test_what_left import said

pytestmark = pytest.mark.pdf
PLAN = ADDRESS.partition("\n")[0]
SPOKEN = {"how": "spoken", "received_by": "Rosa"}


@pytest.fixture
def authority(make, desk):  # noqa: F811
    make.consent(desk.case, PLAN)
    return make.authority(desk.case, PLAN)


def tasks() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Task.what).where(Task.origin_kind == "authority")))


def test_whoever_got_a_letter_under_it_is_told(desk, authority, browser):  # noqa: F811
    desk.agree(**YES)
    desk.issue()
    desk.browser.page(desk.url("/sent"), sent_on="today", how="hand")
    here = f"/authorities/{authority.public_id}"
    browser.page(f"{here}/revoke", **SPOKEN)
    browser.send(f"{here}/revoke", **SPOKEN)
    said_to = f"Tell {PLAN} that authority {authority.number} was taken back: nobody speaks for them under it any more."
    assert tasks() == [said_to]
    page = said(browser.page(f"{here}/relied"))
    assert "What rests on this authority" in page and PLAN in page


def test_what_was_issued_under_it_and_not_sent_stays(desk, authority, browser):  # noqa: F811
    desk.agree(**YES)
    desk.issue()
    browser.page(f"/authorities/{authority.public_id}/revoke", **SPOKEN)
    assert "Must not go" in said(browser.page(f"/authorities/{authority.public_id}/relied"))
    assert browser.open(desk.url(".pdf")).status_code == 303


def test_where_nothing_went_whoever_it_names_may_know_of_it(authority, browser):
    browser.page(f"/authorities/{authority.public_id}/revoke", **SPOKEN)
    number = authority.number
    assert tasks() == [f"If {PLAN} knows of authority {number}, tell them that it was taken back."]


def test_nobody_else_reads_what_rests_on_it(app, make, authority):
    other = Browser(app).sign_in(make.advocate())
    assert other.open(f"/authorities/{authority.public_id}/relied").status_code == 404
