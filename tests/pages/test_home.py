"""What needs doing today, for each role, and search."""

from datetime import time, timedelta

import pytest

from advocacy import clock
from advocacy.people.indexing import index_person
from advocacy.tasks.models import Appointment, Task
from tests.looking import Browser


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


def task(make, case, user, what="Call the housing office", due=0):
    day = clock.today() + timedelta(days=due)
    return make.kept(
        Task(
            case_id=case.id, owner_id=user.id, what=what, due_on=day, made_at=clock.now(), made_by_id=user.id
        )
    )


def test_an_advocate_sees_what_is_due_and_what_is_late(browser, make, rosa):
    case = make.case(rosa, last_contact_on=clock.today())
    task(make, case, rosa, "Ask for the form", -2)
    task(make, case, rosa, "Call the housing office", 1)
    task(make, case, rosa, "Far away", 30)
    words = browser.page("/").select_one("[aria-labelledby=steps]").get_text(" ", strip=True)
    assert "2 days late" in words and "Ask for the form" in words
    assert "Tomorrow Call the housing office" in words
    assert "Far away" not in words


def test_an_appointment_stands_with_its_time_and_place(browser, make, rosa):
    case = make.case(rosa, last_contact_on=clock.today())
    make.kept(
        Appointment(
            case_id=case.id,
            owner_id=rosa.id,
            what="Hearing",
            day=clock.today(),
            at=time(14, 30),
            place="Room 4",
            made_at=clock.now(),
        )
    )
    words = browser.page("/").select_one("[aria-labelledby=steps]").get_text(" ", strip=True)
    assert "Today 2:30 pm Hearing" in words and "Room 4" in words


def test_who_has_not_been_spoken_with_is_named_without_blame(browser, make, rosa):
    make.case(rosa, last_contact_on=clock.today() - timedelta(days=40))
    words = browser.page("/").select_one("[aria-labelledby=quiet]").text
    assert "You last spoke on" in words


def test_an_empty_day_says_what_to_do(browser, rosa):
    assert "Nothing is waiting for you this week." in browser.page("/").text


def test_a_task_of_a_case_that_was_taken_away_is_gone_at_once(browser, make, rosa, app):
    case = make.case(make.advocate())
    task(make, case, rosa)
    assert "Call the housing office" not in browser.page("/").text


def test_the_administrator_sees_no_case(browser, make):
    make.case(make.advocate(), make.person(name="Hạnh"))
    browser.sign_in(make.administrator())
    page = browser.page("/")
    assert page.h1.text == "Running this system"
    assert "Hạnh" not in page.text


def test_the_auditor_sees_totals_and_no_small_number(browser, make):
    for _ in range(3):
        make.case(make.advocate())
    browser.sign_in(make.auditor())
    page = browser.page("/")
    assert "fewer than 11" in page.text
    assert browser.open("/cases").status_code == 403


@pytest.mark.parametrize("url", ["/", "/reports"])
def test_the_page_costs_the_same_with_more_rows(browser, make, queries, url):
    sam = make.supervisor()
    browser.sign_in(sam)

    def cost() -> int:
        with queries() as seen:
            browser.page(url)
        return len(seen)

    def rows(count):
        for _ in range(count):
            case = make.case(sam, opened_on=clock.today() - timedelta(days=90))
            task(make, case, sam)

    rows(3)
    few = cost()
    rows(9)
    assert cost() == few


def indexed(make, advocate, **facts):
    from advocacy.db import db

    person = make.person(advocate, **facts)
    with db.writing():
        index_person(person)
    return person


@pytest.mark.parametrize("typed", ["nguyen", "Hanh", "NGUYỄN thi", "hạhn", "P0042"])
def test_someone_is_found_by_a_few_letters(browser, make, rosa, typed):
    person = indexed(make, rosa, name="Nguyễn Thị Hạnh", reference="P0042")
    page = browser.page("/search", words=typed)
    assert page.select_one(f'a[href="/people/{person.public_id}"]')


def test_the_number_of_a_case_comes_before_what_only_looks_like_it(browser, make, rosa):
    indexed(make, rosa, name="Ana Ruiz", reference="P00012")
    wanted = indexed(make, rosa, name="Bo Lin", reference="P00077")
    make.case(rosa, wanted, reference="0001")
    first = browser.page("/search", words="0001").select_one('main a[href^="/people/"]')
    assert first["href"] == f"/people/{wanted.public_id}"


def test_no_words_stand_in_the_address_and_nobody_else_sees_them(browser, make, rosa, app):
    answer = browser.send("/search", words="Nguyễn")
    assert "Nguy" not in answer.location and answer.location.startswith("/search?search=")
    other = Browser(app).sign_in(make.advocate())
    assert "Nguyễn" not in other.open(answer.location).text


def test_someone_of_another_team_is_not_found(browser, make, rosa):
    indexed(make, make.advocate(team=make.other_team()), name="Marisol Peña")
    page = browser.page("/search", words="Marisol")
    assert "No one matches “Marisol”." in page.text
