"""The list of cases: whose, in which group, with what comes next."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from advocacy import clock
from advocacy.cases.operations import close_case, pause_case
from advocacy.db import db
from advocacy.tasks.appointing import AppointmentFacts, make_appointment
from advocacy.tasks.operations import add_task, drop_task


@pytest.fixture
def advocate(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    return advocate


def of(make, advocate, name):
    return make.case(advocate, make.person(name=name, team_id=advocate.team_id))


def names(page):
    return [link.text for link in page.select("tbody th a")]


def soon(days):
    return clock.today() + timedelta(days=days)


def test_each_case_shows_what_comes_first(advocate, make, browser):
    case = of(make, advocate, "Deshawn")
    with db.writing():
        add_task(case, "Someday", None, advocate, by=advocate)
        add_task(case, "Call the housing office", soon(5), advocate, by=advocate)
        make_appointment(case, AppointmentFacts("Visit", soon(2)), advocate, by=advocate)
    row = browser.page("/cases").select_one("tbody tr").text
    assert "Visit" in row
    assert "Call the housing office" not in row


def test_the_groups_are_links_with_their_counts(advocate, make, browser):
    planned, bare, resting, closed = (of(make, advocate, name) for name in ("Abel", "Bea", "Cem", "Dina"))
    with db.writing():
        add_task(planned, "Call", soon(1), advocate, by=advocate)
        drop_task(add_task(bare, "Write", None, advocate, by=advocate), words="Not needed.", by=advocate)
        pause_case(resting, words="Away", look_again_on=soon(9), by=advocate)
        close_case(closed, reason="finished", words="", persons_view="", by=advocate)

    page = browser.page("/cases")
    assert [link.text for link in page.select(".chosen a")] == [
        "Everyone (3)",
        "Need a next step (1)",
        "Closed (1)",
    ]
    assert names(page) == ["Abel", "Bea", "Cem"]
    assert names(browser.page("/cases?group=need-a-step")) == ["Bea"]
    ended = browser.page("/cases?group=closed")
    assert names(ended) == ["Dina"]
    assert "What they wanted is done" in ended.select_one("tbody").text
    assert names(browser.page("/cases?group=nonsense")) == ["Abel", "Bea", "Cem"]


def test_a_long_silence_is_said_in_words(advocate, make, browser):
    case = make.case(advocate, last_contact_on=soon(-40))
    with db.writing():
        add_task(case, "Say hello", soon(1), advocate, by=advocate)
    assert "40 days without contact" in browser.page("/cases").text


def test_nobody_elses_cases_are_listed_or_counted(advocate, make, browser):
    make.case(make.advocate())
    page = browser.page("/cases")
    assert "You are not supporting anyone yet" in page.text
    assert "Everyone (0)" in page.text


def test_a_supervisor_sees_the_team_and_who_leads(make, browser):
    lead = make.advocate(name="Bea Laurent")
    make.case(lead)
    make.case(make.advocate(team=make.other_team()))
    browser.sign_in(make.supervisor())
    page = browser.page("/cases")
    assert len(page.select("tbody tr")) == 1
    assert "Bea Laurent" in page.select_one("tbody").text


def test_the_list_is_paged_and_says_how_many(advocate, make, browser):
    for number in range(27):
        of(make, advocate, f"Person {number:02}")
    page = browser.page("/cases?page=2")
    assert "26 to 27 of 27" in page.text
    assert len(page.select("tbody tr")) == 2


def test_a_list_is_one_row_of_the_audit(advocate, make, browser):
    make.case(advocate)
    make.case(advocate)
    browser.page("/cases")
    rows = db.session.execute(text("select action, detail from audit_event")).all()
    assert [row.action for row in rows] == ["cases.listed"]
    assert '"count": 2' in rows[0].detail


@pytest.mark.parametrize("role", ["advocate", "supervisor"])
def test_the_number_of_queries_does_not_grow_with_the_cases(make, browser, queries, role):
    user = getattr(make, role)()
    browser.sign_in(user)

    def seen(count):
        for _ in range(count):
            case = make.case(user)
            with db.writing():
                add_task(case, "Call", None, user, by=user)
        with queries() as statements:
            browser.page("/cases")
        return len(statements)

    seen(1)
    assert seen(2) == seen(10)
