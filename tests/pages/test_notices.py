"""Notices: what stands on one, which clock it starts, what is still asked, and every date that follows."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.deadlines.kinds import MovedBy, NoticeKind
from advocacy.deadlines.models import Deadline, DeadlineMove, Notice
from advocacy.deadlines.operations import NoticeFacts, record_notice, recount
from advocacy.deadlines.queries import current_ruling
from advocacy.deadlines.ruling import Ruling
from advocacy.issues.models import System
from tests.pages.attached import files, one
from tests.rules.attached_files import photo

HOSTILE = "<script>alert(1)</script> ‮{{ 7*7 }} ' \" \U0001f600"
FORM = {"system": "benefits", "kind": "reduced", "received_how": "not_known"}
PAGES = ("", "/change", "/clock", "/questions", "/end", "/attachments")


def days(count):
    """That many days from today."""
    return clock.today() + timedelta(days=count)


def said_as(day):
    return f"{day:%B} {day.day}"


@pytest.fixture
def advocate(make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


@pytest.fixture
def signed_in(browser, advocate):
    return browser.sign_in(advocate)


def kept(case, by, **facts):
    facts = {"rule": "SNAP-KEEP", "dated": days(-2), **facts}
    with db.writing():
        known = NoticeFacts(System.BENEFITS, NoticeKind.REDUCED, **facts)
        return record_notice(db.session.merge(case), known, by).public_id


def the_notice():
    db.session.rollback()
    return db.session.scalars(select(Notice)).one()


def words_of(page):
    return page.main.get_text(" ", strip=True)


def begun(browser, case, **facts):
    """The notice as its first page keeps it, and the page that comes next."""
    page = browser.page(
        f"/cases/{case.public_id}/notices/new", **{**FORM, "dated": days(-2).isoformat(), **facts}
    )
    return f"/notices/{the_notice().public_id}", page


def test_from_a_letter_to_what_to_do_by_when(signed_in, case):
    notice, page = begun(signed_in, case, takes_away="Food for us")
    assert page.h1.text.strip() == "Which of these is it?"
    assert page.select_one('input[value="SNAP-KEEP"]') and page.select_one('input[value="UK-SEND"]')
    said = words_of(signed_in.page(f"{notice}/clock", rule="SNAP-KEEP"))
    assert said.index("Keep what there is") < said.index("Dispute the present amount")
    assert said_as(days(8)) in said and "8 days left" in said
    assert "have to be paid back" in said
    assert "7 CFR 273.13" in said
    assert days(-2).isoformat() not in said and "+ 10 days" in said
    assert f"{days(-2):%A, %B} {days(-2).day}, {days(-2).year}" in said
    assert said.count("The date printed on your notice controls.") == 1
    assert "Check the notice" in said


def test_only_what_the_clock_needs_is_asked_and_nothing_is_counted_before(signed_in, case):
    notice, _page = begun(signed_in, case)
    page = signed_in.page(f"{notice}/clock", rule="TANF-KEEP")
    assert page.h1.text.strip() == "What we still need"
    assert page.select_one("[name=q_printed_days]") and page.select_one("[name=q_printed_date]")
    assert "Only the notice knows" in words_of(page)
    assert not db.session.scalars(select(Deadline).where(Deadline.work_by.is_not(None))).all()
    signed_in.page(f"{notice}/questions", 422, q_printed_days="ten")
    assert said_as(days(8)) in words_of(signed_in.page(f"{notice}/questions", q_printed_days="10"))


def test_a_day_that_can_not_be_is_asked_about_with_what_was_typed(signed_in, case):
    notice, _page = begun(signed_in, case, dated=days(16).isoformat())
    said = words_of(signed_in.page(f"{notice}/clock", rule="SNAP-KEEP"))
    assert "The date printed on the notice lies after today" in said
    assert said_as(days(16)) in said
    assert said_as(days(26)) not in said
    assert said_as(days(26)) in words_of(signed_in.page(f"{notice}/questions", sure_notice_dated="y"))
    assert the_notice().confirmed == ["notice_dated"]
    page = signed_in.page(f"{notice}/change", **{**FORM, "dated": days(18).isoformat()})
    assert the_notice().confirmed == [], "what was confirmed was the other day"
    assert said_as(days(26)) not in words_of(page).split("Dates that moved")[0]


def test_it_can_not_have_come_before_it_was_written(signed_in, case):
    notice, _page = begun(signed_in, case, received=days(-5).isoformat(), received_how="postmark")
    said = words_of(signed_in.page(f"{notice}/clock", rule="SNAP-KEEP"))
    assert "The day it came lies before the date printed on the notice" in said
    assert said_as(days(-5)) in said
    assert said_as(days(8)) in words_of(signed_in.page(notice))


def test_what_can_not_be_read_as_a_day_stays_as_typed(signed_in, case):
    facts = {**FORM, "dated": "February 30, 2026", "takes_away": HOSTILE}
    page = signed_in.page(f"/cases/{case.public_id}/notices/new", 422, **facts)
    assert page.select_one("#dated")["value"] == "February 30, 2026"
    assert page.select_one("#takes_away").text.strip() == HOSTILE
    assert not db.session.scalars(select(Notice)).all()


def test_nobody_knows_the_clock_and_a_day_is_read_by_hand(signed_in, case):
    notice, _page = begun(signed_in, case)
    page = signed_in.page(f"{notice}/clock", 422, rule="", by_hand=days(28).isoformat())
    assert "Write what has to be done by that day." in words_of(page)
    facts = {"rule": "", "by_hand": days(28).isoformat(), "by_hand_title": "Send the form back"}
    said = words_of(signed_in.page(f"{notice}/clock", **facts))
    assert "Send the form back" in said and said_as(days(28)) in said
    assert "We do not know yet which clock it starts" in said


def test_hostile_words_are_only_words(signed_in, case, advocate):
    notice = kept(case, advocate, takes_away=HOSTILE, numbers=HOSTILE, agency_name=HOSTILE)
    page = signed_in.page(f"/notices/{notice}")
    assert "<script>alert(1)</script>" in words_of(page)
    for url in ("", "/notices", "/timeline"):
        signed_in.page(f"/cases/{case.public_id}{url}")


def test_a_second_click_is_the_same_notice(signed_in, case):
    form = {"once": "11111111-1111-4111-8111-111111111111", **FORM}
    for _ in range(2):
        assert signed_in.open(f"/cases/{case.public_id}/notices/new", form).status_code == 303
    the_notice()


def test_others_do_not_see_it(browser, make, case, advocate):
    notice = kept(case, advocate)
    browser.sign_in(make.advocate())
    for part in PAGES:
        assert browser.open(f"/notices/{notice}{part}").status_code == 404
    assert browser.send(f"/notices/{notice}/clock", rule="UI-APPEAL").status_code == 404
    assert browser.open(f"/cases/{case.public_id}/notices").status_code == 404
    assert browser.send(f"/cases/{case.public_id}/notices/new", **FORM).status_code == 404
    assert the_notice().rule == "SNAP-KEEP"


def test_what_moved_is_listed_with_who_and_why(signed_in, case, advocate):
    notice = kept(case, advocate)
    shipped = current_ruling()
    with db.writing():
        ruling = Ruling(shipped.rules, shipped.orders, {"SNAP-KEEP": {"state_days": "13"}})
        found = db.session.scalars(select(Notice)).one()
        recount(found, ruling, MovedBy.SETTING, "13 days in our state", advocate)
    said = words_of(signed_in.page(f"/notices/{notice}"))
    assert "Dates that moved" in said
    assert advocate.name in said and "13 days in our state" in said
    assert db.session.scalars(select(DeadlineMove)).one().work_by_after == days(11)


def test_a_renewal_can_be_denied_too_and_keeping_says_its_condition(signed_in, case, advocate):
    with db.writing():
        facts = NoticeFacts(System.BENEFITS, NoticeKind.DENIED, "SNAP-FH", dated=days(-2))
        notice = record_notice(db.session.merge(case), facts, advocate).public_id
    for page in (f"/notices/{notice}", "/"):
        said = words_of(signed_in.page(page))
        assert "Only if it was running before" in said and "Check the notice" in said
    assert "only for you if it was running before" in words_of(signed_in.page(f"/notices/{notice}/rights"))


def test_a_move_stands_unread_until_who_leads_the_case_has_read_it(signed_in, make, case, advocate):
    notice = kept(case, advocate)
    facts = {**FORM, "dated": days(-1).isoformat(), "version": 1}
    assert "I have read this" in words_of(signed_in.page(f"/notices/{notice}/change", **facts))
    supervisor = make.supervisor()
    signed_in.sign_in(supervisor)
    assert signed_in.send(f"/notices/{notice}/moves/read").status_code == 404
    assert not db.session.scalars(select(DeadlineMove).where(DeadlineMove.seen_on.is_not(None))).all()
    signed_in.sign_in(advocate)
    for _ in range(2):
        signed_in.send(f"/notices/{notice}/moves/read")
    assert "I have read this" not in words_of(signed_in.page(f"/notices/{notice}"))
    db.session.rollback()
    assert {move.seen_on for move in db.session.scalars(select(DeadlineMove))} == {clock.today()}


def test_past_is_not_closed(signed_in, case, advocate):
    notice = kept(case, advocate, dated=days(-150))
    said = words_of(signed_in.page(f"/notices/{notice}"))
    assert "Past is not closed" in said
    assert "Write to file late" in said


def test_it_stands_on_the_case_and_its_list(signed_in, case, advocate):
    page = signed_in.page(f"/cases/{case.public_id}/notices")
    assert "No notice is written down yet." in words_of(page)
    kept(case, advocate)
    said = words_of(signed_in.page(f"/cases/{case.public_id}"))
    assert "Notices and dates" in said
    assert "Keep what there is" in said
    assert "Cut down" in words_of(signed_in.page(f"/cases/{case.public_id}/notices"))


def test_of_two_who_change_it_the_second_sees_both_texts(signed_in, case, advocate):
    notice = kept(case, advocate)
    signed_in.page(f"/notices/{notice}/change", **{**FORM, "takes_away": "First", "version": 1})
    page = signed_in.page(f"/notices/{notice}/change", 409, **{**FORM, "takes_away": "Second", "version": 1})
    assert "First" in words_of(page) and "Second" in words_of(page)
    assert the_notice().takes_away == "First"


def test_it_ends_with_a_reason(signed_in, case, advocate):
    notice = kept(case, advocate)
    signed_in.page(f"/notices/{notice}/end", 422, said=" ")
    assert "They took it back." in words_of(
        signed_in.page(f"/notices/{notice}/end", said="They took it back.")
    )


def test_a_scan_comes_with_it(signed_in, case):
    begun(signed_in, case, files=files(photo()), shows="Page 1")
    assert (one().kind, one().subject, one().shows) == ("notice", the_notice().public_id, "Page 1")


def test_words_about_a_scan_that_is_not_there_are_asked_about_and_kept(signed_in, case):
    address, sent = f"/cases/{case.public_id}/notices/new", {**FORM, "once": str(uuid4()), "shows": "Page 1"}
    signed_in.page(address, 422, **sent, dated="the day after", files=files(photo()))
    sent["dated"] = days(-2).isoformat()
    for missing in ({"without": str(one().public_id)}, {"once": str(uuid4())}):
        page = signed_in.page(address, 422, **(sent | missing))
        assert "take these words out" in words_of(page) and "Page 1" in str(page)
    signed_in.page(address, **sent)
    assert one().shows == "Page 1"
