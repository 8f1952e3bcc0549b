"""Referrals, from the choice of a service to what the person says of it."""

import re
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.directory.models import Agency, Phone, Service, ServiceStatus
from advocacy.documents.models import Document
from advocacy.folding import fold
from advocacy.referrals.models import Referral
from advocacy.referrals.queries import referrals_to_chase
from tests.looking import Browser

ASKED = {
    "need": "A ride to my clinic without asking my neighbor.",
    "goal": "none",
    "asked_for": "Please give a ride to the clinic and back on Tuesdays.",
    "facts": "Lives in ward 3. Has no car.",
    "not_shared": "Health, income and papers.",
    "access": "Spanish",
    "how_to_reach": "Text 555-0142 after 5 pm.\nNo voicemail.",
    "priority": "routine",
    "reply_by": "tomorrow",
}
YES = {"agreed_on": "today", "how": "read_to_them", "said_to": "Rosa Delgado"}


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


@pytest.fixture
def add_service(make):
    def add(name: str = "Rides to clinics", **facts: Any) -> Service:
        agency = make.kept(Agency(name="Cedar Street Rides", sort_name="cedar", changed_at=clock.now()))
        make.kept(Phone(agency_id=agency.id, as_found="555-0163"))
        text = fold(f"{name} cedar street rides")
        return make.kept(Service(agency_id=agency.id, name=name, search_text=text, **facts))

    return add


def the_referral() -> Referral:
    db.session.rollback()
    return db.session.scalars(select(Referral)).one()


def url(part: str = "") -> str:
    return f"/referrals/{the_referral().public_id}{part}"


def stands(page) -> str:
    return page.select_one(".state h2").text


@pytest.fixture
def written(browser, case, add_service):
    service = add_service()
    return browser.page(f"/cases/{case.public_id}/referrals/new?service={service.public_id}", **ASKED)


@pytest.fixture
def issued(browser, written):
    browser.page(url("/agree"), **YES)
    return browser.page(url("/issue"), do="issue")


@pytest.fixture
def sent(browser, issued):
    return browser.page(url("/sent"), sent_on="today", how="fax", note="confirmation kept")


def test_a_referral_goes_all_the_way(browser, written):
    assert stands(written) == "Draft"
    assert stands(browser.page(url("/agree"), **YES)) == "Agreed. Not issued yet."
    assert stands(browser.page(url("/issue"), do="issue")) == "Issued. Not sent yet."
    assert browser.open(url(".pdf")).data.startswith(b"%PDF")
    assert stands(browser.page(url("/sent"), sent_on="today", how="fax")) == "Sent. No answer yet."
    page = browser.page(url("/answer"), answer="accepted", on="today", meeting="tomorrow")
    assert stands(page) == "First day agreed."
    page = browser.page(url("/end"), outcome="service_received", on="today", persons_view="helped_a_lot")
    assert stands(page) == "Done."
    assert "It helped a lot" in page.text
