"""Logging a contact: quickly, once, and without losing a word."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from advocacy import clock
from advocacy.cases.models import Case, CaseState, TimelineEntry
from advocacy.contacts.models import Addendum, Contact, ContactCase
from advocacy.db import db
from advocacy.tasks.models import Task, TaskState
from tests.looking import Browser

NOTE = "Read the letter aloud with the interpreter.\n  She agreed to every line. “Gracias” – said twice."


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


def facts(case, **more):
    return {"who": str(case.public_id), "when": "today", "how": "call", "note": NOTE, **more}


def one_contact() -> Contact:
    return db.session.scalars(select(Contact)).one()


def words_in(page) -> str:
    """What stands in the note's box; a browser skips the line break right after the tag."""
    return re.sub(r"^\r?\n", "", page.select_one("#note").text)


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_contact_is_saved_as_it_was_typed(browser, case):
    page = browser.page(f"/contacts/new?case={case.public_id}", **facts(case))
    assert page.select_one(".notice").get_text(strip=True).endswith("Saved.")
    contact = one_contact()
    assert (contact.note, contact.way, contact.reached) == (NOTE, "call", True)
    assert contact.happened_on == clock.today()


def test_it_stands_on_the_timeline_and_counts_as_the_last_contact(browser, case):
    browser.page("/contacts/new", **facts(case, when="yesterday", minutes="1 h 15"))
    entry = db.session.scalars(select(TimelineEntry).where(TimelineEntry.kind == "contact")).one()
    assert entry.title == "Call, 75 minutes"
    assert db.session.get(Case, case.id).last_contact_on == clock.today() - timedelta(days=1)


def test_no_answer_is_an_attempt_and_no_contact(browser, case):
    browser.page("/contacts/new", **facts(case, how="no_answer", tried="text"))
    assert (one_contact().way, one_contact().reached) == ("text", False)
    assert db.session.get(Case, case.id).last_contact_on is None


def test_one_contact_can_be_with_several_people(browser, make, rosa, case):
    other = make.case(rosa)
    browser.page("/contacts/new", **{**facts(case), "who": [str(case.public_id), str(other.public_id)]})
    assert (count(Contact), count(ContactCase), count(TimelineEntry)) == (1, 2, 2)


def test_a_double_click_makes_one_contact(browser, case):
    form = facts(case, once=str(uuid4()), next_step="Call again", next_day="tomorrow")
    first, second = browser.send("/contacts/new", **form), browser.send("/contacts/new", **form)
    assert first.location == second.location
    assert (count(Contact), count(Task)) == (1, 1)


def test_a_next_step_becomes_a_task_and_the_contact_that_did_it_clears_it(browser, case):
    browser.page("/contacts/new", **facts(case, next_step="Ask for the form", next_day="tomorrow"))
    task = db.session.scalars(select(Task)).one()
    page = browser.page(f"/contacts/new?task={task.public_id}&case={case.public_id}")
    assert page.select_one(f'input[name=clears][value="{task.public_id}"][checked]')
    browser.page("/contacts/new", **facts(case, clears=str(task.public_id)))
    cleared = db.session.scalars(select(Task)).one()
    newest = db.session.scalars(select(Contact).order_by(Contact.id.desc())).first()
    assert (cleared.state, cleared.cleared) == (TaskState.DONE, newest.public_id)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"note": "   "}, "Write what happened."),
        ({"how": ""}, "Choose how you talked, or “No answer”."),
        ({"who": []}, "Choose who it was with."),
        ({"when": "other", "day": ""}, "Write the day as in March 20, 2026"),
        ({"when": "other", "day": "tomorrow"}, "The day must be today or earlier."),
        ({"when": "other", "day": "13/13"}, "Write the day as in March 20, 2026"),
        ({"minutes": "a while"}, "Write how many minutes, for example 45."),
        ({"next_day": "tomorrow"}, "Write what the next step is, or leave its day empty."),
        ({"note": "x" * 20_001}, "Keep the note to 20,000 letters or fewer."),
        ({"note": "a\x00b"}, "There was a character that can not be saved. We took it out"),
    ],
)
def test_a_mistake_gets_a_sentence_and_every_word_stays(browser, case, wrong, sentence):
    form = facts(case, **{"next_step": "", **wrong})
    page = browser.page(f"/contacts/new?case={case.public_id}", status=422, **form)
    assert sentence in page.select_one(".problems").text
    assert count(Contact) == 0
    assert words_in(page) == form["note"].replace("\x00", "")


