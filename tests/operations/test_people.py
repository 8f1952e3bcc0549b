"""Adding people: numbers, teams, what may stand on paper, and two at once."""

import pytest
from sqlalchemy import select

from advocacy.access.models import Assignment
from advocacy.db import db
from advocacy.people import operations
from advocacy.people.facts import ContactFacts, PersonFacts
from advocacy.people.matching import known_of, people_like
from advocacy.people.models import Allowed, Method, Person, PersonAddress, SafeContact
from advocacy.people.numbering import next_number
from advocacy.people.prints import printable_address, safe_contact_line
from advocacy.people.safe_contact import safe_lines
from advocacy.people.words import safe_hint
from advocacy.web.refusals import Refused
from tests.pages.people import add_person

SECRET = "99 Hidden Lane"


def add(by, name="Hạnh", **details):
    with db.writing():
        person = operations.add_person(PersonFacts(name), by=by, **details)
        return person.reference


@pytest.mark.parametrize(
    ("known", "next_one"),
    [
        ([], 1),
        (["P00041"], 42),
        (["P00041", "X99", "0143", "P-77", "P12345678", "Px5", "P"], 42),
        (["P7"], 8),
    ],
)
def test_the_next_number_is_one_more_than_the_highest_of_ours(make, known, next_one):
    for reference in known:
        make.person(reference=reference)

    assert next_number() == next_one


def test_numbers_follow_each_other(make):
    advocate = make.advocate()

    assert [add(advocate) for _ in range(3)] == ["P00001", "P00002", "P00003"]


def test_a_number_that_was_taken_a_moment_ago_is_stepped_over(make, monkeypatch):
    advocate = make.advocate()
    add(advocate)
    monkeypatch.setattr("advocacy.people.numbering.next_number", lambda: 1)

    assert add(advocate) == "P00002"


def test_someone_may_bring_a_number_which_nobody_else_has(make):
    advocate = make.advocate()

    assert add(advocate, reference="RV-17") == "RV-17"
    with pytest.raises(Refused, match="RV-17 belongs to someone else"):
        add(advocate, reference="RV-17")


def test_a_supervisor_who_adds_someone_holds_nobody(make):
    add(make.supervisor())

    assert db.session.scalars(select(Assignment)).all() == []


def test_without_a_team_nobody_can_be_added(make):
    with pytest.raises(Refused, match="which team"):
        add(make.administrator())

    assert add(make.administrator(), team_id=make.team.id) == "P00001"


@pytest.fixture
def person():
    return Person(name="Hạnh", code_word="mango", safety_note="Her husband reads her phone.")


def test_no_protected_address_is_ever_printable(person):
    person.addresses = [PersonAddress(lines=SECRET, protected=True)]
    assert printable_address(person) == ()

    person.addresses.append(PersonAddress(lines="14 Oak Street\n\n Riverbend ", protected=False))
    assert printable_address(person) == ("14 Oak Street", "Riverbend")


def way(method, allowed=Allowed.YES, **told):
    return SafeContact(method=method, allowed=allowed, **{"details": "", "best_times": "", **told})


def test_what_an_agency_is_told_holds_no_secret(app, person):
    person.addresses = [PersonAddress(lines=SECRET, protected=True)]
    person.safe_contacts = [
        way(Method.VOICEMAIL, Allowed.NEVER),
        way(Method.TEXT, details="555-0142", best_times="after 5 pm"),
        way(Method.EMAIL, Allowed.ASK_FIRST),
        way(Method.VISIT, details=f"At home, {SECRET}"),
    ]

    with app.test_request_context():
        line = safe_contact_line(person)

    visit = "Visits are fine."
    assert (
        line
        == f"Text 555-0142, after 5 pm. {visit} Ask the advocate before you email. Do not leave a voicemail."
    )


def test_what_to_say_and_who_else_hears_stay_in_the_house(app, person):
    person.safe_contacts = [
        way(Method.CALL, details="555-0142", what_to_say="Ask for mango."),
        way(Method.TEXT, Allowed.ASK_FIRST, details="555-0199", what_to_say="A nephew hears them."),
        way(Method.VISIT, Allowed.NEVER, what_to_say="Her husband works at home."),
    ]

    with app.test_request_context():
        line = safe_contact_line(person)

    assert line == "Call 555-0142. Ask the advocate before you text. Do not visit."


def test_an_agency_reads_how_to_reach_someone_as_a_person_would_say_it(app, person):
    phone = {"details": "555-0142", "best_times": "after 5 p.m."}
    said = {
        "Letters are fine.": [way(Method.POST)],
        "Call, text, or leave a voicemail at 555-0142, after 5 p.m.": [
            way(method, **phone) for method in (Method.CALL, Method.VOICEMAIL, Method.TEXT)
        ],
        "Letters are fine: plain envelope.": [way(Method.POST, details="plain envelope.")],
        "Letters and visits are fine, on Tuesdays.": [
            way(method, best_times="on Tuesdays.") for method in (Method.POST, Method.VISIT)
        ],
    }

    with app.test_request_context():
        for line, rows in said.items():
            person.safe_contacts = rows
            assert safe_contact_line(person) == line


def test_who_writes_alone_is_asked_themselves(app, person):
    person.safe_contacts = [way(Method.TEXT, Allowed.ASK_FIRST)]

    with app.test_request_context():
        assert safe_contact_line(person, asking="me") == "Ask me before you text."
        assert safe_contact_line(person) == "Ask the advocate before you text."


def test_where_nobody_asked_an_agency_is_told_to_ask(app, person):
    with app.test_request_context():
        assert safe_contact_line(person) == "Ask the advocate before you call, text, or write."
        assert safe_hint(person) == "Not asked yet"


def test_what_must_never_be_done_comes_first(app, person):
    person.safe_contacts = [
        SafeContact(method=Method.CALL, allowed=Allowed.YES, details="555-0142"),
        SafeContact(method=Method.TEXT, allowed=Allowed.NEVER),
    ]

    with app.test_request_context():
        assert [line.strong for line in safe_lines(person)][:2] == ["Do not text.", "Call:"]
        assert safe_hint(person) == "Do not text. Fine: call."


def test_a_number_that_nobody_was_asked_about_is_asked_first(make):
    add(
        make.advocate(), contacts={Method.TEXT: ContactFacts(details="555-0142"), Method.CALL: ContactFacts()}
    )

    [row] = db.session.scalars(select(SafeContact)).all()
    assert (row.method, row.allowed) == (Method.TEXT, Allowed.ASK_FIRST)


def test_someone_of_the_same_birthday_is_looked_at_in_any_script(make):
    advocate = make.advocate()
    add_person(advocate, "مریم حیدری", born="1984-03-20", other_names="Mariam Haidari")
    add_person(advocate, "Maryam Haydari", born="1984-03-20")

    one = db.session.scalars(select(Person).where(Person.name == "Maryam Haydari")).one()

    alike = [found.person.name for found in people_like(known_of(one), advocate)]
    assert set(alike) == {"Maryam Haydari", "مریم حیدری"}
