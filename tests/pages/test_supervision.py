"""What the supervisor sees at a glance, and what they do about it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.cases.models import CaseState
from advocacy.db import db
from advocacy.tasks.models import Task
from tests.looking import Browser


@pytest.fixture
def sam(make, browser):
    user = make.supervisor(name="Sam Adeyemi")
    browser.sign_in(user)
    return user


def days_ago(days):
    return clock.today() - timedelta(days=days)


def figures(page) -> dict[str, list[str]]:
    rows = page.select("table.cards-table tbody tr")
    return {row.th.text.strip(): [cell.select("span")[-1].text for cell in row.select("td")] for row in rows}


def test_each_advocates_load_is_weight_and_not_only_count(browser, make, sam):
    rosa = make.advocate(name="Rosa Delgado")
    make.case(rosa, intensity="intensive", last_contact_on=clock.today())
    make.case(rosa, intensity="light", last_contact_on=clock.today())
    make.case(rosa, state=CaseState.PAUSED, last_contact_on=days_ago(90))
    shown = figures(browser.page("/supervision"))
    assert shown["Rosa Delgado"] == ["3", "4.5", "0", "0"]


def test_who_is_quiet_and_what_is_overdue_is_counted_and_one_click_away(browser, make, sam):
    rosa = make.advocate(name="Rosa Delgado")
    quiet = make.case(rosa, last_contact_on=days_ago(31), opened_on=days_ago(60))
    make.case(rosa, last_contact_on=days_ago(29), opened_on=days_ago(60))
    make.kept(
        Task(
            case_id=quiet.id,
            owner_id=rosa.id,
            what="Call",
            due_on=days_ago(1),
            made_at=clock.now(),
            made_by_id=rosa.id,
        )
    )
    page = browser.page("/supervision")
    assert figures(page)["Rosa Delgado"][2:] == ["1", "1"]
    for link in ("/supervision/cases?which=quiet", "/supervision/cases?which=overdue"):
        assert page.select_one(f'a[href="{link}"]')
        assert len(browser.page(link).select("tbody tr")) == 1


def test_another_team_is_not_to_be_seen(browser, make, sam):
    elsewhere = make.advocate(name="Jamal Pettway", team=make.other_team())
    case = make.case(elsewhere)
    assert "Jamal Pettway" not in browser.page("/supervision").text
    assert browser.open(f"/supervision/advocates/{elsewhere.public_id}").status_code == 404
    assert browser.open(f"/cases/{case.public_id}/hand-over").status_code == 404


def test_an_advocate_does_not_supervise(browser, make):
    browser.sign_in(make.advocate())
    assert browser.open("/supervision").status_code == 403


def test_a_case_is_handed_over_with_a_note_and_the_old_lead_loses_sight(browser, make, sam, app):
    rosa, dao = make.advocate(name="Rosa"), make.advocate(name="Dao")
    case = make.case(rosa)
    url = f"/cases/{case.public_id}/hand-over"
    page = browser.page(url, to=str(dao.public_id), note="She prefers mornings.")
    assert "Dao leads from today." in page.text
    assert Browser(app).sign_in(dao).open(f"/cases/{case.public_id}").status_code == 200
    assert "She prefers mornings." in page.text or "She prefers mornings." in browser.page(url).text


def test_a_hand_over_needs_a_word(browser, make, sam):
    case = make.case(make.advocate())
    page = browser.page(f"/cases/{case.public_id}/hand-over", status=422, to=str(sam.public_id), note=" ")
    assert "Write a few words for whoever takes it on." in page.text
    assert page.select_one(f'input[value="{sam.public_id}"][checked]')


def test_the_supervisor_takes_over(browser, make, sam):
    case = make.case(make.advocate())
    browser.page(f"/cases/{case.public_id}/hand-over", to=str(sam.public_id), note="I know the agency.")
    rows = db.session.scalars(
        select(Assignment).where(Assignment.case_id == case.id, Assignment.ends_on.is_(None))
    )
    assert [(row.user_id, row.part) for row in rows] == [(sam.id, Part.LEAD)]


def test_cover_for_an_absence_opens_every_case_for_those_days_only(browser, make, sam, app):
    rosa, dao = make.advocate(name="Rosa"), make.advocate(name="Dao")
    cases = [make.case(rosa) for _ in range(3)]
    covering = Browser(app).sign_in(dao)
    assert covering.open(f"/cases/{cases[0].public_id}").status_code == 404
    form = {"to": str(dao.public_id), "starts_on": "today", "ends_on": "tomorrow", "note": "Back on Friday."}
    page = browser.page(f"/supervision/advocates/{rosa.public_id}/cover", **form)
    assert "Dao stands in. Cases: 3." in page.text
    assert all(covering.open(f"/cases/{case.public_id}").status_code == 200 for case in cases)
    assert "Dao" in browser.page("/supervision").select_one("[aria-labelledby=covers]").text


def test_a_double_click_hands_over_once(browser, make, sam):
    case = make.case(make.advocate())
    form = {"to": str(sam.public_id), "note": "Mine.", "once": str(uuid4())}
    first, second = (browser.send(f"/cases/{case.public_id}/hand-over", **form) for _ in range(2))
    assert first.location == second.location
    assert len(db.session.scalars(select(Assignment).where(Assignment.user_id == sam.id)).all()) == 1


@pytest.mark.parametrize("url", ["/supervision", "/supervision/cases?which=quiet"])
def test_the_pages_cost_the_same_with_more_cases(browser, make, sam, queries, url):
    def cost() -> int:
        with queries() as seen:
            browser.page(url)
        return len(seen)

    rosa = make.advocate()
    for _ in range(3):
        make.case(rosa, opened_on=days_ago(60))
    few = cost()
    for _ in range(9):
        make.case(make.advocate(), opened_on=days_ago(60))
    assert cost() == few
