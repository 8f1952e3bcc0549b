"""The overview of a case, opening one, changing one."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.cases.models import Case, TimelineEntry
from advocacy.db import db


@pytest.fixture
def advocate(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    return advocate


def test_an_advocate_opens_a_case_and_leads_it(advocate, make, browser):
    person = make.person(advocate)
    page = browser.page(f"/cases/new?person={person.public_id}")
    assert page.select_one("input[name=lead]")["value"] == str(advocate.public_id)

    page = browser.page(
        f"/cases/new?person={person.public_id}",
        about="Her home care was cut.",
        intensity="standard",
        opened_on="today",
        lead=str(advocate.public_id),
    )

    assert "The case is open" in page.select_one("[role=status]").text
    assert "Her home care was cut." in page.text
    assert "Support began" in page.select_one("ol.timeline").text
    case = db.session.scalars(select(Case)).one()
    assert (case.reference, case.opened_on, case.team_id) == ("0001", clock.today(), advocate.team_id)


def test_a_double_click_opens_one_case(advocate, make, browser):
    person = make.person(advocate)
    form = {
        "once": str(uuid4()),
        "intensity": "light",
        "opened_on": "today",
        "lead": str(advocate.public_id),
    }
    answers = [browser.open(f"/cases/new?person={person.public_id}", form) for _ in range(2)]
    assert answers[0].location == answers[1].location
    assert db.session.scalar(select(func.count()).select_from(Case)) == 1


def test_a_case_is_not_opened_for_someone_elses_person(advocate, make, browser):
    person = make.person(make.advocate())
    browser.page(f"/cases/new?person={person.public_id}", status=404)
    browser.page(
        f"/cases/new?person={person.public_id}",
        status=404,
        intensity="light",
        opened_on="today",
        lead=str(advocate.public_id),
    )
    assert db.session.scalar(select(func.count()).select_from(Case)) == 0


@pytest.mark.parametrize("path", ["", "/timeline", "/edit"])
def test_someone_elses_case_is_not_found(advocate, make, browser, path):
    case = make.case(make.advocate())
    browser.page(f"/cases/{case.public_id}{path}", status=404)


def test_the_overview_says_how_many_entries_there_are(advocate, make, browser):
    case = make.case(advocate)
    fill(case, 30)
    page = browser.page(f"/cases/{case.public_id}")
    assert len(page.select("ol.timeline > li")) == 5
    assert "All 30 entries" in page.text


def test_the_timeline_pages_honestly(advocate, make, browser):
    case = make.case(advocate)
    fill(case, 60)
    page = browser.page(f"/cases/{case.public_id}/timeline?page=3")
    assert len(page.select("ol.timeline > li")) == 10
    assert "51 to 60 of 60" in page.text
    assert "Older entries" not in page.text


def fill(case, count):
    with db.writing():
        for number in range(count):
            db.session.add(
                TimelineEntry(
                    case_id=case.id,
                    happened_on=clock.today(),
                    kind="note",
                    subject=uuid4(),
                    title=f"Entry {number}",
                )
            )
