"""On a phone: read what is to be done by when, record the filing with its proof, and see it gone."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.deadlines.kinds import NoticeKind
from advocacy.deadlines.operations import NoticeFacts, record_notice
from advocacy.issues.models import System
from tests.browser.chromium import axe, no_horizontal_scroll
from tests.make import Make
from tests.rules.attached_files import photo

pytestmark = pytest.mark.browser


def test_a_filing_with_its_proof_takes_the_date_off_what_needs_doing(
    make: Make, phone: Page, sign_in: Callable[[Page, User], Page], live: str
) -> None:
    rosa = make.advocate()
    case = make.case(rosa, last_contact_on=clock.today())
    facts = NoticeFacts(
        System.BENEFITS, NoticeKind.DENIED, "SSA-RECON", dated=clock.today() - timedelta(days=60)
    )
    with db.writing():
        record_notice(db.session.merge(case), facts, rosa)
    page = sign_in(phone, rosa)
    page.goto(f"{live}/")
    dates = page.get_by_role("region", name="Dates that are close")
    expect(dates).to_contain_text("5 days left")
    dates.get_by_role("link", name="Appeal").click()
    expect(page.locator("main")).to_contain_text("It counts on the day it is sent")
    expect(page.locator("main")).to_contain_text("The date printed on your notice controls.")
    assert not axe(page)
    page.get_by_role("link", name="It was filed").click()
    no_horizontal_scroll(page)
    assert not axe(page)
    page.get_by_role("radio", name="Fax confirmation").check()
    page.get_by_label("The number on it").fill("0417-22")
    scan = {"name": "fax.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    page.get_by_label("A photo or scan of the proof").set_input_files(scan)  # type: ignore[arg-type]
    page.get_by_label("What does it show?").fill("Fax confirmation, one page")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("region", name="Where it stands")).to_contain_text("Filed")
    expect(page.locator("main")).to_contain_text("0417-22")
    expect(page.get_by_role("link", name=re.compile("Fax confirmation, one page"))).to_be_visible()
    page.goto(f"{live}/")
    expect(page.get_by_role("heading", name="Not finished")).to_be_visible()
    expect(page.get_by_role("link", name="Appeal", exact=True)).to_have_count(0)
