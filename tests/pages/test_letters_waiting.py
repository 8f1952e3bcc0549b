"""Letters at a glance: what each waits for, with whom it lies, and what the agency's clock says."""

from datetime import timedelta
from uuid import uuid4

import pytest

from advocacy import clock
from advocacy.db import db
from advocacy.deadlines.models import Deadline, Notice
from advocacy.directory.operations import add_agency
from advocacy.letters.models import Letter
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
def sent(desk):
    desk.start()
    desk.finish()
    desk.agree()
    desk.issue()
    desk.browser.page(desk.url("/sent"), sent_on="today", how="mail")
    return the_letter()


def said(page) -> str:
    return page.main.get_text(" ", strip=True)


def standing(browser):
    """The lists in which the only letter stands, and the number beside each."""
    page = browser.page("/letters")
    numbers = [link.text for link in page.select("nav.sub-nav[aria-label='Which letters'] a")]
    return [words.removesuffix(" (1)") for words in numbers if words.endswith("(1)")]


def test_each_letter_stands_in_one_list(desk, browser):
    desk.start()
    desk.finish()
    assert standing(browser) == ["Waiting for their yes"]
    desk.agree()
    assert standing(browser) == ["Not sent yet"]
    desk.issue()
    assert standing(browser) == ["Not sent yet"]
    assert "Issued. Not sent yet." in said(browser.page("/letters?show=sending"))
    assert "No letters here." in said(browser.page("/letters?show=reply"))
    browser.page(desk.url("/sent"), sent_on="today", how="mail")
    assert standing(browser) == ["Waiting for an answer"]
    browser.page(desk.url("/reply"), replied_on="today", words="Yes.", outcome="granted")
    assert standing(browser) == ["Answered"]


def test_a_check_is_found_by_who_may_do_it(app, make, desk, browser):
    with db.writing():
        db.session.get_one(Organization, 1).letter_check = "all"
    desk.start()
    desk.finish()
    read = browser.page(desk.url("/check")).select_one("input[name=read]")["value"]
    browser.page(desk.url("/check"), do="ask", words="", read=read)
    assert standing(browser) == ["Waiting for a check"]
    assert "The check lies with a colleague." in said(browser.page("/letters?show=check"))
    supervisor = Browser(app).sign_in(make.supervisor())
    assert "1 letter waits for your check" in said(supervisor.page("/"))
    assert "for your check" not in said(browser.page("/"))
    assert "for your check" not in said(Browser(app).sign_in(make.advocate()).page("/"))
    supervisor.page(desk.url("/check"), do="questions", words="Which day?", read=read)
    assert "has questions. The answer lies with" in said(browser.page("/letters?show=check"))
    assert "for your check" not in said(supervisor.page("/"))


def test_supervisors_see_who_wrote_what_and_strangers_nothing(app, make, desk, rosa):
    desk.start()
    with db.writing():
        rosa.name = "Rosa Delgado-Quint"
    page = Browser(app).sign_in(make.supervisor()).page("/letters?show=agreement")
    assert "Waiting for their yes: 1" in page.select_one("section[aria-labelledby=writers]").text
    link = page.select_one("section[aria-labelledby=writers] a")["href"]
    other = Browser(app).sign_in(make.supervisor(team=make.other_team()))
    assert "No letters here." in said(other.page(link))
    assert standing(other) == [] and "By who wrote them" not in said(other.page("/letters"))


def test_the_agencys_own_clock_says_when_an_answer_is_late(make, sent, desk, browser, rosa):
    ago = clock.today() - timedelta(days=2)
    with db.writing():
        facts = {"system": "benefits", "kind": "ended", "agency_name": "Health", "made_by_id": rosa.id}
        notice = Notice(case_id=desk.case.id, made_at=clock.now(), public_id=uuid4(), **facts)
        db.session.add(notice)
        db.session.flush()
        more = {"notice_id": notice.id, "case_id": desk.case.id, "made_at": clock.now()}
        ours = Deadline(result="by_hand", title="Appeal", act="person", work_by=ago, **more)
        theirs = Deadline(result="theirs", title="Decide", act="agency", work_by=ago, **more)
        db.session.add_all([ours, theirs])
        db.session.flush()
        letter = db.session.get_one(Letter, sent.id)
        letter.reply_by, letter.deadline_id = clock.today() + timedelta(days=30), ours.id
    assert standing(browser) == ["Answer overdue"]
    assert "The answer was due on" in said(browser.page("/letters?show=overdue"))
    with db.writing():
        db.session.get_one(Deadline, theirs.id).work_by = clock.today()
    assert standing(browser) == ["Waiting for an answer"]


def test_a_late_answer_offers_the_next_letter_and_then_none_came(app, make, sent, desk, browser):
    with db.writing():
        db.session.get_one(Letter, sent.id).reply_by = clock.today() - timedelta(days=1)
    page = browser.page(desk.url())
    assert "The answer was due on" in said(page) and "What you can write now:" in said(page)
    offered = page.select_one("a[href*='template=T27']")["href"]
    assert browser.page(offered).select_one("input[value=T27]").has_attr("checked")
    assert Browser(app).sign_in(make.advocate()).open(desk.url("/no-answer")).status_code == 404
    once = str(uuid4())
    for _time in range(2):
        page = browser.page(desk.url("/no-answer"), once=once, words="I called twice.")
    assert "No answer came. I called twice." in said(page) and "What you can write now:" in said(page)
    assert standing(browser) == ["Answered"]
    timeline = said(browser.page(f"/cases/{desk.case.public_id}/timeline"))
    assert timeline.count("No answer to the letter:") == 1


def test_what_they_decided_is_a_new_notice_with_the_agency_filled_in(make, sent, desk, browser, rosa):
    with db.writing():
        agency = add_agency({"name": "Larkfield Office"}, by=rosa)
        db.session.flush()
        db.session.get_one(Letter, sent.id).agency_id = agency.id
    page = browser.page(desk.url("/reply"), replied_on="today", words="No.", outcome="denied")
    link = page.find("a", string="What they decided is a new notice")["href"]
    assert browser.page(link).select_one("input[name=agency_name]")["value"] == "Larkfield Office"
    wrong = link.replace(str(agency.public_id), str(uuid4()))
    assert not browser.page(wrong).select_one("input[name=agency_name]").get("value")
