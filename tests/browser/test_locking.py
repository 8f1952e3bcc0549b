"""The page is covered after quiet minutes, in every tab, and at once by who has to leave."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import func, select

from advocacy.accounts.administration import make_link
from advocacy.accounts.models import LinkPurpose, User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.drafts.models import KeptPost
from tests.browser.chromium import axe, no_horizontal_scroll
from tests.browser.test_journeys import SignIn
from tests.factors import give_phone
from tests.make import PASSWORD, Make

NOTE = "She read the letter with me on the bus, twice."


@pytest.fixture
def rosa(make: Make) -> User:
    return make.advocate(name="Rosa Delgado", password=PASSWORD)


@pytest.fixture
def case(make: Make, rosa: User) -> Case:
    return make.case(rosa)


def write(page: Page, case: Case, note: str) -> None:
    page.goto(f"/contacts/new?case={case.public_id}")
    page.get_by_role("radio", name="Call", exact=True).check(force=True)
    page.get_by_label("What happened?").fill(note)


def unlock(page: Page) -> None:
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def test_quiet_minutes_cover_the_page_and_the_password_brings_the_words_back(
    desk: Page, rosa: User, case: Case, sign_in: SignIn
) -> None:
    desk.clock.install()
    write(sign_in(desk, rosa), case, NOTE)
    desk.clock.fast_forward("14:00")
    assert "sign-in" not in desk.url
    desk.mouse.move(5, 5)
    desk.clock.fast_forward("01:30")
    desk.get_by_role("heading", name="Locked").wait_for()
    assert NOTE not in desk.content()
    unlock(desk)
    desk.get_by_role("heading", name="Your words are here").wait_for()
    assert desk.locator("textarea").input_value() == NOTE
    desk.get_by_role("button", name="Save it now").click()
    desk.get_by_text(NOTE).first.wait_for()


def test_all_tabs_are_covered_together_and_each_gets_its_own_words_back(
    desk: Page, rosa: User, case: Case, sign_in: SignIn
) -> None:
    sign_in(desk, rosa)
    other = desk.context.new_page()
    desk.clock.install()
    write(other, case, "In the other tab, with some more words so that they are long.")
    write(desk, case, NOTE + " And something more, so that it is long.")
    desk.clock.fast_forward("16:00")
    for page in (desk, other):
        page.get_by_role("heading", name="Locked").wait_for()
    unlock(desk)
    assert NOTE in desk.locator("textarea").input_value()
    other.get_by_role("heading", name="Your words are here").wait_for()
    assert "In the other tab" in other.locator("textarea").input_value()


def test_a_tab_of_an_older_sign_in_keeps_its_words_for_the_same_person_alone(
    desk: Page,
    rosa: User,
    case: Case,
    make: Make,
    sign_in: SignIn,
    app: Flask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    desk.clock.install()
    for who, kept in ((rosa, 1), (make.advocate(), 1)):
        write(sign_in(desk, rosa), case, NOTE * 3000)
        sign_in(desk, who)
        desk.clock.fast_forward("16:00")
        desk.wait_for_url("**/sign-in**")
        assert db.session.scalar(select(func.count()).select_from(KeptPost)) == kept
        db.session.rollback()


def test_without_a_network_the_page_stays_covered_until_there_is_one(
    desk: Page, rosa: User, case: Case, sign_in: SignIn
) -> None:
    desk.clock.install()
    write(sign_in(desk, rosa), case, NOTE)
    desk.context.set_offline(True)
    desk.clock.fast_forward("16:00")
    desk.get_by_text("This page is locked.").wait_for()
    assert not desk.get_by_label("What happened?").is_visible()
    desk.context.set_offline(False)
    desk.clock.fast_forward("00:30")
    desk.get_by_role("heading", name="Locked").wait_for()
    unlock(desk)
    assert desk.locator("textarea").input_value() == NOTE


@pytest.mark.parametrize("how", ["button", "keyboard"])
def test_leaving_at_once_shows_nothing_and_goes_back_to_nothing(
    desk: Page, rosa: User, case: Case, sign_in: SignIn, how: str
) -> None:
    with db.writing():
        rosa.quick_exit = True
    write(sign_in(desk, rosa), case, NOTE)
    if how == "button":
        desk.get_by_role("button", name="Leave now").click()
    else:
        for _ in range(3):
            desk.keyboard.press("Shift")
    desk.get_by_role("heading", name="This page is empty.").wait_for()
    desk.goto(f"/cases/{case.public_id}")
    desk.get_by_role("heading", name="Locked").wait_for()


def test_without_script_leaving_is_a_button_too(no_script: Page, rosa: User, sign_in: SignIn) -> None:
    with db.writing():
        rosa.quick_exit = True
    sign_in(no_script, rosa).goto("/")
    no_script.get_by_role("button", name="Leave now").click()
    no_script.get_by_role("heading", name="This page is empty.").wait_for()
    no_script.go_back()
    no_script.get_by_role("heading", name="Locked").wait_for()


@pytest.mark.parametrize("width", [360, 1400])
def test_the_pages_around_signing_in_are_sound(
    look: Callable[..., Page], rosa: User, make: Make, sign_in: SignIn, width: int
) -> None:
    """Those that nobody opens who is signed in already."""
    page = look(viewport={"width": width, "height": 740})
    with db.writing():
        link = make_link(rosa, LinkPurpose.NEW_FACTOR, by=rosa)
        rosa.quick_exit = True
    give_phone(rosa)
    sign_in(page, rosa).goto("/account/second-factor/set-up")
    seen = [page.url, *_complaints(page)]
    page.get_by_role("button", name="Leave now").click()
    page.get_by_role("heading", name="This page is empty.").wait_for()
    for url in ("/away", "/account", f"/new-phone/{link}"):
        page.goto(url)
        seen += _complaints(page)
    page.goto("/sign-in")
    page.get_by_label("Email").fill(rosa.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Your code").wait_for()
    assert [*seen[1:], *_complaints(page)] == []


def _complaints(page: Page) -> list[str]:
    no_horizontal_scroll(page)
    return axe(page)
