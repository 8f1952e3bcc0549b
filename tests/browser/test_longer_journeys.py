"""Someone new, a goal, a letter from template to paper, a case that changes hands; large text and paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from sqlalchemy import func, select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.facts import ContactFacts as Reach
from advocacy.people.models import Allowed, Method, Person
from advocacy.people.operations import change_safe_contact
from advocacy.tasks.operations import add_task
from tests.browser.words import LONG
from tests.make import Make
from tests.pages.letters import ADDRESS
from tests.pages.people import add_person

SignIn = Callable[[Page, User], Page]
# Words of two things that lie on each other: neither holds the other, and both are drawn.
OVERLAPS = """() => {
    const words = [...document.querySelectorAll('main :is(a, button, p, h1, h2, h3, label, legend, input, textarea)')];
    const drawn = words.filter(one => one.checkVisibility({opacityProperty: true}) && one.offsetWidth > 8);
    const boxes = drawn.map(one => [one, one.getBoundingClientRect()]);
    const found = [];
    for (const [one, a] of boxes) for (const [other, b] of boxes) {
        if (one === other || one.contains(other) || other.contains(one)) continue;
        if (one.closest('.save-bar') || other.closest('.save-bar')) continue;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 4) found.push(one.outerHTML.slice(0, 80) + ' / ' + other.outerHTML.slice(0, 80));
    }
    return found;
}"""


@pytest.fixture
def rosa(make: Make) -> User:
    return make.advocate(name="Rosa Delgado")


@pytest.fixture
def case(make: Make, rosa: User) -> Case:
    return make.case(rosa)


@pytest.mark.parametrize("look_like", ["phone", "no_script"])
def test_someone_who_is_known_is_shown_before_they_are_added_again(
    look_like: str, request: pytest.FixtureRequest, rosa: User, sign_in: SignIn
) -> None:
    add_person(rosa, "José Álvarez", phone="555-0142")
    page: Page = request.getfixturevalue(look_like)
    sign_in(page, rosa).goto("/people/new")
    page.get_by_label("What do they like to be called?").fill("Jose Alvarez")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("José Álvarez").first.wait_for()
    assert page.get_by_label("What do they like to be called?").input_value() == "Jose Alvarez"
    page.get_by_role("button", name="This is someone new: save").click()
    page.wait_for_url("**/people/*-*")
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Person)) == 2


def test_a_goal_with_a_step_and_a_number(phone: Page, case: Case, rosa: User, sign_in: SignIn) -> None:
    sign_in(phone, rosa).goto(f"/cases/{case.public_id}")
    phone.get_by_role("link", name="Add a goal").tap()
    phone.get_by_label("What do they want?").fill("I want to stay in my home")
    phone.get_by_role("button", name="Save").tap()
    phone.get_by_role("link", name="Add a step").tap()
    phone.get_by_label("What is the step?").fill("Ask the court for more time")
    phone.get_by_role("radio", name="Together").tap()
    phone.get_by_role("button", name="Save").tap()
    phone.get_by_role("link", name="Ask the court for more time").wait_for()
    phone.locator("main a[href$='/ratings/new']").first.tap()
    phone.get_by_role("radio", name="7", exact=True).tap()
    phone.get_by_role("button", name="Save").tap()
    phone.get_by_text("The same as a table").wait_for()
    assert phone.locator("svg.icon ~ text, figure svg text", has_text="7").count() > 0


def test_a_letter_from_its_template_to_the_paper(desk: Page, case: Case, rosa: User, sign_in: SignIn) -> None:
    sign_in(desk, rosa).goto(f"/cases/{case.public_id}/letters/new")
    desk.get_by_role("radio", name="Ask for health records").check()
    desk.get_by_role("button", name="Fill a draft from the case").click()
    desk.wait_for_url("**/edit*")
    desk.locator("[name=worker]").fill("Records Department")
    desk.locator("[name=recipient]").fill(ADDRESS)
    desk.get_by_role("button", name="Save").first.click()
    fill_what_is_blank(desk)
    desk.goto(desk.url.split("/edit")[0])
    desk.get_by_role("link", name="Read it with them").click()
    desk.get_by_role("radio", name="I read it to them").check()
    desk.get_by_label("To whom did they say yes?").fill("Rosa Delgado")
    desk.locator("main form button").first.click()
    desk.get_by_text("Agreed. Not issued yet.").wait_for()
    desk.get_by_role("button", name="Give it a number and print").click()
    desk.get_by_text("Issued. Not sent yet.").first.wait_for(timeout=20_000)
    with desk.expect_download() as file:
        desk.get_by_role("link", name="Download the PDF").first.click()
    assert file.value.path().read_bytes().startswith(b"%PDF")
    assert case.person.name not in file.value.suggested_filename


def fill_what_is_blank(page: Page) -> None:
    """Plain words in every gap, and every element that is missing left out on purpose."""
    page.wait_for_load_state()
    page.evaluate("""() => {
        for (const box of document.querySelectorAll('main input[type=text], main textarea'))
            box.value = box.value.replaceAll('[[', '').replaceAll(']]', '');
        for (const more of document.querySelectorAll('main details')) more.open = true;
    }""")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("Saved.").first.wait_for()
    for box in page.locator("[name=left_out]").all():
        box.evaluate("one => { one.closest('details')?.setAttribute('open', ''); one.checked = true }")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("Saved.").first.wait_for()


def test_a_supervisor_looks_and_hands_a_case_over(
    make: Make, desk: Page, case: Case, rosa: User, sign_in: SignIn
) -> None:
    make.advocate(name="Tomás Beltrán")
    sign_in(desk, make.supervisor()).goto("/supervision")
    desk.locator("main").get_by_role("link", name="Rosa Delgado").first.click()
    desk.get_by_role("link", name="Hand over").first.click()
    desk.get_by_role("radio", name="Tomás Beltrán").check()
    desk.get_by_label("What should they know?").fill("She likes mornings. The hearing comes first.")
    desk.get_by_role("button", name="Hand over").click()
    desk.get_by_text("Tomás Beltrán leads from today.").wait_for()
    assert "She likes mornings." in desk.locator("main").inner_text()


@pytest.mark.parametrize("path", ["/", "/contacts/new?case={case}"])
def test_with_text_twice_as_large_nothing_lies_on_anything(
    path: str, phone: Page, case: Case, rosa: User, sign_in: SignIn
) -> None:
    with db.writing():
        add_task(case, LONG, clock.today(), rosa, by=rosa)
    sign_in(phone, rosa).goto(path.format(case=case.public_id))
    assert phone.evaluate(OVERLAPS) == []
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate(OVERLAPS) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_paper_the_safe_contact_comes_first_and_no_navigation(
    desk: Page, case: Case, rosa: User, sign_in: SignIn
) -> None:
    with db.writing():
        reach = {Method.VOICEMAIL: Reach(Allowed.NEVER), Method.TEXT: Reach(Allowed.YES, "555-0142")}
        change_safe_contact(case.person, reach, None, code_word="", safety_note="", by=rosa)
    sign_in(desk, rosa).goto(f"/cases/{case.public_id}")
    desk.emulate_media(media="print")
    for gone in ("nav", ".top__log", ".bottom", ".skip", "details.menu", "footer"):
        assert not any(one.is_visible() for one in desk.locator(gone).all()), gone
    safe, next_heading = desk.locator(".safe").bounding_box(), desk.locator("h2").first.bounding_box()
    assert safe and next_heading and safe["y"] < next_heading["y"]
    assert "Do not leave a voicemail." in desk.locator(".safe").inner_text()
    assert desk.get_by_text("Printed copies hold private details.").is_visible()
