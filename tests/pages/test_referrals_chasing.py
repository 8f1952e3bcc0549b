"""Referrals that have gone: answers, tries, ends, and who is to ask again."""

from datetime import timedelta
from typing import Any

import pytest

from advocacy import clock
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.directory.models import Agency, Phone, Service
from advocacy.folding import fold
from advocacy.referrals.models import Referral
from advocacy.referrals.queries import referrals_to_chase
from advocacy.referrals.states import ReferralState
from advocacy.referrals.waiting import ask_again_after, working_days_after
from tests.looking import Browser
from tests.pages.referrals import ASKED, YES, problems, said, stands, the_referral, url


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


@pytest.fixture
def add_service(make):
    def add(name: str = "Rides to clinics", **facts: Any) -> Service:
        agency = make.kept(Agency(name="Cedar Street Center", sort_name="cedar", changed_at=clock.now()))
        make.kept(Phone(agency_id=agency.id, as_found="555-0163"))
        text = fold(f"{name} cedar street center")
        return make.kept(Service(agency_id=agency.id, name=name, search_text=text, **facts))

    return add


@pytest.fixture
def written(browser, make, case, add_service):
    service = add_service()
    make.consent(case, agency_id=service.agency_id)
    return browser.page(f"/cases/{case.public_id}/referrals/new?service={service.public_id}", **ASKED)


@pytest.fixture
def issued(browser, written):
    browser.page(url("/agree"), **YES)
    return browser.page(url("/issue"), do="issue")


@pytest.fixture
def sent(browser, issued):
    return browser.page(url("/sent"), sent_on="today", how="fax", note="confirmation kept")


def test_sending_says_when_to_ask_again(browser, sent):
    assert the_referral().ask_again_on == ask_again_after(ReferralState.SENT, clock.today(), urgent=False)
    assert "Ask again on" in said(sent)


def test_a_call_nobody_took_is_written_down_and_asked_again(browser, sent):
    page = browser.page(url("/answer"), answer="no_answer_call", on="today", words="Left no message.")
    assert stands(page) == "Sent. No answer yet."
    assert "Asked, no answer" in said(page) and "Left no message." in said(page)
    assert the_referral().ask_again_on == working_days_after(clock.today(), 3)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "Choose what they said."),
        ({"answer": "waitlisted"}, "Write what they said. One sentence is enough."),
        ({"answer": "declined_by_agency", "words": "No."}, "Choose why they cannot help."),
        ({"answer": "scheduled"}, "Write the day of the first meeting."),
        ({"answer": "accepted", "on": "tomorrow"}, "The day must lie between the day it was sent and today."),
        ({"answer": "accepted", "meeting": "someday"}, "Write the day as in March 20, 2026"),
    ],
)
def test_an_answer_without_its_facts_gets_a_sentence(browser, sent, form, sentence):
    page = browser.page(url("/answer"), status=422, **{"on": "today", **form})
    assert sentence in problems(page)
    assert the_referral().state == ReferralState.SENT


def test_a_no_ends_it_with_its_reason(browser, sent):
    form = {"answer": "declined_by_agency", "on": "today", "words": "They are full.", "why": "no_capacity"}
    page = browser.page(url("/answer"), **form)
    assert stands(page) == "They cannot help."
    assert "The service is full" in said(page) and "They are full." in said(page)
    assert (the_referral().ended_on, the_referral().ask_again_on) == (clock.today(), None)


def test_giving_up_on_reaching_them_takes_three_tries_in_two_ways(browser, sent):
    ending = {"outcome": "unable_to_contact", "on": "today", "words": "Nobody answered."}
    for answer in ("no_answer_call", "no_answer_call", "no_answer_email"):
        assert "Try at least 3 times" in problems(browser.page(url("/end"), status=422, **ending))
        browser.page(url("/answer"), answer=answer, on="today")
    assert stands(browser.page(url("/end"), **ending)) == "It did not work out."


def test_what_the_person_says_can_come_later(browser, sent):
    browser.page(url("/end"), outcome="person_declined", on="today", words="She found another way.")
    page = browser.page(url())
    assert stands(page) == "The person chose to stop." and "Nobody has asked them yet." in said(page)
    page = browser.page(url("/their-view"), persons_view="not_helped", persons_words="It took too long.")
    assert "It did not help" in said(page) and "It took too long." in said(page)


def test_an_end_says_what_happened(browser, sent):
    page = browser.page(url("/end"), status=422, outcome="barrier_cost", on="today")
    assert "Say why. One sentence is enough." in problems(page)


PARTS = (
    "",
    "/edit",
    "/agree",
    "/sent",
    "/end",
    "/their-view",
    "/throw-away",
    "/preview",
    "/preview.pdf",
    ".pdf",
)


def test_nobody_else_meets_the_referral(make, app, written):
    stranger = Browser(app).sign_in(make.advocate(team=make.other_team()))
    for part in PARTS:
        assert stranger.open(url(part)).status_code == 404, part
    for part in ("/edit", "/agree", "/issue", "/sent", "/answer", "/end", "/their-view", "/throw-away"):
        assert stranger.send(url(part), **YES).status_code == 404, part


def test_the_case_shows_what_is_under_way_and_when_to_ask(browser, case, sent):
    page = said(browser.page(f"/cases/{case.public_id}"))
    assert "Services asked to help" in page and "Ask again: Rides to clinics" in page
    assert "Referral to Rides to clinics: Sent. No answer yet." in said(
        browser.page(f"/cases/{case.public_id}/timeline")
    )
    assert "Sent. No answer yet." in said(browser.page(f"/cases/{case.public_id}/referrals"))


def test_who_is_to_be_asked_again_is_known_to_home_and_supervision(make, rosa, browser, sent):
    due = the_referral().ask_again_on
    found = db.session.scalars(referrals_to_chase(rosa, due)).all()
    assert [one.id for one in found] == [the_referral().id]
    assert db.session.scalars(referrals_to_chase(rosa, due - timedelta(days=1))).all() == []
    assert db.session.scalars(referrals_to_chase(make.supervisor(), due)).one()
    assert db.session.scalars(referrals_to_chase(make.advocate(), due)).all() == []


@pytest.mark.parametrize("address", ["/cases/{case}/referrals", "/cases/{case}", "/cases/{case}/timeline"])
def test_lists_cost_the_same_however_long(browser, make, rosa, case, add_service, queries, address):
    costs = []
    for more in (3, 9):
        for _ in range(more):
            facts = {
                "made_at": clock.now(),
                "changed_at": clock.now(),
                "author_id": rosa.id,
                "need": "A ride",
            }
            service = add_service()
            referral = make.kept(Referral(case_id=case.id, service_id=service.id, state="sent", **facts))
            with db.writing():
                add_entry(case, "referral", referral.public_id, "Referral sent", by=rosa)
        browser.page(address.format(case=case.public_id))
        with queries() as seen:
            browser.page(address.format(case=case.public_id))
        costs.append(len(seen))
    assert costs[0] == costs[1]
