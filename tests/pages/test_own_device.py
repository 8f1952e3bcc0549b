"""“This is my own phone”: off until chosen, for one user on one device, and off again."""

import pytest

from tests.looking import Browser


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


def key_on(browser: Browser) -> str:
    found = browser.page("/").select_one("meta[name=device-key]")
    return str(found["content"]) if found else ""


def test_nothing_is_kept_until_it_is_chosen(browser, rosa):
    assert key_on(browser) == ""
    page = browser.page("/drafts/device", sure="yes")
    assert "Keep nothing on this device" in page.text
    assert len(key_on(browser)) == 44
    browser.send("/drafts/device/leave")
    assert key_on(browser) == ""


def test_the_key_is_the_same_after_signing_in_again_and_another_on_another_device(app, browser, rosa):
    browser.send("/drafts/device")
    key = key_on(browser)
    browser.sign_in(rosa)
    assert key_on(browser) == key
    other = Browser(app).sign_in(rosa)
    assert key_on(other) == ""
    other.send("/drafts/device")
    assert key_on(other) not in ("", key)


def test_the_choice_of_one_user_is_not_the_choice_of_the_next(browser, make, rosa):
    browser.send("/drafts/device")
    key = key_on(browser)
    browser.sign_in(make.supervisor())
    assert key_on(browser) == ""
    browser.send("/drafts/device")
    assert key_on(browser) not in ("", key)
    browser.sign_in(rosa)
    assert key_on(browser) == "", "the device belongs to the one who chose it last"


def test_signing_out_clears_what_the_browser_keeps(browser, rosa):
    browser.send("/drafts/device")
    answer = browser.open("/sign-out", {})
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    assert browser.page("/sign-in").select_one("meta[name=device-key]") is None


def test_taking_the_choice_back_clears_too_and_the_cookie_is_out_of_reach_of_scripts(browser, rosa):
    chosen = browser.send("/drafts/device").headers["Set-Cookie"]
    assert "HttpOnly" in chosen and "SameSite=Lax" in chosen
    assert browser.send("/drafts/device/leave").headers["Clear-Site-Data"] == '"storage"'
