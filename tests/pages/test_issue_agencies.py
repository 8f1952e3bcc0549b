"""Which agency of the directory an issue is with, from what someone typed."""

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.issues.models import Issue, System

TITLE = "Larkmere cut home care from 30 to 12 hours"
PAGES = ("", "/edit", "/wait", "/take-up", "/end")


@pytest.fixture
def advocate(make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


@pytest.fixture
def signed_in(browser, advocate):
    return browser.sign_in(advocate)


@pytest.fixture
def agency(make):
    """Makes an agency of this name."""

    def named(name):
        row = Agency(
            name=name, sort_name=name.casefold(), search_text=name.casefold(), changed_at=clock.now()
        )
        return make.kept(row)

    return named


def issue_in(make, case, **facts):
    facts = {"title": TITLE, "system": System.HEALTHCARE, "opened_on": clock.today(), **facts}
    return make.kept(Issue(case_id=case.id, **facts))


def words_of(page):
    return page.main.get_text(" ", strip=True)


def the_issue():
    db.session.rollback()
    return db.session.scalars(select(Issue)).one()


def test_a_name_that_is_one_agencys_is_linked(signed_in, case, agency):
    larkmere = agency("Larkmere Housing Office")
    signed_in.page(
        f"/cases/{case.public_id}/issues/new",
        title=TITLE,
        system="housing",
        agency_name="larkmere housing office",
    )
    assert the_issue().agency_id == larkmere.id
    assert the_issue().agency_name == "Larkmere Housing Office"


def test_a_name_that_could_be_several_is_asked_about(signed_in, case, agency):
    agency("Larkmere Housing Office")
    court = agency("Larkmere Housing Court")
    agency("Elsewhere Clinic")
    url, answers = (
        f"/cases/{case.public_id}/issues/new",
        {"title": TITLE, "system": "housing", "agency_name": "larkmere"},
    )
    page = signed_in.page(url, 422, **answers)
    names = [label.text for label in page.select("label[for^=which]")]
    assert names == [
        "Larkmere Housing Court",
        "Larkmere Housing Office",
        "None of these: keep the name as I wrote it",
    ]
    assert page.select_one("#title")["value"] == TITLE
    signed_in.page(url, **answers, which=str(court.public_id))
    assert the_issue().agency_id == court.id


def test_a_name_may_stay_as_it_was_written(signed_in, case, agency):
    agency("Larkmere Housing Office")
    url = f"/cases/{case.public_id}/issues/new"
    page = signed_in.page(url, title=TITLE, system="housing", agency_name="Larkmere", which="as_typed")
    assert "Larkmere" in words_of(page)
    assert (the_issue().agency_id, the_issue().agency_name) == (None, "Larkmere")


def test_an_agency_that_was_not_offered_can_not_be_chosen(signed_in, case, agency):
    agency("Larkmere Housing Office")
    clinic = agency("Elsewhere Clinic")
    url = f"/cases/{case.public_id}/issues/new"
    answers = {"title": TITLE, "system": "housing", "agency_name": "larkmere"}
    signed_in.page(url, 422, **answers, which=str(clinic.public_id))


def test_a_linked_agency_stays_while_its_name_is_left_alone(signed_in, make, case, agency):
    first, _second = agency("Same Name"), agency("Same Name")
    issue = issue_in(make, case, agency_id=first.id, agency_name="Same Name")
    url = f"/issues/{issue.public_id}/edit"
    signed_in.page(url, title="Other", system="housing", agency_name="Same Name", version=1)
    assert (the_issue().title, the_issue().agency_id) == ("Other", first.id)
