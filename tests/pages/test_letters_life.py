"""A letter is checked by somebody else, made void, corrected, sent twice and followed."""

import re
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.deadlines.models import Deadline, Notice
from advocacy.letters.models import Letter
from advocacy.letters.printing import sheet_of
from advocacy.organization.models import Organization
from tests.looking import Browser
from tests.pages.letters import Desk, the_letter


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


@pytest.fixture
def issued(desk):
    desk.start()
    desk.finish()
    desk.agree()
    desk.issue()
    return the_letter()


def said(page) -> str:
    return page.main.get_text(" ", strip=True)


def read(page) -> str:
    return page.select_one("input[name=read]")["value"]


def test_a_second_person_checks_before_it_is_issued(app, make, desk, browser):
    with db.writing():
        db.session.get_one(Organization, 1).letter_check = "all"
    desk.start()
    desk.finish()
    desk.agree()
    assert "A second person has to check" in desk.issue(status=422).select_one(".problems").text
    page = browser.page(desk.url("/check"))
    browser.page(desk.url("/check"), do="ask", words="", read=read(page))
    own = browser.page(desk.url("/check"), status=422, do="pass", read=read(page))
    assert "You wrote some of these words." in own.select_one(".problems").text
    mina = Browser(app).sign_in(make.supervisor())
    stale = mina.page(desk.url("/check"), status=422, do="pass", read="0" * 64)
    assert "The words changed while you read." in stale.select_one(".problems").text
    asked = mina.page(desk.url("/check"), do="questions", words="Which day?", read=read(page))
    assert "Which day?" in said(asked)
    browser.page(desk.url("/check"), do="answer", words="The fifth.", read=read(page))
    assert "Checked. Not sent." in said(mina.page(desk.url("/check"), do="pass", read=read(page)))
    assert desk.issue().select_one(".state h2").text == "Issued. Not sent yet."


def test_a_void_letter_says_why_and_can_not_be_sent(desk, browser, issued):
    page = browser.page(desk.url("/void"), why="The wrong agency")
    assert "The wrong agency" in said(page)
    assert page.select_one(".state h2").text == "Void. It must not be used."
    page = browser.page(desk.url("/sent"), status=422, sent_on="today", how="fax")
    assert "This letter is void." in page.select_one(".problems").text


def test_a_letter_goes_twice_and_then_can_not_be_made_void(desk, browser, issued):
    browser.page(desk.url("/sent"), sent_on="today", how="fax", number="F-1")
    page = browser.page(desk.url("/sent"), sent_on="today", how="certified", number="9407")
    assert "F-1" in said(page) and "9407" in said(page)
    page = browser.page(desk.url("/void"), status=422, why="Too late")
    assert "was sent already" in page.select_one(".problems").text


def test_a_corrected_letter_says_what_it_replaces(desk, browser, issued):
    old, number = desk.url(), issued.document.number
    browser.page(desk.url("/correct"), do="correct")
    assert sheet_of(the_letter()).about[-1][1].startswith(f"letter {number} of ")
    assert "Replaces" in said(browser.page(desk.url("/preview")))
    assert desk.url() != old
    desk.agree()
    desk.issue()
    page = browser.page(old)
    assert page.select_one(".state h2").text == "Replaced by a corrected letter."
    page = browser.page(f"{old}/sent", status=422, sent_on="today", how="mail")
    assert "A corrected letter replaces this one." in page.select_one(".problems").text


def test_the_next_letter_is_chained_to_the_first(desk, browser, issued):
    first = issued.public_id
    browser.page(desk.url("/sent"), sent_on="today", how="mail")
    browser.page(desk.url("/next"), template="T27")
    further = the_letter()
    assert (further.template, further.recipient) == ("T27", issued.recipient)
    assert f"/letters/{first}" in str(browser.page(desk.url()).main)
    assert f"/letters/{further.public_id}" in str(browser.page(f"/letters/{first}").main)


def test_a_letter_that_answers_a_notice_keeps_its_deadline(make, desk, browser, rosa):
    with db.writing():
        facts = {"system": "benefits", "kind": "ended", "agency_name": "Health", "made_by_id": rosa.id}
        notice = Notice(case_id=desk.case.id, made_at=clock.now(), public_id=uuid4(), **facts)
        db.session.add(notice)
        db.session.flush()
        for result in ("keep_benefits", "appeal"):
            day = {"result": result, "title": "Ask", "act": "person", "work_by": clock.today()}
            db.session.add(Deadline(notice_id=notice.id, case_id=desk.case.id, made_at=clock.now(), **day))
    there = f"/cases/{desk.case.public_id}/letters/new?notice={notice.public_id}"
    browser.page(there, template="T01", signer="person")
    desk.finish()
    desk.agree()
    desk.issue()
    browser.page(desk.url("/sent"), sent_on="today", how="fax", number="F-77")
    kept = the_letter().deadline
    assert (kept.state, kept.filed_on, kept.proof) == ("filed", clock.today(), "fax")
    assert (kept.proof_number, kept.result) == ("F-77", "appeal")
    other = db.session.scalars(select(Deadline).where(Deadline.result == "keep_benefits")).one()
    assert other.state == "open", "an appeal alone keeps no benefits"


def test_a_letter_starts_with_what_its_notice_says(desk, browser, app, make, rosa):
    with db.writing():
        facts = {"system": "benefits", "kind": "ended", "agency_name": "Health <b>", "made_by_id": rosa.id}
        days = {"dated": date(2026, 3, 2), "effective": date(2026, 3, 20)}
        notice = Notice(case_id=desk.case.id, made_at=clock.now(), public_id=uuid4(), **facts, **days)
        db.session.add(notice)
    there = f"/cases/{desk.case.public_id}/letters/new?notice={notice.public_id}"
    chosen = str(browser.page(there + "&template=T03").main)
    (choice,) = re.findall(r'<input[^>]*value="T03"[^>]*>', chosen)
    assert "checked" in choice
    browser.page(there, template="T03", issue="none")
    letter = the_letter()
    assert letter.recipient == "Health <b>"
    assert letter.answers["notice_day"] == "2026-03-02"
    assert letter.answers["effective_day"] == "2026-03-20"
    assert "March 2, 2026" in letter.body
    unknown = there.replace(str(notice.public_id), str(uuid4()))
    assert browser.open(unknown).status_code == 404


@pytest.mark.parametrize("part", ["check", "void", "correct", "next"])
def test_a_stranger_finds_nothing(app, make, desk, part):
    desk.start()
    stranger = Browser(app).sign_in(make.advocate())
    assert stranger.open(desk.url(f"/{part}")).status_code == 404


def test_a_double_post_is_one_correction(desk, browser, issued):
    once = "6f6b1b9e-1b1c-4a7e-9d0f-2b7b9d1f0a01"
    there = desk.url("/correct")
    for _time in range(2):
        browser.page(there, once=once)
    db.session.rollback()
    assert db.session.query(Letter).count() == 2
