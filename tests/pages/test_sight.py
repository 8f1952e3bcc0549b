"""Who can see this: narrowing a record, widening it for a while, and opening it in an emergency."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from advocacy import clock
from advocacy.access.models import Cause, Grant, KeptAway, Restriction
from advocacy.access.queries import may_see
from advocacy.db import db
from advocacy.sight.queries import open_emergencies, to_review
from tests.looking import Browser

WHY = "Her sister works in the other room."


@pytest.fixture
def held(make):
    """A case with its lead and the supervisor of the team."""
    lead, supervisor = make.advocate(name="Rosa Lead"), make.supervisor(name="Dana Supervisor")
    case = make.case(lead, make.person(name="Ines Okafor", team_id=make.team.id))
    return case, lead, supervisor


def signed_in(app, user):
    return Browser(app).sign_in(user)


def sight(case, part=""):
    return f"/people/{case.person.public_id}/sight{part}"


def rows(table):
    return db.session.scalar(select(func.count()).select_from(table))


def test_the_page_says_who_sees_it_and_why(app, make, held):
    case, lead, supervisor = held
    make.assignment(case.person, make.advocate(name="Cy Cover"), case, part="cover", ends_on=clock.today())
    browser = signed_in(app, lead)
    for url in (sight(case), f"/cases/{case.public_id}", f"/people/{case.person.public_id}"):
        text = browser.page(url).text
        assert "Who can see this" in text
        assert "Rosa Lead" in text and "Dana Supervisor" in text and "Cy Cover" in text, url


def test_restricting_closes_it_to_the_team_at_once(app, make, held):
    case, lead, supervisor = held
    watching = signed_in(app, supervisor)
    watching.page(f"/cases/{case.public_id}")
    signed_in(app, lead).page(
        sight(case, "/restrict"), named=str(make.supervisor(name="Noor Named").public_id), reason=WHY
    )
    assert watching.open(f"/cases/{case.public_id}").status_code == 404
    assert watching.open(f"/people/{case.person.public_id}").status_code == 404
    assert "Ines Okafor" not in watching.page("/cases").text + watching.page("/supervision").text
    assert may_see(lead, case)


def test_someone_who_supervises_always_stays(app, make, held):
    case, lead, supervisor = held
    page = signed_in(app, supervisor).page(sight(case, "/restrict"), named="", reason=WHY, status=422)
    assert "Choose who keeps seeing it" in page.text or "Not a valid choice" in page.text
    assert rows(Restriction) == 0
    page = signed_in(app, lead).page(sight(case, "/restrict"), named="", reason=WHY)
    assert rows(Restriction) == 1


def test_a_named_supervisor_sees_it_until_the_name_is_taken_off(app, make, held):
    case, lead, supervisor = held
    signed_in(app, lead).page(sight(case, "/restrict"), named=str(supervisor.public_id), reason=WHY)
    assert may_see(supervisor, case)
    grant = db.session.scalars(select(Grant)).one()
    browser = signed_in(app, lead)
    browser.page(sight(case, f"/grants/{grant.public_id}/end"), yes="1")
    assert not may_see(supervisor, case)
    browser.page(sight(case, "/lift"), yes="1")
    assert may_see(supervisor, case)


def test_a_conflict_hides_the_record_also_from_its_lead(app, make, held):
    case, lead, supervisor = held
    form = {"who": str(lead.public_id), "reason": WHY}
    page = signed_in(app, supervisor).page(sight(case, "/conflict"), **form)
    assert "still leads: hand it over" in page.text
    browser = signed_in(app, lead)
    assert browser.open(f"/cases/{case.public_id}").status_code == 404
    assert "Ines Okafor" not in browser.page("/cases").text + browser.page("/").text
    row = db.session.scalars(select(KeptAway)).one()
    signed_in(app, supervisor).page(sight(case, f"/away/{row.public_id}/end"), yes="1")
    assert may_see(lead, case)


def test_sent_twice_it_is_one_row(app, make, held):
    case, lead, supervisor = held
    form = {"once": "6d9c3a51-2a86-4c79-a5d5-1f9e6f8f8a11", "who": str(supervisor.public_id), "reason": WHY}
    browser = signed_in(app, lead)
    first, second = (browser.open(sight(case, "/conflict"), form) for _ in range(2))
    assert first.location == second.location and rows(KeptAway) == 1
    page = browser.page(sight(case, "/conflict"), who=str(supervisor.public_id), reason=WHY, status=422)
    assert page.text


def test_nobody_is_offered_or_given_a_case_that_is_kept_from_them(app, make, held):
    case, lead, supervisor = held
    away = make.advocate(name="Ada Away")
    signed_in(app, lead).page(sight(case, "/conflict"), who=str(away.public_id), reason=WHY)
    browser = signed_in(app, supervisor)
    assert "Ada Away" not in browser.page(f"/cases/{case.public_id}/hand-over").text
    assert "Ada Away" not in browser.page(f"/cases/{case.public_id}/helper").text
    assert "Ada Away" not in browser.page(f"/cases/new?person={case.person.public_id}").text
    answer = browser.send(f"/cases/{case.public_id}/hand-over", to=str(away.public_id), note="x")
    assert answer.status_code == 422


def test_own_file_is_closed_to_them_and_restricted(app, make, held):
    case, lead, supervisor = held
    once_supported = make.advocate(name="Pat Peer")
    form = {"who": str(once_supported.public_id), "named": str(supervisor.public_id), "reason": "Until 2024."}
    signed_in(app, supervisor).page(sight(case, "/own-file"), **form)
    row = db.session.scalars(select(KeptAway)).one()
    assert row.cause == Cause.OWN_FILE and rows(Restriction) == 1
    assert not may_see(once_supported, case) and not may_see(make.supervisor(), case) and may_see(lead, case)
    page = signed_in(app, supervisor).page(sight(case, "/lift"), yes="1", status=422)
    assert "file of a colleague" in page.text
    assert signed_in(app, lead).open(sight(case, "/own-file")).status_code == 403


def test_a_helper_sees_this_case_until_the_last_day(app, make, held):
    case, lead, supervisor = held
    other = make.case(person=case.person)
    helps = make.advocate(name="Hal Helper")
    today = clock.today()
    form = {"who": str(helps.public_id), "purpose": "Goes along.", "starts_on": "today"}
    browser = signed_in(app, lead)
    late = (today + timedelta(days=91)).isoformat()
    assert (
        "within 90 days"
        in browser.page(f"/cases/{case.public_id}/helper", status=422, **form, until=late).text
    )
    browser.page(f"/cases/{case.public_id}/helper", **form, until=today.isoformat())
    assert may_see(helps, case) and not may_see(helps, other)
    assert "Goes along." in signed_in(app, lead).page(sight(case)).text
    with clock.pretend(clock.now() + timedelta(days=1, minutes=1)):
        assert not may_see(helps, case)


@pytest.fixture
def stranger(make):
    return make.advocate(team=make.other_team(), name="Bo Breaks")


EMERGENCY = {"reason": "She called in danger and Rosa is away.", "hours": "4"}


def test_an_emergency_opens_is_told_and_is_looked_at(app, make, held, stranger):
    case, lead, supervisor = held
    browser = signed_in(app, stranger)
    assert browser.open(f"/cases/{case.public_id}").status_code == 404
    page = browser.page("/emergency", reference=case.reference, **EMERGENCY)
    assert "open to you in an emergency" in page.text and "Ines Okafor" in page.text
    assert "open to you in an emergency" in browser.page(f"/cases/{case.public_id}").text
    grant = db.session.scalars(select(Grant)).one()

    told = signed_in(app, lead)
    assert "Bo Breaks" in told.page("/").text and "Bo Breaks" in signed_in(app, supervisor).page("/").text
    assert EMERGENCY["reason"] in told.page(f"/cases/{case.public_id}/timeline").text
    review = {"needed": "yes", "words": "We talked. It was right."}
    assert "still open" in told.page(f"/emergency/{grant.public_id}/review", status=422, **review).text

    browser.page(f"/emergency/{grant.public_id}/end", yes="1")
    assert browser.open(f"/cases/{case.public_id}").status_code == 404
    assert browser.open(f"/emergency/{grant.public_id}/review").status_code == 404
    assert "Pages of this record that they opened" in told.page(f"/emergency/{grant.public_id}/review").text
    told.page(f"/emergency/{grant.public_id}/review", **review)
    assert to_review(supervisor) == []
    assert "It was needed." in told.page(sight(case)).text


def test_an_emergency_ends_by_itself(app, make, held, stranger):
    case, _lead, _supervisor = held
    signed_in(app, stranger).page("/emergency", reference=case.reference, **EMERGENCY)
    assert may_see(stranger, case)
    with clock.pretend(clock.now() + timedelta(hours=4, seconds=1)):
        assert not may_see(stranger, case) and not open_emergencies(stranger)


def test_nobody_reviews_their_own_emergency(app, make, held):
    case, lead, _supervisor = held
    mine = make.supervisor(team=make.other_team())
    browser = signed_in(app, mine)
    browser.page("/emergency", reference=case.reference, **EMERGENCY)
    grant = db.session.scalars(select(Grant)).one()
    assert browser.open(f"/emergency/{grant.public_id}/review").status_code == 403
    make.assignment(case.person, mine, case)
    browser.page(f"/emergency/{grant.public_id}/end", yes="1")
    page = browser.page(f"/emergency/{grant.public_id}/review", needed="yes", words="Fine.", status=422)
    assert "Someone else" in page.text


def test_the_answer_is_one_for_absent_kept_away_and_vague(app, make, held, stranger):
    """By number, or by name and day of birth: nothing tells a record that is kept from someone."""
    case, lead, _supervisor = held
    with db.writing() as session:
        session.execute(
            update(type(case.person)).values(date_of_birth=clock.today().replace(year=1980, day=1))
        )
    born = db.session.scalar(select(type(case.person).date_of_birth)).isoformat()
    signed_in(app, lead).page(sight(case, "/conflict"), who=str(stranger.public_id), reason=WHY)
    browser = signed_in(app, stranger)
    says = "No record says exactly this"
    for form in ({"reference": case.reference}, {"name": "Ines Okafor", "born": born}, {"reference": "none"}):
        assert says in browser.page("/emergency", status=422, **form, **EMERGENCY).text
    assert rows(Grant) == 0
    other = signed_in(app, make.advocate())
    assert says in other.page("/emergency", status=422, name="Ines", born=born, **EMERGENCY).text
    other.page("/emergency", name="ines okafor", born=born, **EMERGENCY)
    assert rows(Grant) == 1


def test_an_emergency_asks_for_proof_first(app, make, held, stranger):
    browser = Browser(app).sign_in(stranger, proved=False)
    assert "/prove" in browser.open("/emergency").location


@pytest.mark.parametrize("part", ["/restrict", "/conflict", "/own-file"])
def test_who_merely_helps_or_looks_in_decides_nothing(app, make, held, stranger, part):
    case, _lead, _supervisor = held
    browser = signed_in(app, stranger)
    browser.page("/emergency", reference=case.reference, **EMERGENCY)
    assert browser.open(sight(case, part)).status_code == 403
    assert "Kept away" not in browser.page(sight(case)).text
