"""Addresses, protected and not, and the people on someone's side."""

import pytest
from sqlalchemy import func, select

from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.people.models import PersonAddress, Supporter
from tests.pages.people import add_person, details, hidden

SECRET = "99 Hidden Lane"


@pytest.fixture
def advocate(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    return advocate


@pytest.fixture
def person(advocate):
    return f"/people/{add_person(advocate)}"


def add_secret(browser, person):
    browser.page(f"{person}/addresses/new", lines=f"{SECRET}\nRiverbend", protected="y", note="family")
    return f"{person}/addresses/{db.session.scalars(select(PersonAddress)).one().public_id}"


def test_a_protected_address_is_on_no_page_until_someone_asks(browser, person):
    address = add_secret(browser, person)
    for url in (
        person,
        "/people",
        address,
        f"{address}/remove",
        f"{person}/addresses/new",
        f"{person}/about",
    ):
        assert "Hidden Lane" not in browser.page(url).prettify(), url

    assert browser.open(f"{address}/show").status_code == 405
    page = browser.page(f"{address}/show", look="1")

    assert SECRET in page.text
    assert len(details("address.revealed")) == 1
    assert SECRET not in browser.page(person).text


def test_a_protected_address_does_not_stand_in_the_audit(browser, person):
    browser.page(f"{add_secret(browser, person)}/show", look="1")

    assert not [row for row in db.session.scalars(select(AuditEvent)) if "Hidden" in row.detail]


def test_a_protected_address_stays_when_it_is_not_written_anew(browser, person):
    address = add_secret(browser, person)

    browser.page(address, **{**hidden(browser.page(address)), "note": "with friends"}, protected="y")

    row = db.session.scalars(select(PersonAddress)).one()
    assert (row.lines, row.protected, row.note) == (f"{SECRET}\nRiverbend", True, "with friends")


def test_two_who_change_a_protected_address_do_not_show_it_to_each_other(browser, person):
    address = add_secret(browser, person)
    mine = hidden(browser.page(address))
    browser.page(address, **{**hidden(browser.page(address)), "lines": "98 Hidden Lane"}, protected="y")

    page = browser.page(address, 409, **{**mine, "lines": "5 Oak Street", "note": "mine"}, protected="y")

    assert "Hidden Lane" not in page.prettify()
    assert "5 Oak Street" in page.text


def test_an_ordinary_address_is_added_changed_and_removed(browser, person):
    page = browser.page(f"{person}/addresses/new", lines=" 14 Oak Street \n\n Riverbend ")
    assert "14 Oak Street\nRiverbend" in page.text
    address = f"{person}/addresses/{db.session.scalars(select(PersonAddress)).one().public_id}"

    assert "15 Oak Street" in browser.page(address, lines="15 Oak Street").text
    assert "cannot get it back" in browser.page(f"{address}/remove").text
    assert "No address yet." in browser.page(f"{address}/remove", yes="1").text
    actions = ("address.added", "address.changed", "address.removed")
    assert all(len(details(action)) == 1 for action in actions)


@pytest.mark.parametrize("part", ["addresses", "supporters"])
def test_what_someone_else_removed_meanwhile_loses_no_words(browser, person, part):
    browser.page(f"{person}/{part}/new", name="Trang", lines="14 Oak Street")
    row = db.session.scalars(select(PersonAddress if part == "addresses" else Supporter)).one()
    url = f"{person}/{part}/{row.public_id}"
    browser.page(f"{url}/remove", yes="1")

    page = browser.page(url, 422, name="Trang Nguyễn", lines="15 Oak Street", note="new", may_know="all")

    assert "removed this" in page.select_one(".error-summary").text
    assert "15 Oak Street" in page.prettify() or "Trang Nguyễn" in page.prettify()
    browser.page(url, 404)


def test_an_address_needs_words(browser, person):
    page = browser.page(f"{person}/addresses/new", 422, lines=" \n ", note="home")

    assert "Enter the address." in page.select_one(".error-summary").text
    assert page.select_one("[name=note]")["value"] == "home"


def test_a_supporter_is_added_changed_and_removed(browser, person):
    page = browser.page(
        f"{person}/supporters/new", name="Trang", relationship_words="Daughter", phone="555-0177"
    )
    assert "Daughter, may be told nothing" in page.text
    supporter = f"{person}/supporters/{db.session.scalars(select(Supporter)).one().public_id}"

    page = browser.page(supporter, name="Trang Nguyễn", may_know="visit times")
    assert "Daughter, may be told: visit times" in page.text
    browser.page(f"{supporter}/remove", yes="1")
    assert db.session.scalar(select(func.count()).select_from(Supporter)) == 0


def test_of_two_who_change_a_supporter_the_second_sees_both_texts(browser, person):
    browser.page(f"{person}/supporters/new", name="Trang")
    supporter = f"{person}/supporters/{db.session.scalars(select(Supporter)).one().public_id}"
    mine = hidden(browser.page(supporter))
    browser.page(supporter, **{**hidden(browser.page(supporter)), "may_know": "everything"})

    page = browser.page(supporter, 409, **{**mine, "may_know": "visit times"})

    assert "everything" in page.select_one(".conflict").text


def test_an_address_of_someone_else_is_not_there(browser, person, advocate):
    address = add_secret(browser, person)
    other = add_person(advocate, "Olena Koval")

    moved = f"/people/{other}/addresses/{address.rsplit('/', 1)[1]}"

    browser.page(moved, 404)
    browser.page(f"{moved}/remove", 404)
    browser.page(f"{moved}/show", 404, look="1")
