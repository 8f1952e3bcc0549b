"""The overview of a case, opening one, changing one."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from advocacy import clock
from advocacy.cases.models import Case, TimelineEntry
from advocacy.db import db
from advocacy.tasks.operations import add_task


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


def fill(case, count, *, kind="note", on=None):
    with db.writing():
        for number in range(count):
            db.session.add(
                TimelineEntry(
                    case_id=case.id,
                    happened_on=on or clock.today(),
                    kind=kind,
                    subject=uuid4(),
                    title=f"Entry {number}",
                )
            )


def test_of_two_people_who_edit_a_case_the_second_sees_both_texts(advocate, make, browser):
    case = make.case(advocate, about="Before")
    url = f"/cases/{case.public_id}/edit"
    opened = browser.page(url).select_one("input[name=version]")["value"]
    browser.page(url, about="From a colleague", intensity="standard", version=opened)

    page = browser.page(url, 409, about="Mine", intensity="light", version=opened)

    assert "From a colleague" in page.select_one(".conflict").text
    assert page.select_one("textarea[name=about]").text.strip() == "Mine"
    again = page.select_one("input[name=version]")["value"]
    browser.page(url, about="Both", intensity="light", version=again)
    assert db.session.get(Case, case.id).about == "Both"


def test_a_supervisor_opens_a_case_for_anyone_in_the_team(make, browser):
    supervisor, advocate = make.supervisor(), make.advocate()
    browser.sign_in(supervisor)
    person = make.person(advocate)
    url = f"/cases/new?person={person.public_id}"
    assert advocate.name in browser.page(url).text
    answers = {"intensity": "light", "opened_on": "yesterday"}

    page = browser.page(url, 422, **answers)
    assert "Choose who leads this case" in page.text
    page = browser.page(url, **answers, lead=str(advocate.public_id))
    assert "Lead advocate, since" in page.text


def test_someone_elses_team_can_not_be_made_to_lead(make, browser):
    supervisor, stranger = make.supervisor(), make.advocate(team=make.other_team())
    browser.sign_in(supervisor)
    person = make.person(make.advocate())
    url = f"/cases/new?person={person.public_id}"
    browser.page(url, 422, intensity="light", opened_on="today", lead=str(stranger.public_id))
    assert db.session.scalar(select(func.count()).select_from(Case)) == 0


@pytest.mark.parametrize("path", ["", "/timeline"])
def test_the_number_of_queries_does_not_grow_with_the_entries(advocate, make, browser, queries, path):
    def seen(count):
        case = make.case(advocate)
        fill(case, count)
        with db.writing():
            for number in range(count):
                add_task(case, f"Step {number}", None, advocate, by=advocate)
        with queries() as statements:
            browser.page(f"/cases/{case.public_id}{path}")
        return len(statements)

    seen(1)
    assert seen(3) == seen(12)


def test_reading_a_case_is_recorded(advocate, make, browser):
    case = make.case(advocate)
    browser.page(f"/cases/{case.public_id}")
    row = db.session.execute(text("select action, subject from audit_event order by id desc limit 1")).one()
    assert tuple(row) == ("case.opened", str(case.public_id))


def test_the_timeline_can_show_one_kind_and_jump_to_a_year(advocate, make, browser):
    case = make.case(advocate)
    fill(case, 30)
    fill(case, 30, kind="contact", on=clock.today().replace(year=clock.today().year - 1))
    url = f"/cases/{case.public_id}/timeline"

    page = browser.page(f"{url}?show=contacts")
    assert "1 to 25 of 30" in page.text
    assert page.select_one('.chosen [aria-current="page"]').text == "Contacts"

    page = browser.page(url)
    last_year = page.select('nav[aria-label="Years"] a')[1]
    page = browser.page(last_year["href"].split("#")[0])
    assert page.select_one("#" + last_year["href"].split("#")[1])
    assert "26 to 50 of 60" in page.text


def test_a_kind_of_which_there_is_nothing_says_so(advocate, make, browser):
    case = make.case(advocate)
    fill(case, 3)
    page = browser.page(f"/cases/{case.public_id}/timeline?show=contacts")
    assert "There is nothing of this kind yet." in page.text


def test_a_persons_page_leads_to_their_cases(advocate, make, browser):
    case = make.case(advocate, reference="0142")
    hidden = make.case(make.advocate(), case.person, reference="0143")
    page = browser.page(f"/people/{case.person.public_id}")
    assert page.select_one(f'a[href="/cases/{case.public_id}"]').text == "Case 0142"
    assert page.select_one(f'a[href="/cases/{hidden.public_id}"]') is None
    assert "Case 0143" not in page.text
