"""Tasks and appointments in the browser."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.tasks.appointing import AppointmentFacts, make_appointment
from advocacy.tasks.models import Appointment, Task
from advocacy.tasks.operations import add_task, clear_task


@pytest.fixture
def advocate(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    return advocate


@pytest.fixture
def case(advocate, make):
    return make.case(advocate)


def add(case, user, what="Call the clinic", days=0):
    with db.writing():
        due_on = None if days is None else clock.today() + timedelta(days=days)
        return add_task(db.session.get(Case, case.id), what, due_on, user, by=user)


def test_a_next_step_shows_under_what_comes_next(case, advocate, browser):
    page = browser.page(
        f"/cases/{case.public_id}/tasks/new",
        what="Call the clinic",
        due_on="tomorrow",
        owner=str(advocate.public_id),
    )
    assert "Call the clinic" in page.select_one(".dates").text
    assert "Tomorrow" in page.select_one(".dates").text


def test_a_double_click_adds_one_step(case, advocate, browser):
    form = {"once": str(uuid4()), "what": "Call", "owner": str(advocate.public_id)}
    for _ in range(2):
        browser.open(f"/cases/{case.public_id}/tasks/new", form)
    assert db.session.scalar(select(func.count()).select_from(Task)) == 1


def test_the_own_list_goes_from_late_to_later(case, advocate, browser):
    for what, days in (("Late one", -2), ("Today one", 0), ("Later one", 3), ("Someday one", None)):
        add(case, advocate, what, days)
    with db.writing():
        clear_task(add_done(case, advocate), by=advocate, words="Went well.")
    page = browser.page("/tasks")
    shown = [section.h2.text.split()[0] for section in page.select("section.section")]
    assert shown == ["Late", "Today", "Later", "Done"]
    assert [link.text for link in page.select(".dates__what > p:first-child a")] == [
        "Late one",
        "Today one",
        "Later one",
        "Someday one",
    ]
    assert "2 days late" in page.text


def add_done(case, advocate):
    return add_task(case, "Done one", None, advocate, by=advocate)


def test_the_main_way_to_clear_a_step_is_the_contact_that_did_it(case, advocate, browser):
    task = add(case, advocate)
    page = browser.page(f"/tasks/{task.public_id}")
    main = page.select_one("#content a.button")
    assert main.text == "Log the contact that did this"
    assert main["href"] == f"/contacts/new?task={task.public_id}"


def test_without_a_contact_one_sentence_is_asked_for(case, advocate, browser):
    task = add(case, advocate)
    page = browser.page(f"/tasks/{task.public_id}/done", 422, words=" ")
    assert "Say in a few words what happened" in page.text
    page = browser.page(f"/tasks/{task.public_id}/done", words="She called herself.")
    assert "She called herself." in page.select_one(".timeline").text
    page = browser.page(f"/tasks/{task.public_id}")
    assert "Done on" in page.text
    assert "Log the contact" not in page.select_one("#content").text


def test_a_step_is_dropped_with_a_word(case, advocate, browser):
    task = add(case, advocate)
    page = browser.page(f"/tasks/{task.public_id}/drop", words="The clinic called first.")
    assert "The next step is dropped" in page.select_one("[role=status]").text
    assert "The clinic called first." in page.select_one(".timeline").text


def test_a_step_is_handed_to_the_supervisor(case, advocate, make, browser):
    supervisor = make.supervisor(name="Sam Adeyemi")
    task = add(case, advocate)
    url = f"/tasks/{task.public_id}/edit"
    version = browser.page(url).select_one("[name=version]")["value"]
    browser.page(url, what="Call the clinic", owner=str(supervisor.public_id), version=version)
    browser.sign_in(supervisor)
    assert "Call the clinic" in browser.page("/tasks").text


def test_a_step_is_not_handed_to_someone_who_can_not_open_the_case(case, advocate, make, browser):
    colleague = make.advocate()
    task = add(case, advocate)
    browser.page(f"/tasks/{task.public_id}/edit", 422, what="Call", owner=str(colleague.public_id))
    assert db.session.get(Task, task.id).owner_id == advocate.id


def test_of_two_who_change_a_step_the_second_sees_both_texts(case, advocate, browser):
    task = add(case, advocate)
    url, owner = f"/tasks/{task.public_id}/edit", str(advocate.public_id)
    browser.page(url, what="Call them", owner=owner, version="1")
    page = browser.page(url, 409, what="Write to them", owner=owner, version="1")
    assert "Call them" in page.select_one(".conflict").text
    assert page.select_one("#what").text.strip() == "Write to them"


@pytest.mark.parametrize("path", ["", "/edit", "/done", "/drop"])
def test_nobody_else_finds_a_step(case, advocate, make, browser, path):
    task = add(case, advocate)
    browser.sign_in(make.advocate())
    browser.page(f"/tasks/{task.public_id}{path}", 404)
    if path:
        browser.page(f"/tasks/{task.public_id}{path}", 404, words="x", what="x", owner="x")
    assert db.session.get(Task, task.id).state == "open"


def test_the_refusal_names_the_step_that_was_asked_for(case, advocate, make, browser):
    task = add(case, advocate)
    browser.sign_in(make.advocate())
    browser.page(f"/tasks/{task.public_id}", 404)
    row = db.session.execute(
        text("select action, subject, result from audit_event order by id desc limit 1")
    ).one()
    assert tuple(row) == ("task.refused", str(task.public_id), "refused")


@pytest.mark.parametrize("path", ["tasks/new", "appointments/new"])
def test_nobody_else_adds_to_a_case(case, make, browser, path):
    browser.sign_in(make.advocate())
    browser.page(f"/cases/{case.public_id}/{path}", 404)
    browser.page(f"/cases/{case.public_id}/{path}", 404, what="x", day="tomorrow", owner="x")
    assert db.session.scalar(select(func.count()).select_from(Appointment)) == 0


def test_what_is_on_a_case_that_was_handed_away_leaves_the_own_list(case, advocate, browser):
    add(case, advocate)
    with db.writing():
        db.session.execute(
            text("update assignment set ends_on = :day"), {"day": clock.today() - timedelta(days=1)}
        )
    assert "Call the clinic" not in browser.page("/tasks").text


def test_the_number_of_queries_does_not_grow_with_the_steps(advocate, make, browser, queries):
    def seen(count):
        for _ in range(count):
            add(make.case(advocate), advocate)
        with queries() as statements:
            browser.page("/tasks")
        return len(statements)

    seen(1)
    assert seen(2) == seen(10)


def test_an_appointment_is_made_with_a_forgiving_time(case, advocate, browser):
    url = f"/cases/{case.public_id}/appointments/new"
    answers = {"what": "Home visit", "day": "tomorrow", "place": "Her flat", "owner": str(advocate.public_id)}
    page = browser.page(url, 422, at="after lunch", **answers)
    assert "Write the time as in 2 pm or 14:30." in page.text
    assert page.select_one("#at")["value"] == "after lunch"

    page = browser.page(url, at="2pm", who_goes="Trang", **answers)
    assert "Home visit, 2 pm" in page.select_one(".dates").text
    assert "Trang goes along" in page.select_one(".dates").text


def test_an_appointment_is_changed_and_called_off(case, advocate, browser):
    with db.writing():
        made = make_appointment(case, AppointmentFacts("Visit", clock.today()), advocate, by=advocate)
    url = f"/appointments/{made.public_id}"
    owner = str(advocate.public_id)
    page = browser.page(f"{url}/edit", what="Visit", day="tomorrow", at="9", owner=owner, version="1")
    assert "9 am" in page.text
    page = browser.page(f"{url}/call-off", yes="1")
    assert "The appointment is called off" in page.select_one("[role=status]").text
    assert not page.select_one(".dates")
    assert "Called off" in browser.page(url).text


def test_nobody_else_finds_an_appointment(case, advocate, make, browser):
    with db.writing():
        made = make_appointment(case, AppointmentFacts("Visit", clock.today()), advocate, by=advocate)
    browser.sign_in(make.advocate())
    for path in ("", "/edit"):
        browser.page(f"/appointments/{made.public_id}{path}", 404)
    refused = text("select action from audit_event where result = 'refused'")
    assert set(db.session.scalars(refused)) == {"appointment.refused"}
    browser.page(f"/appointments/{made.public_id}/call-off", 404, yes="1")
    assert not db.session.get(Appointment, made.id).called_off