def test_a_stranger_to_the_case_can_not_log_a_contact(browser, make, case, app):
    stranger = Browser(app).sign_in(make.advocate())
    answer = stranger.send("/contacts/new", **facts(case))
    assert answer.status_code == 422
    assert count(Contact) == 0


def test_a_closed_case_is_no_choice_and_the_others_are_listed_again(browser, make, rosa, case):
    other = make.case(rosa)
    with db.writing() as session:
        session.get_one(Case, case.id).state = CaseState.CLOSED
        session.get_one(Case, case.id).closed_on = clock.today()
    page = browser.page("/contacts/new", status=422, **facts(case))
    assert words_in(page) == NOTE
    assert [box["value"] for box in page.select("input[name=who]")] == [str(other.public_id)]
    assert count(Contact) == 0


def test_a_note_can_be_changed_until_it_locks_and_then_added_to(browser, case):
    browser.page("/contacts/new", **facts(case))
    url = f"/contacts/{one_contact().public_id}"
    browser.page(f"{url}/change", note="Better words.", minutes="20", version="1")
    assert one_contact().note == "Better words."
    with db.writing() as session:
        session.execute(update(Contact).values(saved_at=clock.now() - timedelta(days=8)))
    page = browser.page(f"{url}/change", status=422, note="Too late.", minutes="", version="2")
    assert "This note is locked now." in page.text and "Too late." in page.text
    browser.page(f"{url}/addenda", text="It was 40 minutes, not 30.")
    page = browser.page(url)
    assert "Better words." in page.text and "It was 40 minutes, not 30." in page.text
    assert count(Addendum) == 1


def test_of_two_who_change_one_note_the_second_sees_both(browser, case):
    browser.page("/contacts/new", **facts(case))
    url = f"/contacts/{one_contact().public_id}/change"
    browser.page(url, note="First.", minutes="", version="1")
    page = browser.page(url, status=409, note="Second.", minutes="", version="1")
    assert "First." in page.select_one(".conflict").text
    assert words_in(page) == "Second."
    assert page.select_one("#version")["value"] == "2"
    assert one_contact().note == "First."


def test_only_the_author_changes_a_note(browser, make, case, app):
    browser.page("/contacts/new", **facts(case))
    supervisor = Browser(app).sign_in(make.supervisor())
    page = supervisor.page(
        f"/contacts/{one_contact().public_id}/change", status=422, note="Mine now.", minutes="", version="1"
    )
    assert "Only the person who wrote this note can change it." in page.text


def test_a_contact_of_another_team_is_a_closed_door(browser, make, case, app):
    browser.page("/contacts/new", **facts(case))
    stranger = Browser(app).sign_in(make.supervisor(team=make.other_team()))
    assert stranger.open(f"/contacts/{one_contact().public_id}").status_code == 404
    assert stranger.open(f"/cases/{case.public_id}/contacts").status_code == 404


def test_the_log_of_a_case_costs_the_same_with_more_rows(browser, case, queries):
    def cost() -> int:
        with queries() as seen:
            browser.page(f"/cases/{case.public_id}/contacts")
        return len(seen)

    for _ in range(2):
        browser.send("/contacts/new", **facts(case))
    few = cost()
    for _ in range(10):
        browser.send("/contacts/new", **facts(case))
    assert cost() == few


def test_the_form_costs_the_same_with_more_people(browser, make, rosa, queries):
    def cost() -> int:
        with queries() as seen:
            browser.page("/contacts/new")
        return len(seen)

    for _ in range(3):
        make.case(rosa)
    few = cost()
    for _ in range(9):
        make.case(rosa)
    assert cost() == few
