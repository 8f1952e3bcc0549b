"""Searching notes and letters: what stands on the page, and that nothing hidden shows through it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.contacts.operations import ContactFacts, log_contact
from advocacy.db import db
from advocacy.drafts.operations import keep_draft
from tests.house.records import CANARY, make_records
from tests.looking import Browser


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


def logged(cases, note, by, days_ago=0):
    with db.writing():
        facts = ContactFacts(clock.today() - timedelta(days=days_ago), "call", reached=True, note=note)
        return log_contact(facts, cases, once=None, by=by)


def hits(page):
    return [link["href"] for link in page.select("[aria-labelledby=texts] .rows__title a")]


def test_a_hit_says_what_it_is_when_whose_and_shows_the_words(browser, make, rosa):
    case = make.case(rosa, make.person(name="Marisol Peña"))
    contact = logged([case], "We talked long. The kettle was broken.", rosa)
    page = browser.page("/search", words="kettle")
    assert hits(page) == [f"/contacts/{contact.public_id}"]
    assert page.select_one("mark").text == "kettle"
    words = page.select_one("[aria-labelledby=texts]").get_text(" ", strip=True)
    assert "Contact, Today" in words and "Marisol Peña" in words and case.reference in words
    assert browser.open(hits(page)[0]).status_code == 200


def test_html_in_a_note_stays_words(browser, make, rosa):
    logged([make.case(rosa)], "<script>alert(1)</script> <b>kettle</b> & <mark>tea</mark>", rosa)
    page = browser.page("/search", words="kettle tea alert")
    assert {mark.text for mark in page.select("mark")} == {"kettle", "tea", "alert"}
    assert "<b>kettle</b> & <mark>tea" in page.select_one(".excerpt").text
    assert not page.select(".excerpt b, .excerpt script")


def test_pages_and_filters_keep_the_search(browser, make, rosa):
    case = make.case(rosa)
    other = make.advocate()
    make.assignment(case.person, other, case)
    notes = [logged([case], "the kettle", rosa, days_ago=day) for day in range(23)]
    logged([case], "the kettle", other, days_ago=60)
    page = browser.page("/search", words="kettle")
    assert hits(page)[0] == f"/contacts/{notes[0].public_id}" and len(hits(page)) == 20
    assert "1 to 20 of 24" in page.text
    second = browser.page(page.select_one("a[rel=next]")["href"])
    assert len(hits(second)) == 4 and not second.select_one("a[rel=next]")
    mine = browser.page(page.find("a", string="Show only what I wrote")["href"])
    assert "of 23" in mine.text
    month = browser.page(page.find("a", string="The last month")["href"])
    assert "of 23" in month.text
    letters = browser.page(page.select_one('[aria-labelledby=texts] a[href*="kind=letter"]')["href"])
    assert "Nothing here holds all of these words." in letters.text


@pytest.mark.parametrize(
    "query", ["page=9", "page=-1", "page=x", "kind=nonsense", "since=nonsense", "whose=nobody"]
)
def test_nonsense_in_the_address_harms_nothing(browser, make, rosa, query):
    logged([make.case(rosa)], "the kettle", rosa)
    stored = browser.send("/search", words="kettle").location
    assert browser.open(f"{stored}&{query}").status_code == 200


@pytest.mark.parametrize(
    "relation", ["formerly_mine", "starts_tomorrow", "team_mate", "other_team", "other_supervisor"]
)
def test_hidden_and_absent_are_the_same_page(app, make, relation):
    """What a stranger reads when something is there is, to the letter, what they read when nothing is."""
    empty_handed = Browser(app).sign_in(make.advocate())
    stored = empty_handed.send("/search", words=CANARY).location
    nothing = plain(empty_handed.page(stored))
    records = make_records(make)
    logged([records.case], f"{CANARY} kettle", records.lead)
    browser = Browser(app).sign_in(records.who(make, relation))
    stored = browser.send("/search", words=CANARY).location
    assert plain(browser.page(stored)) == nothing
    for narrowed in ("&kind=contact", "&kind=letter", "&since=year", "&whose=mine", "&page=2"):
        page = browser.page(stored + narrowed)
        assert not hits(page) and "Nothing here holds all of these words." in page.text
        assert not page.select(".pages")


def plain(page):
    for printed in page.select(".print-only"):
        printed.extract()
    return page.select_one("main").get_text(" ", strip=True)


@pytest.mark.parametrize("relation", ["lead", "cover", "supervisor"])
def test_whoever_may_open_it_finds_it(app, make, relation):
    records = make_records(make)
    contact = logged([records.case], f"{CANARY} kettle", records.lead)
    page = Browser(app).sign_in(records.who(make, relation)).page("/search", words="kettle")
    assert hits(page) == [f"/contacts/{contact.public_id}"]


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_who_reads_no_cases_has_no_search(app, make, role):
    browser = Browser(app).sign_in(getattr(make, role)())
    assert browser.open("/search").status_code == 403


def test_a_contact_with_two_people_names_only_whom_one_may_see(app, make):
    rosa, other = make.advocate(), make.advocate()
    hidden = make.case(other, make.person(name="Hidden Name"))
    seen = make.case(rosa, make.person(name="Seen Name"))
    logged([hidden, seen], "the kettle", rosa)
    page = Browser(app).sign_in(rosa).page("/search", words="kettle")
    assert "Seen Name" in page.text and "Hidden Name" not in page.text and len(hits(page)) == 1


def test_nobody_finds_a_draft(app, make):
    rosa = make.advocate()
    case = make.case(rosa)
    with db.writing():
        fields = {"note": "the kettle"}
        keep_draft("contact", fields, draft_id=None, subject=case.public_id, once=None, by=rosa)
    for user in (rosa, make.supervisor()):
        assert not hits(Browser(app).sign_in(user).page("/search", words="kettle"))


@pytest.mark.parametrize(
    "words", ['"', '"the ket', "kettle OR 1=1", "NEAR(kettle)", "-kettle *", "%", "\\", "kettle' --", "' ' '"]
)
def test_operators_are_only_words(browser, make, rosa, words):
    logged([make.case(rosa)], "Nothing of the kind.", rosa)
    page = browser.page("/search", words=words)
    assert not hits(page)


def test_too_much_is_told_so_and_stays_in_the_box(browser, rosa):
    answer = browser.open("/search", {"words": "kettle " * 700})
    assert answer.status_code == 422 and "Use 200 letters or fewer." in answer.text
    assert answer.text.count("kettle") > 600


def test_a_search_is_recorded_with_its_count_and_never_its_words(browser, make, rosa):
    contact = logged([make.case(rosa)], "the kettle", rosa)
    browser.page("/search", words="kettle")
    row = db.session.scalars(
        select(AuditEvent).where(AuditEvent.action == "texts.searched").order_by(AuditEvent.id.desc())
    ).first()
    assert row is not None and '"found": 1' in row.detail and str(contact.public_id) in row.detail
    assert "kettle" not in row.detail


def test_the_page_costs_the_same_with_more_hits(browser, make, queries, rosa):
    def cost():
        with queries() as seen:
            browser.page(stored)
        return len(seen)

    logged([make.case(rosa)], "the kettle", rosa)
    stored = browser.send("/search", words="kettle").location
    few = cost()
    for _ in range(6):
        logged([make.case(rosa)], "the kettle", rosa)
    assert cost() == few
