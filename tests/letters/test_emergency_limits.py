"""What an emergency does not open: another recipient, a copy for somebody else, the week after."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from advocacy.consent.disclosing.models import Basis, Disclosure
from advocacy.consent.emergency.models import ReleaseOverride
from advocacy.db import db
from advocacy.letters.models import Letter
from tests.letters.posting import post_of
from tests.letters.test_emergency_papers import desk, rosa, tell  # noqa: F401
from tests.pages.letters import the_letter
from tests.pages.test_what_left import DANGER, said

pytestmark = pytest.mark.pdf
COUSIN = "Pauline Verhoeven"


def change(**facts: object) -> None:
    letter_id = the_letter().id
    with db.writing() as session:
        letter = session.get_one(Letter, letter_id)
        for name, value in facts.items():
            setattr(letter, name, value)


def days_later(days: int) -> None:
    """As if the emergency had been written down so many days ago."""
    with db.writing() as session:
        override = session.scalars(select(ReleaseOverride)).one()
        override.made_at -= timedelta(days=days)
        override.ends_at -= timedelta(days=days)


def test_it_opens_the_way_to_whom_it_was_addressed_and_to_nobody_else(desk):  # noqa: F811
    tell(desk)
    change(recipient=f"{COUSIN}\n4 Elm Street\nDunmore, OH 43998")
    page = desk.issue(status=422)
    assert the_letter().document_id is None
    assert "because you wrote down an emergency" not in said(page)


def test_a_copy_for_somebody_else_needs_consent_as_ever(desk, make):  # noqa: F811
    change(copies=COUSIN)
    tell(desk)
    assert COUSIN in said(desk.issue(status=422))
    make.consent(desk.case, COUSIN)
    desk.issue()
    desk.browser.page(desk.url("/sent"), sent_on="today", how="hand")
    told = {
        row.recipient: row.basis
        for row in db.session.scalars(select(Disclosure).where(Disclosure.kind == "letter"))
    }
    assert told.pop(COUSIN) == Basis.CONSENT
    assert list(told.values()) == [Basis.EMERGENCY]


def test_what_was_issued_in_it_does_not_go_a_week_later(desk, browser):  # noqa: F811
    tell(desk)
    desk.issue()
    assert browser.open(desk.url(".pdf")).status_code == 200
    days_later(7)
    assert browser.open(desk.url(".pdf")).status_code == 303
    assert browser.open(post_of(browser)).status_code == 404
    assert the_letter().subject in browser.page(post_of(browser).removesuffix(".pdf")).text, (
        "left out, and why"
    )
    browser.page(desk.url("/sent"), status=422, sent_on="today", how="hand")


def test_a_paper_that_is_addressed_to_nobody_has_no_emergency(desk):  # noqa: F811
    change(recipient="")
    url = f"/cases/{desk.case.public_id}/without-consent?kind=letter&paper={the_letter().public_id}"
    assert "Write first whom the paper is addressed to." in said(desk.browser.page(url, status=422, **DANGER))
