"""Two records of one person become one, from the person's page, and are parted again, row for row."""

import pytest
from sqlalchemy import select

from advocacy.audit.models import AuditEvent
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Allowed, Method, Person
from tests.looking import Browser
from tests.pages.merging import cases_of, the_merge, two_records, url_of

YES = {"why": "Same phone, same aunt, and she told us so on Monday.", "sure": "y"}


@pytest.fixture
def rosa(make):
    return make.advocate(name="Rosa Delgado")


@pytest.fixture
def sam(make):
    return make.advocate(name="Sam Ito")


@pytest.fixture
def kim(make, browser):
    user = make.supervisor(name="Kim Larsen")
    browser.sign_in(user)
    return user


@pytest.fixture
def two(make, rosa, sam, kim):
    return two_records(make, rosa, sam)


def rules_of(person: Person) -> dict[str, str]:
    db.session.rollback()
    return {row.method: row.allowed for row in db.session.get_one(Person, person.id).safe_contacts}


def test_from_the_page_of_someone_to_one_record(two, browser, kim):
    kept, other = two
    page = browser.page(f"/people/{kept.public_id}")
    assert page.select_one(f'a[href="/people/{kept.public_id}/same-person"]')
    page = browser.page(f"/people/{kept.public_id}/same-person")
    assert page.select_one(f'a[href="{url_of(kept, other)}"]'), "who looks alike is offered"
    page = browser.page(f"/people/{kept.public_id}/same-person", words="555-0202")
    assert page.select_one(f'#found + ul a[href="{url_of(kept, other)}"]')
    page = browser.page(url_of(kept, other))
    assert "led by Rosa Delgado" in page.text and "led by Sam Ito" in page.text
    assert "Both have an open case" in page.text and "12 larch street" not in page.text
    assert page.select_one('[name="pick-way_call"][checked]')["value"] == "other", "the stricter rule"
    assert page.select_one('[name="pick-way_text"][checked]')["value"] == "kept"
    page = browser.page(url_of(kept, other), **YES, **{"pick-languages": "both"})
    assert "They are one record now" in page.text and "1 case" in page.text
    joined = db.session.get_one(Person, kept.id)
    assert joined.languages == "Vietnamese, English" and joined.code_word == "Heron"
    assert "Hanh Thi Nguyen" in joined.other_names and joined.not_to_be_told == "The landlord"
    assert joined.safety_note == "Her son may listen.\nNever name the agency."
    assert [row.protected for row in joined.addresses] == [True, True], "protected in one is protected"
    assert cases_of(kept) == 2 and cases_of(other) == 0


def test_the_stricter_rule_wins_where_nothing_is_said(two, browser):
    kept, other = two
    browser.page(url_of(kept, other), **YES)
    assert rules_of(kept) == {
        Method.CALL: Allowed.NEVER,
        Method.TEXT: Allowed.NEVER,
        Method.POST: Allowed.ASK_FIRST,
        Method.EMAIL: Allowed.YES,
    }


@pytest.mark.parametrize("picks", [{"pick-way_call": "kept"}, {"pick-way_text": "other"}])
def test_do_not_call_is_never_loosened_in_silence(two, browser, picks):
    kept, other = two
    picks = {"pick-way_call": "other", **picks}
    page = browser.page(url_of(kept, other), 422, **YES, **picks)
    assert "You chose the looser rule" in page.text and YES["why"] in page.text
    name, value = next((name, value) for name, value in picks.items() if value == picks[name])
    assert page.select_one(f'[name="{name}"][value="{value}"]').has_attr("checked"), (
        "the choice is still there"
    )
    assert cases_of(other) == 1
    browser.page(url_of(kept, other), **YES, **picks, they_said_so="y")
    assert cases_of(other) == 0
    row = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "person.merged")).one()
    assert "way_" in row.detail and YES["why"] not in row.detail


def test_old_addresses_and_references_lead_to_who_stays(two, browser):
    kept, other = two
    number = other.reference
    browser.page(url_of(kept, other), **YES)
    for part in ("", "/about", "/safe-contact"):
        answer = browser.open(f"/people/{other.public_id}{part}")
        assert (answer.status_code, answer.location) == (303, f"/people/{kept.public_id}{part}")
    answer = browser.open(f"/cases/new?person={other.public_id}")
    assert answer.location == f"/cases/new?person={kept.public_id}"
    for words in (number, "Hanh Thi Nguyen", "555-0202"):
        found = [
            link["href"] for link in browser.page("/search", words=words).select('main a[href^="/people/"]')
        ]
        assert found == [f"/people/{kept.public_id}"], words
    assert len(browser.page("/people").select("tbody tr")) == 1
    actions = set(
        db.session.scalars(select(AuditEvent.action).where(AuditEvent.subject == str(other.public_id)))
    )
    assert "person.merged_into" in actions


