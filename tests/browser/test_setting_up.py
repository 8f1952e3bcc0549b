"""Setting up in a browser: on a phone, from the code to the recovery sheet."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser

from advocacy.db import db
from advocacy.setting_up import code
from tests.browser.chromium import axe, no_horizontal_scroll, opened, serve
from tests.installation import Installation

CODE = "ABCD-EFGH-JKLM"
PASSWORD = "lanterns by the river"
NAMES = {"administrator": "Ann", "administrator_email": "ann@example.org", "name": "Riverbend"}
PHONE = {"width": 360, "height": 640}
SEND = "main form button[type=submit]"


@pytest.fixture
def address(whole_app: Flask, installation: Installation) -> Iterator[str]:
    code.keep_code(whole_app, CODE)
    with whole_app.app_context():
        with serve(whole_app) as address:
            yield address
        whole_app.config.pop(code.KEPT)
        db.session.remove()
        installation.empty()


@pytest.mark.browser
def test_from_the_code_to_the_recovery_sheet(address: str, chromium: Browser) -> None:
    with opened(chromium, address, viewport=PHONE) as page:
        page.goto("/cases")
        assert axe(page) == []
        no_horizontal_scroll(page)
        page.fill("#code", CODE.lower())
        page.click(SEND)
        for name, text in {
            "administrator": "Ann",
            "administrator_email": "ann@example.org",
            "name": "Riverbend",
        }.items():
            page.fill(f"#{name}", text)
        page.fill("#new_password", "short")
        page.click(SEND)
        assert "Use at least 12 characters." in page.inner_text(".problems")
        assert page.input_value("#administrator") == "Ann"
        assert axe(page) == []
        no_horizontal_scroll(page)
        page.fill("#new_password", PASSWORD)
        page.fill("#repeat_password", PASSWORD)
        page.click(SEND)
        assert page.inner_text("h1") == "The recovery sheet"
        page.goto("/settings/keeping-it-safe")
        assert page.inner_text("h1") == "Keeping it safe"
        answer = page.goto("/set-up")
        assert answer and answer.status == 404
