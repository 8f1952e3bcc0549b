"""A letter that goes in an emergency: without a yes and without a consent, for a day, and seen by another."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.consent.disclosing.models import Basis, Disclosure
from advocacy.consent.emergency.models import ReleaseOverride
from advocacy.db import db
from tests.pages.letters import Desk, the_letter
from tests.pages.test_what_left import DANGER, said

pytestmark = pytest.mark.pdf


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    """A finished letter that the advocate signs. Nobody said yes to it, and no consent covers it."""
    desk = Desk(browser, make.case(rosa))
    desk.start("T20")
    desk.finish()
    return desk


def tell(desk):
    url = f"/cases/{desk.case.public_id}/without-consent?kind=letter&paper={the_letter().public_id}"
    return desk.browser.page(url, **DANGER)


def test_without_an_emergency_it_can_not_go(desk):
    page = desk.issue(status=422)
    assert the_letter().document_id is None
    assert page.select_one(".problems")


def test_in_an_emergency_it_goes_and_is_written_down_as_one(desk, browser):
    tell(desk)
    assert "because you wrote down an emergency" in said(browser.page(desk.url()))
    desk.issue()
    assert browser.open(desk.url(".pdf")).status_code == 200
    browser.page(desk.url("/sent"), sent_on="today", how="hand")
    override = db.session.scalars(select(ReleaseOverride)).one()
    row = db.session.scalars(select(Disclosure).where(Disclosure.kind == "letter")).one()
    assert (row.basis, row.override_id, row.consent_id) == (Basis.EMERGENCY, override.id, None)
    assert override.reviewed_at is None


def test_it_is_for_this_letter_and_for_a_day(desk, make):
    tell(desk)
    first = desk.url()
    desk.start("T20")
    desk.finish()
    assert desk.url() != first
    desk.issue(status=422)
    assert the_letter().document_id is None
    with db.writing():
        db.session.scalars(select(ReleaseOverride)).one().ends_at = clock.now() - timedelta(seconds=1)
    desk.browser.page(f"{first}/issue", status=422, do="issue")