def test_whoever_held_the_other_record_goes_on(two, app, browser, sam):
    kept, other = two
    case = db.session.scalars(select(Case).where(Case.person_id == other.id)).one()
    browser.page(url_of(kept, other), **YES)
    theirs = Browser(app).sign_in(sam)
    assert "Nguyễn Thị Hạnh" in theirs.page(f"/cases/{case.public_id}").text
    assert theirs.page(f"/people/{other.public_id}").text
    page = theirs.page(f"/cases/{case.public_id}/timeline")
    assert "Two records of this person became one" in page.text


def test_an_advocate_asks_and_the_supervisor_answers(make, two, app, browser, rosa):
    kept, other = two
    hers = Browser(app).sign_in(rosa)
    hers.page(url_of(kept, other), 404)
    make.assignment(other, rosa)
    assert "Ask my supervisor" in hers.page(url_of(kept, other)).text
    hers.page(url_of(kept, other), why="They have the same aunt.", sure="y")
    hers.page(url_of(kept, other), why="And the same phone.", sure="y")
    assert cases_of(other) == 1, "asking changes nothing"
    assert "2 pairs" in browser.page("/supervision").text
    page = browser.page(url_of(kept, other))
    assert "They have the same aunt." in page.text and "And the same phone." in page.text
    asked = f"/merges/{the_merge().public_id}"
    hers.page(f"{asked}/part", 403)
    browser.page(f"{asked}/decline", why="Two cousins; I know both.")
    assert "answered already" in browser.page(f"{asked}/decline", 422, why="Again").text
    assert "Two cousins" in hers.page(asked).text
    assert "pair" not in browser.page("/supervision").text
    hers.page(url_of(kept, other), why="I am still sure.")
    asked = f"/merges/{the_merge().public_id}"
    browser.page(url_of(kept, other), **YES)
    assert "they are one record" in hers.page(asked).text


def test_what_can_not_be_joined_says_why(two, make, browser, app):
    kept, other = two
    assert "one record already" in browser.page(url_of(kept, kept)).text
    stranger = make.person(team_id=make.other_team().id)
    browser.page(url_of(kept, stranger), 404)
    browser.page(url_of(kept, other), 422, why="x")
    browser.page(url_of(kept, other), 422, why="", sure="y")
    version = browser.page(url_of(kept, other)).select_one("[name=version]")["value"]
    browser.page(f"/people/{other.public_id}/what-matters", what_matters="Her garden")
    page = browser.page(url_of(kept, other), 422, **YES, version=version)
    assert "changed while you were looking" in page.text and YES["why"] in page.text
    browser.page(url_of(kept, other), **YES)
    page = browser.page(url_of(kept, other), 409, **YES)
    assert "one record already" in page.text and YES["why"] in page.text, "the words come back"
    assert "one record already" in browser.page(url_of(other, kept)).text


def test_a_form_on_its_way_to_the_other_record_is_never_lost(two, browser):
    """Someone had the other record open when it became part of this one."""
    kept, other = two
    url = f"/people/{other.public_id}"
    version = browser.page(f"{url}/about").select_one("[name=version]")["value"]
    browser.page(url_of(kept, other), **YES)
    browser.page(f"{url}/supporters/new", name="Bà Tư", relationship_words="neighbor")
    assert "Bà Tư" in browser.page(f"/people/{kept.public_id}").text
    page = browser.page(f"{url}/about", 409, name="Hanh", languages="Khmer", version=version)
    assert "Khmer" in str(page) and "Vietnamese" in page.text, "both texts, nothing overwritten"


def test_sent_twice_it_is_one_merge(two, browser):
    kept, other = two
    once = {"once": "6f9619ff-8b86-4011-b42d-00c04fc964ff", **YES}
    places = {browser.open(url_of(kept, other), once).location.split("?")[0] for _ in range(2)}
    assert places == {f"/merges/{the_merge().public_id}"}
    assert db.session.scalar(select(Person.merged_into_id).where(Person.id == other.id)) == kept.id
