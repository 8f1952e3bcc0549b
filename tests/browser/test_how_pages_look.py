"""Pages in the dark, with larger text, in the colours of the system, and on paper: nothing is lost."""

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.contacts.operations import ContactFacts, log_contact
from advocacy.db import db
from advocacy.goals.models import Who
from advocacy.goals.operations import GoalFacts, add_goal
from advocacy.goals.stepping import StepFacts, add_step
from advocacy.issues.models import System
from advocacy.issues.operations import IssueFacts, add_issue
from tests.browser.chromium import axe, no_horizontal_scroll
from tests.letters.reading_pdf import opened, text_of
from tests.make import Make

SignIn = Callable[[Page, User], Page]
Look = Callable[..., Page]
DESK = {"width": 1400, "height": 900}
NOTE = "We rang about the kettle. They will call back on Thursday with an answer for both of them."


@pytest.fixture
def sam(make: Make) -> User:
    return make.supervisor()


@pytest.fixture
def urls(make: Make, sam: User) -> list[str]:
    """The pages that people print and read most, with something on each."""
    case = make.case(sam, make.person(name="Bartholomew Montgomery-Featherstonehaugh"))
    with db.writing():
        facts = ContactFacts(clock.today(), "call", reached=True, note=NOTE, next_step="Call the kin unit")
        contact = log_contact(facts, [case], once=None, by=sam)
        goal = add_goal(case, GoalFacts("A kettle of my own"), by=sam)
        add_step(goal, StepFacts("Ask the caretaker about the socket", Who.TOGETHER), by=sam)
        issue = add_issue(case, IssueFacts("The kettle was taken away", System.HOUSING), by=sam)
    of_case = (f"/cases/{case.public_id}{end}" for end in ("", "/timeline", "/contacts", "/goals"))
    shown = f"/contacts/{contact.public_id}", f"/goals/{goal.public_id}", f"/issues/{issue.public_id}"
    return ["/", "/cases", *of_case, *shown, "/tasks", "/supervision", "/reports", "/account/look"]


def choose(user: User, theme: str, text_size: int) -> None:
    with db.writing():
        user.theme, user.text_size = theme, text_size


def searched(page: Page) -> str:
    """A page of hits, with marked words."""
    page.goto("/search")
    page.get_by_label("Name, phone or reference").fill("kettle")
    page.get_by_role("button", name="Find").click()
    page.locator("mark").first.wait_for()
    return page.url


def complaints(page: Page, urls: Sequence[str]) -> list[str]:
    found = []
    for url in urls:
        page.goto(url)
        found += [f"{url}: {one}" for one in axe(page)]
    return found


def test_dark_is_sound_where_someone_chose_it(
    look: Look, sign_in: SignIn, sam: User, urls: list[str]
) -> None:
    """The colours are those that the device's own wish gives, which every page is looked at in elsewhere."""
    choose(sam, "dark", 100)
    page = sign_in(look(viewport=DESK, color_scheme="light"), sam)
    assert complaints(page, [urls[2], urls[-1], searched(page)]) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(26, 25, 22)"


def test_the_colours_of_the_system_hide_nothing(
    look: Look, sign_in: SignIn, sam: User, urls: list[str]
) -> None:
    page = sign_in(look(viewport=DESK, forced_colors="active"), sam)
    assert complaints(page, [urls[2], searched(page)]) == []


def test_large_text_stays_on_the_page(look: Look, sign_in: SignIn, sam: User, urls: list[str]) -> None:
    choose(sam, "light", 150)
    page = sign_in(look(viewport=DESK), sam)
    for url in [*urls, searched(page)]:
        page.goto(url)
        for width in (320, 360, 800, 1024, 1200, 1400):
            no_horizontal_scroll(page, width)
    page.goto(urls[2])
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "27px"
    for width in (360, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        name, bar = (page.locator(one).bounding_box() for one in (".identity__name", ".bottom"))
        assert name and name["width"] > 200, "the name has no room beside the box"
        assert bar and bar["height"] < 100, "the bar at the bottom takes the page away"


def test_on_paper_everything_is_light_and_says_who_printed_it(
    look: Look, sign_in: SignIn, sam: User, urls: list[str]
) -> None:
    """Read back from the PDF that printing makes. No address stands on it: it would name the record."""
    choose(sam, "dark", 100)
    page = sign_in(look(viewport=DESK, color_scheme="dark"), sam)
    for url in urls[:-1]:
        page.goto(url)
        paper = page.pdf(format="Letter", print_background=True)
        words = " ".join(text_of(paper).split())
        assert f"by {sam.name}" in words and "Confidential. Printed" in words, url
        assert f"1 / {len(opened(paper).pages)}" in words, url
        assert "127.0.0.1" not in words and "Sign out" not in words and "Skip to" not in words, url
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", url
        page.emulate_media(media="null")
    page.goto(urls[6])
    assert NOTE in " ".join(text_of(page.pdf()).split())
