"""The list of people, finding someone, and the page of one person."""

import pytest

from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.people import operations
from advocacy.people.facts import ContactFacts, PersonFacts
from advocacy.people.models import Allowed, Method


@pytest.fixture
def advocate(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    return advocate


def add(by, name="Nguyễn Thị Hạnh", phone="", **facts):
    with db.writing():
        contacts = {Method.CALL: ContactFacts(Allowed.YES, phone)} if phone else {}
        person = operations.add_person(PersonFacts(name, **facts), by=by, contacts=contacts)
        return person.public_id


def test_everyone_is_on_the_list_by_name(browser, advocate):
    for name in ("Zoë Ábel", "Ángel Ruiz", "مریم حیدری"):
        add(advocate, name)

    page = browser.page("/people")

    names = [link.text for link in page.select("tbody th a")]
    assert names == ["Ángel Ruiz", "Zoë Ábel", "مریم حیدری"]
    assert "1 to 3 of 3 people" in page.text


def test_smoke(browser, advocate):
    page = browser.page("/people/new", name="José  Álvarez", phone="(202) 555-0106", date_of_birth="3/20/1984")
    assert "Saved." in page.text
    url = page.select_one('a[href$="/about"]')["href"].removesuffix("/about")
    for part in ("about", "safe-contact", "what-matters", "not-to-be-told", "addresses/new", "supporters/new"):
        browser.page(f"{url}/{part}")
    page = browser.page(f"{url}/addresses/new", lines="1 Oak St\nTown", protected="y")
    assert "Oak" not in page.text
    page = browser.page(f"{url}/supporters/new", name="Trang", may_know="everything")
    for link in page.select('a[href*="/supporters/"], a[href*="/addresses/"]'):
        browser.page(link["href"])
        if not link["href"].endswith("new"):
            browser.page(link["href"] + "/remove")
    shown = browser.page(page.select_one('form[action$="/show"]')["action"], x="1")
    assert "Oak" in shown.text
    assert "José" in browser.page("/people/search", words="alvarez jose").text
    assert "Is it one of them?" in browser.page("/people/new", 422, name="Alvarez Jose").text
    answer = browser.send("/people/find", words="0106")
    assert "José" in answer.text and "<html" not in answer.text
    print(shown.select_one("main").text)
