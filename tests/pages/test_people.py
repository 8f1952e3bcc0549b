"""The list of people, finding someone, adding someone, and the page of one person."""

import json

import pytest
from sqlalchemy import select

from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.drafts.models import StoredSearch
from tests.pages.people import add_person


@pytest.fixture
def advocate(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    return advocate


def events(action):
    return db.session.scalars(select(AuditEvent).where(AuditEvent.action == action)).all()


def names(page):
    return [link.text for link in page.select("tbody th a")]


def test_everyone_is_on_the_list_by_name(browser, advocate):
    for name in ("Zoë Ábel", "Ángel Ruiz", "مریم حیدری"):
        add_person(advocate, name)

    page = browser.page("/people")

    assert names(page) == ["Ángel Ruiz", "Zoë Ábel", "مریم حیدری"]
    assert "1 to 3 of 3 people" in page.text
    assert json.loads(events("people.listed")[0].detail)["count"] == 3


def test_a_long_list_comes_in_pages(browser, advocate):
    for number in range(27):
        add_person(advocate, f"Person {number:02}")

    page = browser.page("/people")
    assert "1 to 25 of 27 people" in page.text

    page = browser.page(page.select_one('a[rel="next"]')["href"])
    assert names(page) == ["Person 25", "Person 26"]


def test_the_list_says_how_to_reach_someone_and_shows_no_number(browser, advocate):
    add_person(advocate, phone="555-0142")

    text = browser.page("/people").select_one("tbody").text

    assert "Fine: call." in text
    assert "0142" not in text


def test_an_empty_list_says_what_will_be_there(browser, advocate):
    page = browser.page("/people")

    assert "You are not supporting anyone yet." in page.text
    assert page.select_one('a[href="/people/new"]')


def test_the_number_of_queries_does_not_grow_with_the_list(browser, advocate, queries):
    def counted(url, **form):
        with queries() as seen:
            browser.page(url, **form)
        return len(seen)

    for number in range(3):
        add_person(advocate, f"Person {number}", phone="555-0142")
    browser.page("/people")
    few = counted("/people"), counted("/people/search", words="person")
    for number in range(9):
        add_person(advocate, f"Person 1{number}", phone="555-0142")

    assert (counted("/people"), counted("/people/search", words="person")) == few


def test_nobody_else_s_people_are_listed_or_found(browser, advocate, make):
    stranger = make.advocate(team=make.other_team())
    add_person(stranger, "Kwabena Asante")

    assert "Kwabena" not in browser.page("/people").text
    assert "No one matches “Kwabena”." in browser.page("/people/search", words="Kwabena").text
    assert "Asante" not in browser.send("/people/find", words="Kwabena").text


def test_a_supervisor_finds_everyone_of_the_team_and_nobody_of_another(browser, make):
    add_person(make.advocate(), "Kwabena Asante")
    add_person(make.advocate(team=make.other_team()), "Kwabena Osei")

    page = browser.sign_in(make.supervisor()).page("/people/search", words="kwabena")

    assert names(page) == ["Kwabena Asante"]


def test_the_words_of_a_search_stand_in_no_address(browser, advocate):
    add_person(advocate, "Olena Koval")

    answer = browser.send("/people/search", words="Koval")

    assert answer.status_code == 303
    assert "oval" not in answer.location
    assert names(browser.page(answer.location)) == ["Olena Koval"]
    assert names(browser.page(answer.location)) == ["Olena Koval"], "Reload shows the same."


def test_the_words_of_a_search_are_for_one_session_only(browser, advocate, make):
    browser.send("/people/search", words="Koval")
    search = db.session.scalars(select(StoredSearch)).one().public_id
    browser.sign_in(make.supervisor())

    page = browser.page(f"/people?search={search}")

    assert "Koval" not in page.text


def test_a_search_is_one_audit_row_with_ids_and_no_words(browser, advocate):
    person = add_person(advocate, "Olena Koval")

    browser.page("/people/search", words="Koval")

    [event] = events("people.searched")
    assert json.loads(event.detail) == {"count": 1, "shown": [str(person)]}


def test_searching_for_nothing_shows_everyone(browser, advocate):
    add_person(advocate, "Olena Koval")

    assert names(browser.page("/people/search", words="  ")) == ["Olena Koval"]


def test_finding_as_one_types_answers_with_the_rows_alone(browser, advocate):
    add_person(advocate, "Olena Koval")

    answer = browser.send("/people/find", words="kov")

    assert "Olena Koval" in answer.text
    assert 'data-count="1 person"' in answer.text
    assert "<html" not in answer.text
    assert not db.session.scalars(select(StoredSearch)).all()


def test_the_rows_alone_lead_on_in_the_list(browser, advocate):
    for number in range(27):
        add_person(advocate, f"Person {number}")

    assert 'href="/people?page=2"' in browser.send("/people/find", words="").text


@pytest.mark.parametrize("words", ["\x00", "x" * 201])
def test_words_that_can_not_be_looked_for_are_given_back(browser, advocate, words):
    page = browser.page("/people/search", 422, words=words)

    assert page.select_one(".error-summary")
    assert browser.send("/people/find", words=words).status_code == 422


def test_opening_someone_is_recorded_and_shows_how_to_reach_them_first(browser, advocate):
    person = add_person(advocate, phone="555-0142")

    page = browser.page(f"/people/{person}")

    assert "555-0142" in page.select_one(".identity .safe").text
    assert "Hạnh" not in page.title.text
    assert [event.subject for event in events("person.opened")] == [str(person)]


def test_another_teams_person_is_not_there(browser, advocate, make):
    person = add_person(make.advocate(team=make.other_team()))
    parts = (
        "",
        "/about",
        "/safe-contact",
        "/what-matters",
        "/not-to-be-told",
        "/addresses/new",
        "/supporters/new",
    )

    for part in parts:
        browser.page(f"/people/{person}{part}", 404)
        if part:
            browser.page(f"/people/{person}{part}", 404, name="X", lines="X")
