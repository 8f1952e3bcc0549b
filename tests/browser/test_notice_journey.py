"""On a phone: enter a notice with its photograph, answer what is asked, read what to do, file it, see it gone."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from advocacy import clock
from advocacy.accounts.models import User
from tests.browser.chromium import axe, no_horizontal_scroll
from tests.make import Make
from tests.rules.attached_files import photo

pytestmark = pytest.mark.browser


def test_from_the_letter_in_the_hand_to_the_proof_that_it_was_filed(
    make: Make, phone: Page, sign_in: Callable[[Page, User], Page], live: str
) -> None:
    rosa = make.advocate()
    case = make.case(rosa, last_contact_on=clock.today())
    page = sign_in(phone, rosa)
    _enter(page, f"{live}/cases/{case.public_id}/notices/new")
    _choose_and_answer(page)
    _read(page)
    _file(page)
    page.goto(f"{live}/")
    expect(page.locator("main")).not_to_contain_text("Unemployment benefits")


def _enter(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Who sent it?").fill("The unemployment office")
    page.get_by_role("radio", name="Benefits and income").check()
    page.get_by_role("radio", name="It says no to what was asked for").check()
    page.get_by_label("Which date is printed on it?").fill((clock.today() - timedelta(days=2)).isoformat())
    picture = {"name": "notice.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    page.get_by_label("A photo or scan of it").set_input_files(picture)  # type: ignore[arg-type]
    page.get_by_role("button", name="Save and go on").click()


def _choose_and_answer(page: Page) -> None:
    expect(page.get_by_role("heading", name="Which of these is it?", level=1)).to_be_visible()
    no_horizontal_scroll(page)
    assert not axe(page)
    other = page.get_by_role("radio", name=re.compile("Unemployment benefits"))
    if not other.first.is_visible():
        page.get_by_text("Show more", exact=True).click()
    other.first.check()
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", name="What we still need", level=1)).to_be_visible()
    page.locator("[name=q_printed_days]").fill("10")
    page.get_by_role("button", name="Save").click()


def _read(page: Page) -> None:
    main = page.locator("main")
    expect(main).to_contain_text("8 days left")
    expect(main).to_contain_text("The date printed on your notice controls.")
    assert not axe(page)
    page.get_by_text("How it was counted, and by which law").first.click()
    expect(main).to_contain_text("+ 10 days")
    page.get_by_role("link", name="Appeal", exact=True).first.click()


def _file(page: Page) -> None:
    page.get_by_role("link", name="It was filed").click()
    page.get_by_role("radio", name="Fax confirmation").check()
    page.get_by_label("The number on it").fill("0417-22")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("region", name="Where it stands")).to_contain_text("Filed")
