"""Pausing, taking up, closing and reopening a case in the browser."""

import pytest

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.tasks.appointing import AppointmentFacts, make_appointment
from advocacy.tasks.operations import add_task


@pytest.fixture
def advocate(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    return advocate


@pytest.fixture
def case(advocate, make):
    return make.case(advocate)


def test_support_rests_and_goes_on(case, browser):
    url = f"/cases/{case.public_id}"
    page = browser.page(f"{url}/pause", 422, words="Away for a month.", look_again_on="in a while")
    assert "Write the day as in" in page.text
    assert page.select_one("#look_again_on")["value"] == "in a while"

    page = browser.page(f"{url}/pause", words="Away for a month.", look_again_on="tomorrow")
    assert "Away for a month." in page.text
    page = browser.page(f"{url}/take-up", go="on")
    assert "Support goes on" in page.select_one("[role=status]").text
    assert db.session.get(Case, case.id).state == "open"


def test_a_day_that_is_past_is_refused_with_everything_kept(case, browser):
    page = browser.page(f"/cases/{case.public_id}/pause", 422, words="Away.", look_again_on="yesterday")
    assert "a day to look again that is still to come" in page.select_one(".error-summary").text
    assert page.select_one("textarea").text.strip() == "Away."


def test_closing_asks_for_the_persons_own_view_and_shows_it(case, browser):
    page = browser.page(
        f"/cases/{case.public_id}/close", reason="finished", words="", persons_view="I got my hours back."
    )
    assert "This case was closed on" in page.text
    assert "I got my hours back." in page.select_one("blockquote").text
    page = browser.page(f"/cases/{case.public_id}/reopen", words="They cut them again.")
    assert "The case is open again" in page.select_one("[role=status]").text
    assert "I got my hours back." in page.select_one(".timeline").text


def test_closing_lists_what_is_still_open(case, advocate, browser):
    with db.writing():
        add_task(case, "Send the pay stubs", None, advocate, by=advocate)
        make_appointment(case, AppointmentFacts("Hearing", clock.today()), advocate, by=advocate)
    url = f"/cases/{case.public_id}/close"
    page = browser.page(url)
    assert "1 task is still open" in page.text
    assert "Send the pay stubs" in page.text
    assert "Hearing" in page.select_one(".notice").text

    page = browser.page(url, 422, reason="finished", persons_view="Good.")
    assert "Say what happens to the tasks" in page.select_one(".error-summary").text
    assert page.select_one("#persons_view").text.strip() == "Good."
    page = browser.page(url, reason="finished", tasks="drop")
    assert "Send the pay stubs" not in page.select_one(".columns").text


def test_a_closed_case_is_not_closed_again(case, browser):
    url = f"/cases/{case.public_id}/close"
    browser.page(url, reason="finished")
    page = browser.page(url, 422, reason="other")
    assert "This case is closed. Open it again first." in page.select_one(".error-summary").text


@pytest.mark.parametrize("path", ["pause", "take-up", "close", "reopen"])
def test_nobody_else_finds_these_pages(case, make, browser, path):
    browser.sign_in(make.advocate())
    url = f"/cases/{case.public_id}/{path}"
    browser.page(url, 404)
    browser.page(url, 404, words="x", reason="finished", look_again_on="tomorrow")
    assert db.session.get(Case, case.id).state == "open"
