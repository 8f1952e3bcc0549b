"""Light or dark, and the size of the text: each user's own choice, on every device."""

import pytest

from advocacy.db import db
from tests.looking import Browser


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


def html(page):
    return {name: page.html.get(name) for name in ("data-theme", "data-text")}


def test_at_first_the_device_decides(browser, rosa):
    page = browser.page("/")
    assert html(page) == {"data-theme": None, "data-text": None}
    assert page.select_one("meta[name=color-scheme]")["content"] == "light dark"
    assert page.select_one('a[href="/account/look"]')


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_choice_holds_on_every_page_and_device(app, browser, rosa, theme):
    page = browser.page("/account/look", theme=theme, text_size="150")
    assert "Saved. Pages look like this now" in page.text
    other = Browser(app).sign_in(rosa)
    for page in (browser.page("/cases"), other.page("/account/look")):
        assert html(page) == {"data-theme": theme, "data-text": "150"}
        assert page.select_one("meta[name=color-scheme]")["content"] == theme
    assert other.page("/account/look").select_one("[name=theme][checked]")["value"] == theme


def test_the_choice_is_one_s_own_and_ends_with_signing_out(app, make, browser, rosa):
    browser.page("/account/look", theme="dark", text_size="125")
    assert html(Browser(app).sign_in(make.advocate()).page("/")) == {"data-theme": None, "data-text": None}
    browser.open("/sign-out", {})
    assert html(browser.page("/sign-in")) == {"data-theme": None, "data-text": None}


@pytest.mark.parametrize(
    "typed", [{"theme": "<b>", "text_size": "100"}, {"theme": "dark", "text_size": "9000"}]
)
def test_nothing_else_can_be_chosen(browser, rosa, typed):
    assert browser.open("/account/look", typed).status_code == 422
    db.session.refresh(rosa)
    assert (rosa.theme, rosa.text_size) == ("system", 100)
