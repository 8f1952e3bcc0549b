"""From a notice and from one of its dates to the letter: what fits comes first, and keeps that date."""

from uuid import uuid4

import pytest

from advocacy import clock
from tests.deadline_rows import deadline_in, notice_in
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
def dates(desk, make, rosa):
    """A notice with two dates of ours."""
    notice = notice_in(make, desk.case, rosa, rule="SNAP-FH")
    kept = {"notice": notice, "rule": "SNAP-KEEP", "result": "keep_benefits", "place": 1}
    appeal = {"notice": notice, "rule": "SNAP-FH", "result": "appeal", "place": 2}
    return notice, deadline_in(make, desk.case, rosa, **kept), deadline_in(make, desk.case, rosa, **appeal)


def first_shelf(page) -> tuple[str, list[str]]:
    heading = page.select_one("fieldset h2")
    return heading.text, [box["value"] for box in heading.find_next("div").select("input[name=template]")]


def letter_link(page) -> str:
    return next(one["href"] for one in page.select("main a") if "Write the letter" in one.text)


def test_from_a_notice_the_letters_that_fit_come_first(desk, browser, dates):
    notice, _keep, _appeal = dates
    page = browser.page(letter_link(browser.page(f"/notices/{notice.public_id}")))
    heading, codes = first_shelf(page)
    assert (heading, codes[:2]) == ("Fits this notice", ["T17", "T03"])
    boxes = [box["value"] for box in page.select("input[name=template]")]
    assert len(boxes) == len(set(boxes)) == 32, "each letter once"


def test_from_a_date_the_letter_keeps_that_date(desk, browser, dates):
    _notice, _keep, appeal = dates
    address = letter_link(browser.page(f"/deadlines/{appeal.public_id}"))
    heading, codes = first_shelf(browser.page(address))
    assert (heading, codes[0]) == ("Fits this date", "T03")
    browser.page(address, template="T03")
    assert the_letter().deadline_id == appeal.id
    assert the_letter().answers["program"] == "snap"


def test_a_letter_that_can_not_keep_the_date_keeps_none(desk, browser, dates):
    _notice, keep, _appeal = dates
    browser.page(letter_link(browser.page(f"/deadlines/{keep.public_id}")), template="T03")
    assert the_letter().deadline_id is None, "an appeal alone keeps no benefits"
    assert the_letter().notice_id is not None


def test_for_a_date_of_theirs_one_asks_where_their_answer_is(desk, browser, make, rosa):
    theirs = deadline_in(make, desk.case, rosa, days=-3, act="agency", result="agency_decision")
    page = browser.page(letter_link(browser.page(f"/deadlines/{theirs.public_id}")))
    assert first_shelf(page)[1] == ["T27"]


def test_what_is_past_is_written_about_as_late(desk, browser, make, rosa):
    late = deadline_in(make, desk.case, rosa, days=-3, rule="SNAP-FH", result="appeal")
    page = browser.page(letter_link(browser.page(f"/deadlines/{late.public_id}")))
    assert first_shelf(page)[1][:2] == ["T18", "T03"]


def test_a_date_of_another_notice_is_no_date_of_this_one(desk, browser, app, make, rosa, dates):
    notice, _keep, _appeal = dates
    other = deadline_in(make, desk.case, rosa)
    there = f"/cases/{desk.case.public_id}/letters/new?notice={notice.public_id}"
    assert browser.open(f"{there}&deadline={other.public_id}").status_code == 404
    assert browser.open(f"{there}&deadline={uuid4()}").status_code == 404
    stranger = Browser(app).sign_in(make.advocate(team=make.other_team()))
    assert stranger.open(there).status_code == 404


def test_nothing_is_written_in_a_closed_case(browser, make, rosa):
    case = make.case(rosa, state="closed", closed_on=clock.today())
    date = deadline_in(make, case, rosa)
    for address in (f"/deadlines/{date.public_id}", f"/notices/{date.notice.public_id}"):
        assert "Write the letter" not in browser.page(address).main.text


def test_the_other_letters_are_folded_until_one_of_them_is_chosen(browser, dates):
    notice, _keep, _appeal = dates
    address = letter_link(browser.page(f"/notices/{notice.public_id}"))
    others = "fieldset details:has(input[value=T20])"
    assert not browser.page(address).select_one(others).has_attr("open")
    assert browser.page(f"{address}&template=T20").select_one(others).has_attr("open")
    assert browser.page(f"{address}&system=housing").select_one("fieldset details").has_attr("open")
