"""A letter as its page shows it, before it is paper."""

from collections.abc import Callable

from playwright.sync_api import Page

from advocacy.db import db
from advocacy.letters.models import Letter
from tests.browser.chromium import no_horizontal_scroll
from tests.looking import Browser
from tests.make import Make
from tests.pages.letters import Desk

BODY = """# What happened
September 18, 2026 | The school called me at work and asked me to come within ten minutes. | Call list
October 2, 2026 | Nobody wrote down why, though I asked for it twice. | My own note
"""
WIDTHS = "cells => cells.map(cell => cell.getBoundingClientRect().width)"


def test_a_day_takes_little_room_and_what_happened_the_most(
    make: Make, browser: Browser, phone: Page, desk: Page, sign_in: Callable[..., Page]
) -> None:
    advocate = make.advocate()
    browser.sign_in(advocate)
    letter = Desk(browser, make.case(advocate)).start()
    with db.writing():
        db.session.get_one(Letter, letter.id).body = BODY
    for page in (phone, desk):
        sign_in(page, advocate).goto(f"/letters/{letter.public_id}/preview")
        day, fact, proof = page.locator(".dated thead th").evaluate_all(WIDTHS)
        assert fact > 1.3 * day
        assert fact > 1.3 * proof
        assert page.locator(".dated tbody th").first.evaluate("day => day.scrollWidth <= day.clientWidth")
        no_horizontal_scroll(page)
