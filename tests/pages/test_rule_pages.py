"""The pages of rules: advocates read them, administrators set what a state, plan or authority sets."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.deadlines.kinds import NoticeKind
from advocacy.deadlines.models import Deadline, DeadlineMove
from advocacy.deadlines.operations import NoticeFacts, record_notice
from advocacy.deadlines.queries import current_ruling
from advocacy.deadlines.setting.models import LocalRule, RuleSetting
from advocacy.issues.models import System
from advocacy.web.filters import plain_day

SET = "/rules/SNAP-KEEP/set/state_days"
SOURCE = {"citation": "State manual 12-3", "verified_on": "today"}
LOCAL = {
    "title": "The shelter said no: ask its board",
    "system": "Housing, civil rights, work and tax",
    "act": "person",
    "result": "appeal",
    "counted_from": "notice_dated",
    "length": "12",
    "unit": "days",
    "roll": "",
    "certainty": "hedge",
    **SOURCE,
}


@pytest.fixture
def admin(make, browser):
    user = make.administrator()
    browser.sign_in(user)
    return user


@pytest.fixture
def notice(make):
    by = make.advocate()
    case = make.case(by)
    facts = NoticeFacts(
        system=System.BENEFITS,
        kind=NoticeKind.REDUCED,
        rule="SNAP-KEEP",
        dated=clock.today() - timedelta(days=2),
    )
    with db.writing():
        record_notice(db.session.merge(case), facts, by)
    return case


def rows(kind):
    db.session.rollback()
    return db.session.scalars(select(kind).order_by(kind.id)).all()


def test_every_rule_is_listed_and_hedges_look_like_hedges(browser, make):
    browser.sign_in(make.advocate())
    page = browser.page("/rules")
    for rule in current_ruling().rules.values():
        assert rule.title in page.text, rule.code
    found = browser.page("/rules", words="snap food keep")
    assert [tag.text for tag in found.select(".rows--side .tag")] == ["Not sure"]
    assert "Home state" not in page.text
    shown = browser.page("/rules/SNAP-KEEP").text
    assert "7 CFR 273.13(a)(1)" in shown and "The date printed on the notice controls" in shown


def test_only_an_administrator_changes_and_others_read(browser, make):
    for user, code in ((make.advocate(), 200), (make.auditor(), 403)):
        browser.sign_in(user)
        assert browser.open("/rules/SNAP-KEEP").status_code == code
        for path in (SET, "/rules/new", "/rules/home-state", "/rules/school-days", "/rules/closed-days"):
            assert browser.open(path).status_code == 403, path


def test_a_number_is_set_and_only_how_many_dates_moved_is_told(browser, admin, notice):
    page = browser.page(SET, value="15", **SOURCE)
    assert "Saved. 1 date moved." in page.text and "State manual 12-3" in page.text
    assert notice.person.name not in page.text
    assert rows(DeadlineMove)[0].work_by_after == clock.today() + timedelta(days=13)


def test_what_is_refused_keeps_what_was_typed(browser, admin):
    page = browser.page(SET, 422, value="9", **SOURCE)
    assert "The law gives at least 10." in page.text
    assert page.select_one("[name=value]")["value"] == "9"
    assert not rows(RuleSetting)


def test_sent_twice_it_is_set_once(browser, admin):
    once = str(uuid4())
    for _time in range(2):
        browser.open(SET, {"once": once, "version": "0", "value": "15", **SOURCE})
    assert len(rows(RuleSetting)) == 1


def test_the_second_of_two_editors_sees_both(browser, admin):
    for value in ("15", "16"):
        answer = browser.open(SET, {"once": str(uuid4()), "version": "0", "value": value, **SOURCE})
    assert answer.status_code == 409 and len(rows(RuleSetting)) == 1


def test_days_of_school_are_read_line_by_line(browser, admin):
    lines = {
        "years": "August 24, 2026 to May 28, 2027\n2027-08-23 to 2028-05-26",
        "closed": "2026-12-21 to 2027-01-01",
    }
    browser.page("/rules/school-days", **lines, **SOURCE)
    assert [row.value for row in rows(RuleSetting)] == [
        "2026-08-24..2027-05-28,2027-08-23..2028-05-26",
        "2026-12-21..2027-01-01",
    ]
    wrong = browser.page("/rules/school-days", 422, years="2027-05-28 to 2026-08-24")
    assert "ends before it begins" in wrong.text


def test_the_home_state_and_closed_days(browser, admin):
    browser.page("/rules/home-state", value="VT")
    browser.page("/rules/closed-days", days="2026-07-06", **SOURCE)
    ruling = current_ruling()
    assert ruling.settings[""]["state"] == "VT" and date(2026, 7, 6) in ruling.orders


def test_a_local_rule_shows_an_example_before_it_is_saved_and_can_be_retired(browser, admin):
    tried = browser.open("/rules/new", {"once": str(uuid4()), "try": "1", **LOCAL})
    assert plain_day(clock.today() + timedelta(days=12)) in tried.text and not rows(LocalRule)
    browser.open("/rules/new", {"once": str(uuid4()), **LOCAL})
    assert "LOCAL-1" in browser.page("/rules", words="shelter").text
    browser.open("/rules/LOCAL-1/change", {"once": str(uuid4()), "version": "1", **LOCAL, "length": "9"})
    browser.open("/rules/LOCAL-1/retire", {"once": str(uuid4()), "version": "2"})
    assert [row.retired for row in rows(LocalRule)] == [False, False, True]
    assert "not used any more" in browser.page("/rules/LOCAL-1").text


def test_an_agency_must_be_one_of_the_directory(browser, admin):
    page = browser.page(SET, 422, value="15", agency_name="Nowhere", **SOURCE)
    assert "The directory has no agency of this name." in page.text


def test_a_date_of_a_local_rule_can_be_looked_at(browser, make, admin):
    browser.send("/rules/new", **LOCAL)
    by = make.advocate()
    case = make.case(by)
    facts = NoticeFacts(System.HOUSING, NoticeKind.DENIED, "LOCAL-1", dated=clock.today())
    with db.writing():
        record_notice(db.session.merge(case), facts, by)
    deadline = db.session.scalars(select(Deadline)).one().public_id
    browser.sign_in(by)
    assert LOCAL["title"] in browser.page(f"/deadlines/{deadline}").text
