"""A consent written and signed on a phone: what is missing is told while one types; a name is drawn, or typed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from advocacy.consent.giving.drawing import path_of
from advocacy.consent.kinds import State
from advocacy.db import db
from tests.browser.chromium import no_horizontal_scroll
from tests.make import Make
from tests.pages.consents import the_consent


@pytest.fixture
def written(make: Make, phone: Page, sign_in: Callable[..., Page]) -> Page:
    advocate = make.advocate()
    case = make.case(advocate)
    page = sign_in(phone, advocate)
    page.goto(f"/cases/{case.public_id}/consents/new")
    page.fill("#agency_name", "Northside Clinic")
    gaps = page.locator("[data-missing]")
    expect(gaps).to_contain_text("Choose what they may be told about.")
    page.check("input[name=topics][value=housing]")
    expect(gaps).not_to_contain_text("Choose what they may be told about.")
    page.fill("#topics_words", "When she can move in.")
    page.check("input[name=purposes][value=housing]")
    expect(gaps).to_contain_text("Nothing is missing. It can be signed.")
    no_horizontal_scroll(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".state h2")).to_have_text("Not signed yet")
    page.get_by_role("link", name="Have it signed").click()
    expect(page.locator("h1")).to_have_text("Have it signed")
    return page


def test_a_name_is_drawn_with_a_finger(written: Page) -> None:
    canvas = written.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    mouse = written.mouse
    mouse.move(box["x"] + 20, box["y"] + 20)
    mouse.down()
    for step in range(1, 12):
        mouse.move(box["x"] + 20 + 15 * step, box["y"] + 20 + 8 * (step % 4))
    mouse.up()
    assert written.locator("input[name=signature][value=drawn]").is_checked(), "whoever draws has chosen it"
    no_horizontal_scroll(written)
    written.get_by_role("button", name="It is signed").click()
    expect(written.locator(".state h2")).to_have_text("Counts")
    expect(written.locator("img.signature")).to_be_visible()
    consent = the_consent()
    assert consent.state == State.LIVE and path_of(consent.drawn).count("L") >= 10
    db.session.rollback()


def test_what_was_drawn_can_be_cleared_and_the_name_typed_with_keys_alone(written: Page) -> None:
    written.locator("canvas").click(position={"x": 30, "y": 30})
    assert written.input_value("input[name=strokes]")
    written.get_by_role("button", name="Clear, and draw again").focus()
    written.keyboard.press("Enter")
    assert written.input_value("input[name=strokes]") == ""
    written.locator("input[name=signature][value=typed]").focus()
    written.keyboard.press("Space")
    written.locator("#typed").focus()
    written.keyboard.type("Hạnh")
    written.get_by_role("button", name="It is signed").focus()
    written.keyboard.press("Enter")
    expect(written.locator(".state h2")).to_have_text("Counts")
    assert the_consent().typed == "Hạnh"
