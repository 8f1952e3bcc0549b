"""What people do all day, on a phone and on a desk, with script and without, with the mouse and with the keyboard."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page
from sqlalchemy import func, select, update

from advocacy import clock
from advocacy.accounts.models import User, UserSession
from advocacy.cases.models import Case
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.drafts.models import Draft
from advocacy.people.facts import ContactFacts as Reach
from advocacy.people.models import Allowed, Method
from advocacy.people.operations import change_safe_contact
from tests.make import PASSWORD, Make

NOTE = "Read the letter aloud with her. She agreed to every line. “Đúng rồi”, she said."
SignIn = Callable[[Page, User], Page]


@pytest.fixture
def rosa(make: Make) -> User:
    return make.advocate(name="Rosa Delgado", email="rosa@example.org", password=PASSWORD)


@pytest.fixture
def case(make: Make, rosa: User) -> Case:
    """Someone with a good deal to know about reaching her, which stands above the form."""
    case = make.case(rosa)
    reach = {
        Method.CALL: Reach(Allowed.ASK_FIRST, "555-0142", "after 5 pm on working days"),
        Method.VOICEMAIL: Reach(Allowed.NEVER),
        Method.EMAIL: Reach(Allowed.NEVER),
        Method.TEXT: Reach(Allowed.YES, "555-0142"),
    }
    with db.writing():
        change_safe_contact(case.person, reach, None, code_word="Bluebird", safety_note="", by=rosa)
    return case


def count(model: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def in_sight(page: Page, one: Locator) -> float:
    """How many pixels of its height can be seen without scrolling, above the bar that stays at the bottom."""
    box, size = one.bounding_box(), page.viewport_size
    assert box and size
    bar = page.locator(".focus .save-bar").bounding_box()
    low = bar["y"] if bar and bar["y"] > box["y"] else size["height"]
    return min(box["y"] + box["height"], low) - max(box["y"], 0)


def open_log(page: Page, case: Case) -> None:
    page.goto(f"/contacts/new?case={case.public_id}")


def test_from_the_door_to_a_saved_contact_in_six_taps(phone: Page, case: Case, rosa: User) -> None:
    phone.goto("/sign-in")
    phone.get_by_label("Email").fill("rosa@example.org")
    phone.get_by_label("Password").fill(PASSWORD)
    phone.get_by_role("button", name="Sign in").tap()
    phone.get_by_label("Name, phone or reference").fill("nguyen")
    phone.get_by_role("button", name="Find").tap()
    phone.locator("main").get_by_role("link", name="Nguyễn Thị Hạnh").first.tap()

    taps = []

    def tap(one: Locator) -> None:
        taps.append(one)
        one.tap()

    tap(phone.get_by_role("link", name="Log a contact").locator("visible=true").first)
    phone.wait_for_url("**/contacts/new*")
    tap(phone.get_by_role("checkbox", name="Nguyễn Thị Hạnh"))
    save, note = phone.get_by_role("button", name="Save"), phone.get_by_label("What happened?")
    assert in_sight(phone, save) >= 40, "Save can be seen before any scrolling"
    tap(phone.get_by_role("radio", name="Call", exact=True))
    tap(note)
    note.fill(NOTE)
    tap(save)
    phone.wait_for_url("**/cases/**")
    assert len(taps) <= 6
    assert NOTE in phone.locator(".timeline").inner_text()
    assert count(Contact) == 1


def test_the_note_and_save_fit_a_phone(phone: Page, case: Case, rosa: User, sign_in: SignIn) -> None:
    open_log(sign_in(phone, rosa), case)
    assert in_sight(phone, phone.get_by_role("button", name="Save")) >= 40
    assert in_sight(phone, phone.get_by_label("What happened?")) >= 60
    assert phone.evaluate("scrollY") == 0


def test_a_next_step_comes_to_today(phone: Page, case: Case, rosa: User, sign_in: SignIn) -> None:
    open_log(sign_in(phone, rosa), case)
    phone.get_by_role("radio", name="In person", exact=True).tap()
    phone.get_by_label("What happened?").fill(NOTE)
    phone.get_by_text("How long, another day").tap()
    phone.get_by_label("What is the next step?").fill("Bring the form to the clinic")
    phone.get_by_label("On which day?").fill("tomorrow")
    phone.get_by_role("button", name="Save").tap()
    phone.get_by_text("The next step is due").wait_for()
    phone.get_by_role("link", name="Today").locator("visible=true").first.tap()
    phone.wait_for_url("**/")
    assert phone.get_by_role("link", name="Bring the form to the clinic").is_visible()


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_what_is_typed_is_kept_and_found_again(
    size: str, request: pytest.FixtureRequest, case: Case, rosa: User, sign_in: SignIn
) -> None:
    page: Page = request.getfixturevalue(size)
    open_log(sign_in(page, rosa), case)
    page.get_by_label("What happened?").fill(NOTE)
    page.get_by_text("Draft saved").wait_for()
    page.goto("/drafts")
    page.locator("main a[href*='draft=']").first.click()
    assert page.get_by_label("What happened?").input_value() == NOTE
    page.get_by_role("radio", name="Call", exact=True).click()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/cases/**")
    assert NOTE in page.locator(".timeline").inner_text()
    assert (count(Contact), count(Draft)) == (1, 0)


def test_a_session_that_ends_mid_note_costs_no_word(
    app: Flask, monkeypatch: pytest.MonkeyPatch, phone: Page, case: Case, rosa: User, sign_in: SignIn
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)  # only a form of our own is kept
    open_log(sign_in(phone, rosa), case)
    phone.get_by_role("radio", name="Call", exact=True).tap()
    phone.get_by_label("What happened?").fill(NOTE)
    end_sessions()
    phone.get_by_role("button", name="Save").tap()
    phone.get_by_label("Email").fill("rosa@example.org")
    phone.get_by_label("Password").fill(PASSWORD)
    phone.get_by_role("button", name="Sign in").tap()
    phone.get_by_text(NOTE).first.wait_for()
    assert count(Contact) == 0
    phone.locator("main form button").first.tap()
    phone.wait_for_url("**/cases/**")
    assert count(Contact) == 1
    assert NOTE in phone.locator(".timeline").inner_text()


def end_sessions() -> None:
    with db.writing() as session:
        session.execute(update(UserSession).values(ended_at=clock.now()))


def test_a_double_click_makes_one_record(desk: Page, case: Case, rosa: User, sign_in: SignIn) -> None:
    open_log(sign_in(desk, rosa), case)
    desk.get_by_role("radio", name="Call", exact=True).click()
    desk.get_by_label("What happened?").fill(NOTE)
    desk.get_by_role("button", name="Save").dblclick()
    desk.wait_for_url("**/cases/**")
    assert count(Contact) == 1


def test_without_script_a_contact_is_logged_and_a_mistake_costs_nothing(
    no_script: Page, case: Case, rosa: User, sign_in: SignIn
) -> None:
    open_log(sign_in(no_script, rosa), case)
    no_script.get_by_label("What happened?").fill(NOTE)
    no_script.get_by_role("button", name="Save").click()
    assert no_script.title().startswith("Error: ")
    assert no_script.get_by_label("What happened?").input_value() == NOTE
    no_script.locator("[name=how][value=text]").check()
    no_script.get_by_role("button", name="Save").click()
    no_script.wait_for_url("**/cases/**")
    assert count(Contact) == 1


def test_with_the_keyboard_alone(desk: Page, case: Case, rosa: User) -> None:
    keys = desk.keyboard
    desk.goto("/sign-in")
    tab_to(desk, "#email")
    keys.type("rosa@example.org")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    desk.wait_for_url(lambda url: "sign-in" not in url)
    tab_to(desk, "a.top__log")
    keys.press("Enter")
    desk.wait_for_url("**/contacts/new*")
    tab_to(desk, "[name=who]")
    keys.press("Space")
    tab_to(desk, "[name=how]")
    keys.press("ArrowRight")
    tab_to(desk, "[name=note]")
    keys.type(NOTE)
    tab_to(desk, "button[type=submit]")
    keys.press("Enter")
    desk.wait_for_url("**/cases/**")
    assert count(Contact) == 1


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")
