"""Something was told by mistake: written down, seen by a second person, and never taken for something allowed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.cases.models import Case, CaseState
from advocacy.consent.disclosing.models import Disclosure
from advocacy.consent.mistakes.models import MistakeStep, ToldByMistake
from advocacy.db import db
from tests.looking import Browser

LEARNED = "That they take part in the program."
SLIP = {
    "how": "wrong_address",
    "what": LEARNED,
    "recipient": "The neighbor at number 12",
    "happened_on": "",
    "noticed_on": "today",
    "noticed": "The neighbor brought the letter back.",
    "done": "The letter is back, unopened twice.",
    "told": "Sam Whitfield",
}


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


@pytest.fixture
def page(browser, case):
    return browser.page(url(case), **SLIP)


def url(case, part="/by-mistake"):
    return f"/cases/{case.public_id}/disclosures{part}"


def said(page) -> str:
    return " ".join(page.main.text.split())


def the_mistake() -> ToldByMistake:
    db.session.rollback()
    return db.session.scalars(select(ToldByMistake)).one()


def count(model) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_it_is_written_down_with_what_was_done_and_who_was_told(page, browser, case):
    words = said(page)
    for part in ("It went to the wrong person or address", LEARNED, SLIP["recipient"], SLIP["noticed"]):
        assert part in words
    assert "The letter is back, unopened twice.Told of it: Sam Whitfield" in words
    assert "Told by mistake" in said(browser.page(f"/cases/{case.public_id}/timeline"))


def test_it_never_looks_like_something_that_was_allowed(page, browser, case):
    """No disclosure, no consent; on the page and on the copy it stands apart, and is called what it is."""
    assert count(Disclosure) == 0
    of_case = browser.page(url(case, ""))
    assert "Nothing has left the house." in said(of_case) and "Nobody allowed these." in said(of_case)
    assert LEARNED in of_case.select_one("section[aria-labelledby=mistakes]").text
    copy = said(browser.page(url(case, "/copy")))
    allowed, _heading, mistakes = copy.partition("What others learned by mistake")
    assert LEARNED not in allowed and LEARNED in mistakes
    assert mistakes.startswith(" You did not allow this, and it should not have happened.")
    assert "consent" not in mistakes.partition("If something here")[0].casefold()


def test_until_the_person_knows_the_page_says_by_when_they_have_to(page, browser):
    by = the_mistake().noticed_on + timedelta(days=60)
    assert "42 CFR 2.16" in said(page) and f"{by.day}, {by.year}" in said(page)
    since = f"/mistakes/{the_mistake().public_id}/since"
    page = browser.page(since, done_on="today", done="Called them.", person_told="y")
    assert "42 CFR 2.16" not in said(page) and "The person was told." in said(page)


def test_a_supervisor_sees_it_and_a_second_person_looks_at_it_once(page, app, make, browser):
    here = f"/mistakes/{the_mistake().public_id}"
    assert browser.send(here, words="I forgive myself.").status_code == 403
    sam = Browser(app).sign_in(make.supervisor())
    assert "1 time something was told by mistake" in said(sam.page("/"))
    assert "1 mistake" in said(sam.page("/supervision"))
    assert "Noticed on" in said(sam.page("/mistakes"))
    assert "Tell them together on Monday." in said(sam.page(here, words="Tell them together on Monday."))
    assert sam.send(here, words="Once more.").status_code == 422
    assert "told by mistake" not in said(sam.page("/"))
    assert the_mistake().review_words == "Tell them together on Monday."


def test_nobody_looks_at_their_own(app, make, case):
    sam = Browser(app).sign_in(make.supervisor())
    sam.page(url(case), **SLIP)
    here = f"/mistakes/{the_mistake().public_id}"
    assert not sam.page(here).select("textarea")
    assert sam.send(here, words="It was fine.").status_code == 422
    assert the_mistake().reviewed_at is None


def test_a_double_click_writes_it_once(browser, case):
    form = {**SLIP, "once": str(uuid4())}
    assert browser.open(url(case), form).location == browser.open(url(case), form).location
    assert count(ToldByMistake) == 1 and count(MistakeStep) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"what": ""}, "Write in a sentence what they learned."),
        ({"recipient": ""}, "Write who learned it, or “not known”."),
        ({"noticed_on": "2099-01-01"}, "The day must be today or earlier."),
        (
            {"happened_on": "today", "noticed_on": "2020-01-01"},
            "It cannot have been noticed before it happened.",
        ),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_every_word_stays(browser, case, wrong, sentence):
    page = browser.page(url(case), status=422, **{**SLIP, **wrong})
    assert sentence in said(page)
    assert SLIP["noticed"] in page.select_one("#noticed").text
    assert count(ToldByMistake) == 0


def test_a_closed_case_takes_it_too(browser, case):
    """What went out a year ago is noticed today."""
    with db.writing() as session:
        found = session.get_one(Case, case.id)
        found.state, found.closed_on = CaseState.CLOSED, clock.today()
    assert "It went to the wrong person" in said(browser.page(url(case), **SLIP))


@pytest.mark.parametrize("part", ["", "/since"])
def test_who_may_not_see_the_case_finds_nothing(page, app, make, part):
    here = f"/mistakes/{the_mistake().public_id}{part}"
    other = Browser(app).sign_in(make.advocate())
    assert other.open(here).status_code == 404
    assert other.send(here, words="x", done="x", done_on="today").status_code == 404
    elsewhere = Browser(app).sign_in(make.supervisor(team=make.other_team()))
    assert "Nothing waits" in said(elsewhere.page("/mistakes"))
