"""Who can help: finding a service, and keeping the directory right."""

import pytest

from advocacy.db import db
from advocacy.directory.models import Agency, Location, Service
from advocacy.directory.operations import add_agency, add_service, index_agency
from tests.operations.directories import agency_called, bring, counts, service_called


@pytest.fixture
def sam(make, browser):
    user = make.supervisor()
    browser.sign_in(user)
    return user


@pytest.fixture
def legal_aid(sam) -> Agency:
    with db.writing():
        agency = add_agency({"name": "Larch Street Legal Aid", "phone": "555-0160"}, by=sam)
        add_service(
            agency,
            {
                "name": "Eviction defense",
                "description": "A lawyer in court.",
                "languages": "Español, Vietnamese",
            },
            by=sam,
        )
        add_service(agency, {"name": "Old hot line", "status": "inactive"}, by=sam)
        index_agency(agency)
    return agency


def names(page):
    return [tag.text for tag in page.select(".service h2")]


def test_those_one_may_refer_to_come_first_and_the_others_say_why(browser, legal_aid):
    page = browser.page("/directory")
    assert names(page) == ["Eviction defense", "Old hot line"]
    assert "You cannot refer here now. It is not offered at the moment." in page.text
    assert "555-0160" in page.select_one(".service").text


@pytest.mark.parametrize("typed", ["eviction", "LARCH lawyer", "evictión"])
def test_a_service_is_found_by_its_words_or_its_agencys(browser, legal_aid, typed):
    assert names(browser.page("/directory", words=typed)) == ["Eviction defense"]


def test_nothing_found_says_what_to_try(browser, legal_aid):
    assert "Try fewer or other words." in browser.page("/directory", words="submarine").text


def test_a_confidential_place_is_never_listed(browser, legal_aid):
    make_confidential(legal_aid)
    for url in ("/directory", f"/directory/agencies/{legal_aid.public_id}"):
        assert "Hidden Lane" not in browser.page(url).text


def make_confidential(agency):
    with db.writing() as session:
        place = Location(agency_id=agency.id, street="7 Hidden Lane", confidential=True, extra={})
        session.add(place)
        session.flush()
        for service in session.query(Service).all():
            service.location_id = place.id


def test_an_agency_is_added_and_changed(browser, sam):
    page = browser.page("/directory/agencies/new", name="Calder Clinic", phone="555-0123")
    assert page.h1.text == "Calder Clinic" and "555-0123" in page.text
    agency = db.session.query(Agency).one()
    url = f"/directory/agencies/{agency.public_id}/edit"
    browser.page(url, name="Calder Health", phone="555-0124", version="1")
    page = browser.page(url, status=409, name="Other", phone="", version="1")
    assert "Calder Health" in page.select_one(".conflict").text


def test_an_advocate_reads_and_does_not_change(browser, make, legal_aid):
    browser.sign_in(make.advocate())
    browser.page(f"/directory/agencies/{legal_aid.public_id}")
    assert browser.open("/directory/agencies/new").status_code == 403


def test_the_directory_costs_the_same_with_more_services(browser, legal_aid, sam, queries):
    def cost() -> int:
        with queries() as seen:
            browser.page("/directory")
        return len(seen)

    few = cost()
    with db.writing():
        for number in range(9):
            other = add_agency({"name": f"Agency {number}"}, by=sam)
            add_service(other, {"name": f"Service {number}"}, by=sam)
    assert cost() == few


def test_an_imported_agency_shows_its_link_its_numbers_and_its_hours(browser, sam):
    bring()
    agency = agency_called("Alder Street Food Pantry")
    page = browser.page(f"/directory/agencies/{agency.public_id}")
    link = page.select_one('a[href="https://www.example.org/alder"]')
    assert link.text == "www.example.org/alder"
    service = browser.page(f"/directory/services/{service_called('Groceries').public_id}")
    assert "(614) 555-0117" in service.text and "Tue 10:00 am to 1:00 pm" in service.text
    papers = browser.page(f"/directory/services/{service_called('Housing papers').public_id}")
    assert "614 555-0122, extension 3" in papers.text


def test_a_service_that_is_saved_as_it_came_is_not_changed(browser, sam):
    bring()
    url = f"/directory/services/{service_called('Groceries').public_id}/edit"
    form = browser.page(url).select_one("main form[method=post]")
    typed = {box["name"]: box.text.removeprefix("\n") for box in form.select("textarea")}
    typed |= {field["name"]: field.get("value", "") for field in form.select("input[name]:not([type=radio])")}
    assert "\n" in typed["hours"]
    sent = {name: text.replace("\n", "\r\n") for name, text in typed.items()}
    browser.page(url, **{**sent, "how_open": "active"})
    assert counts(bring()) == (7, 0, 7, 0)


def test_the_hidden_house_is_found_and_its_street_is_not(browser, sam):
    bring()
    for url in ("/directory", f"/directory/agencies/{agency_called('Harbor Light House').public_id}"):
        page = browser.page(url)
        assert "614 555-0130" in page.text or "Night shelter" in page.text
        assert "Hidden Lane" not in page.text
