"""How an issue waits, goes on and ends, as three see it."""

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.issues.models import Issue, IssueState, System
from advocacy.web.filters import plain_day

TITLE = "Larkmere cut home care from 30 to 12 hours"
PAGES = ("", "/edit", "/wait", "/take-up", "/end")


@pytest.fixture
def advocate(make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


@pytest.fixture
def signed_in(browser, advocate):
    return browser.sign_in(advocate)


def issue_in(make, case, **facts):
    facts = {"title": TITLE, "system": System.HEALTHCARE, "opened_on": clock.today(), **facts}
    return make.kept(Issue(case_id=case.id, **facts))


@pytest.fixture
def issue(make, case):
    return issue_in(make, case)


def words_of(page):
    return page.main.get_text(" ", strip=True)


def the_issue():
    db.session.rollback()
    return db.session.scalars(select(Issue)).one()


def test_an_issue_waits_and_is_taken_up_again(signed_in, issue):
    page = signed_in.page(f"/issues/{issue.public_id}/wait", said="The hearing date, until March 20.")
    assert "Waiting for others" in words_of(page) and "The hearing date" in words_of(page)
    page = signed_in.page(f"/issues/{issue.public_id}/take-up", said="It came.")
    assert "Being sorted out" in words_of(page) and "The hearing date" in words_of(page)


def test_an_end_needs_the_persons_view_or_why_they_were_not_asked(signed_in, issue):
    url = f"/issues/{issue.public_id}/end"
    answers = {"state": "sorted", "ended_on": "today", "version": 1}
    page = signed_in.page(url, 422, **answers, advocates_outcome="A good outcome.")
    assert "Write how the person sees it" in words_of(page)
    assert page.select_one("#advocates_outcome").text.strip() == "A good outcome."
    page = signed_in.page(
        url,
        **answers,
        persons_outcome="I have my hours.",
        advocates_outcome="Won.",
        agencys_outcome="Reversed.",
    )
    for words in ("Sorted out", "I have my hours.", "Won.", "Reversed."):
        assert words in words_of(page)


def test_why_the_person_could_not_be_asked_is_enough(signed_in, issue):
    page = signed_in.page(
        f"/issues/{issue.public_id}/end",
        state="stopped",
        ended_on="today",
        not_asked_why="They moved.",
        version=1,
    )
    assert "Stopped" in words_of(page) and "They moved." in words_of(page)


def test_an_issue_can_not_end_before_it_began(signed_in, issue):
    page = signed_in.page(
        f"/issues/{issue.public_id}/end",
        422,
        state="sorted",
        ended_on="yesterday",
        persons_outcome="Good.",
        version=1,
    )
    assert "It can not have ended before it began." in words_of(page)


def test_how_it_ended_can_be_told_better_and_is_one_entry(signed_in, case, issue):
    url = f"/issues/{issue.public_id}/end"
    signed_in.page(url, state="sorted", ended_on="today", not_asked_why="On holiday.", version=1)
    signed_in.page(url, state="sorted", ended_on="today", persons_outcome="I am glad.", version=2)
    page = signed_in.page(f"/cases/{case.public_id}/timeline")
    assert words_of(page).count("Issue sorted out") == 1
    assert the_issue().persons_outcome == "I am glad."


def test_an_issue_can_be_taken_up_again_and_how_it_ended_stays(signed_in, issue):
    signed_in.page(
        f"/issues/{issue.public_id}/end", state="sorted", ended_on="today", persons_outcome="Good.", version=1
    )
    page = signed_in.page(f"/issues/{issue.public_id}/take-up", said="They cut again.")
    assert "How it ended before" in words_of(page) and "Good." in words_of(page)
    assert the_issue().state == IssueState.OPEN


def test_an_end_begins_with_today(signed_in, issue):
    page = signed_in.page(f"/issues/{issue.public_id}/end")
    assert page.select_one("#ended_on")["value"] == plain_day(clock.today())
    page = signed_in.page(
        f"/issues/{issue.public_id}/end", 422, state="sorted", ended_on=" ", persons_outcome="x"
    )
    assert "Write the day." in words_of(page)
