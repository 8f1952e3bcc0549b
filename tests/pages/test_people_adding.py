"""Adding someone, and noticing who may be known already."""

import pytest
from sqlalchemy import select

from advocacy.access.models import Assignment, Part
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.people.models import Allowed, Method, Person
from tests.pages.people import add_person


@pytest.fixture
def advocate(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    return advocate


def events(action):
    return db.session.scalars(select(AuditEvent).where(AuditEvent.action == action)).all()


def test_only_a_name_is_needed_and_the_case_is_offered_next(browser, advocate):
    page = browser.page("/people/new", name="Hạnh")

    person = db.session.scalars(select(Person)).one()
    assert (person.name, person.reference, person.team_id) == ("Hạnh", "P00001", advocate.team_id)
    assert "Saved." in page.select_one("[role=status]").text
    assert page.select_one(f'a[href^="/cases/new?person={person.public_id}"]')
    assert [event.subject for event in events("person.added")] == [str(person.public_id)]


def test_an_advocate_knows_whom_they_added_from_that_moment_on(browser, advocate):
    browser.page("/people/new", name="Hạnh")

    row = db.session.scalars(select(Assignment)).one()
    assert (row.part, row.user_id, row.case_id) == (Part.FIRST_CONTACT, advocate.id, None)


def test_everything_that_was_said_is_kept(browser, advocate):
    browser.page(
        "/people/new",
        name=" Hạnh ",
        pronouns="she/her",
        legal_name="Nguyễn Thị Hạnh",
        other_names="Hanna\nChị Hạnh",
        say_name="hang",
        date_of_birth="3/20/1984",
        languages="Vietnamese",
        interpreter="Vietnamese",
        access_needs="Large print",
        own_word="a survivor",
        phone="(202) 555-0106",
        email="h@example.org",
    )

    person = db.session.scalars(select(Person)).one()
    assert (person.name, person.legal_name, person.own_word) == ("Hạnh", "Nguyễn Thị Hạnh", "a survivor")
    assert person.date_of_birth.isoformat() == "1984-03-20"
    assert {(row.method, row.allowed, row.details) for row in person.safe_contacts} == {
        (Method.CALL, Allowed.ASK_FIRST, "(202) 555-0106"),
        (Method.EMAIL, Allowed.ASK_FIRST, "h@example.org"),
    }


def test_a_double_click_makes_one_person(browser, advocate):
    form = {"name": "Hạnh", "once": "8f4ad0b2-7d2e-4f2a-9c52-0a5f1e6f8a11"}

    places = {browser.send("/people/new", **form).location for _ in range(2)}

    assert len(places) == 1
    assert len(db.session.scalars(select(Person)).all()) == 1


def test_two_people_of_the_same_name_can_be_saved_after_a_look(browser, advocate):
    known = add_person(advocate, "Robert Álvarez")

    page = browser.page("/people/new", 422, name="Alvarez Bob", pronouns="he/him")

    assert "Is it one of them?" in page.text
    assert "“Bob” is short for “Robert”" in page.text
    assert page.select_one(f'a[href="/people/{known}"]')
    assert page.select_one("[name=pronouns]")["value"] == "he/him"
    assert len(db.session.scalars(select(Person)).all()) == 1

    looked_at = page.select_one("[name=looked_at]")["value"]
    browser.page("/people/new", name="Alvarez Bob", looked_at=looked_at)
    assert len(db.session.scalars(select(Person)).all()) == 2


def test_a_look_at_someone_else_does_not_count(browser, advocate):
    add_person(advocate, "Robert Alvarez")
    other = add_person(advocate, "Olena Koval")

    browser.page("/people/new", 422, name="Robert Alvarez", looked_at=str(other))
    browser.page("/people/new", 422, name="Robert Alvarez", looked_at="nonsense")


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "Jose Alvarez"},
        {"name": "ÁLVAREZ, JOSÉ"},
        {"name": "Pepe", "legal_name": "José Álvarez"},
        {"name": "Josef Alvares", "date_of_birth": "March 20, 1984"},
        {"name": "Pepe", "phone": "+1 202 555 0106", "other_names": "José Álvarez"},
    ],
)
def test_the_same_person_is_noticed(browser, advocate, facts):
    add_person(advocate, "José Álvarez", phone="(202) 555-0106", born="1984-03-20")

    assert "Is it one of them?" in browser.page("/people/new", 422, **facts).text


def test_someone_whom_one_may_not_see_is_not_given_away(browser, advocate, make):
    hidden = make.advocate(team=make.other_team())
    add_person(hidden, "José Álvarez", phone="(202) 555-0106", born="1984-03-20")

    browser.page("/people/new", name="José Álvarez", phone="(202) 555-0106", date_of_birth="3/20/1984")

    assert len(db.session.scalars(select(Person)).all()) == 2
