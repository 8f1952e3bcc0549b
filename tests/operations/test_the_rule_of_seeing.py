"""The one rule of who sees whom, in its pure form and in all its forms for the database, over rows made at random."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import delete, insert, select

from advocacy import clock
from advocacy.access import seeing
from advocacy.access.models import Assignment, Grant, KeptAway, Restriction
from advocacy.access.queries import standing_of, standing_of_person
from advocacy.access.rules import sees_case
from advocacy.accounts.models import Role, User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Person

PEOPLE, USERS = 4, 6
days = some.integers(-2, 2)
ends = some.none() | days
who, whom = some.integers(0, USERS - 1), some.integers(0, PEOPLE - 1)
held = some.tuples(whom, who, some.sampled_from(["lead", "cover", "first_contact"]), days, ends)
granted = some.tuples(whom, who, some.sampled_from(["named", "helper", "break_glass"]), days, days)
away = some.tuples(whom, who, some.booleans())
restricted = some.tuples(whom, some.booleans())
ROWS = (Assignment, Grant, KeptAway, Restriction)


@pytest.fixture
def house(make):
    """Two teams with an advocate and a supervisor each, and those who read no cases; one case of each person is old."""
    other = make.other_team()
    users = [make.advocate(), make.supervisor(), make.advocate(team=other), make.supervisor(team=other)]
    users += [make.administrator(), make.auditor()]
    people = [make.person(team_id=team.id) for team in (make.team, make.team, other, other)]
    cases = [make.case(person=person) for person in people]
    cases.append(make.case(person=people[0], team_id=other.id))
    merged = make.person(team_id=make.team.id, merged_into_id=people[0].id)
    return users, people, cases, merged


def day(offset):
    return clock.today() + timedelta(days=offset)


def moment(offset):
    return clock.now() + timedelta(days=offset, minutes=-1)


def _write(house, holding, grants, walls, narrow):
    users, people, cases, _merged = house
    ids, case_of = [one.id for one in users], {case.person_id: case.id for case in cases}
    made = {"made_at": clock.now(), "made_by_id": ids[0]}

    def rows(table, values):
        if values:
            db.session.execute(insert(table), [made | value for value in values])

    rows(
        Assignment,
        [_held(people[a], ids[b], part, first, last, case_of) for a, b, part, first, last in holding],
    )
    rows(
        Grant, [_granted(people[a], ids[b], kind, first, last, case_of) for a, b, kind, first, last in grants]
    )
    ended = {True: clock.now(), False: None}
    of_walls = [(people[a].id, ids[b], ended[over]) for a, b, over in walls]
    rows(
        KeptAway,
        [{"person_id": a, "user_id": b, "cause": "conflict", "ended_at": at} for a, b, at in of_walls],
    )
    rows(Restriction, [{"person_id": people[a].id, "ended_at": ended[over]} for a, over in narrow])


def _held(person, user_id, part, first, last, case_of):
    case_id = None if part == "first_contact" else case_of[person.id]
    last = None if last is None else day(last)
    return {"person_id": person.id, "case_id": case_id, "user_id": user_id, "part": part} | {
        "starts_on": day(first),
        "ends_on": last,
    }


def _granted(person, user_id, kind, first, last, case_of):
    ends_at = None if kind == "named" and last > 0 else moment(last)
    facts = {"person_id": person.id, "user_id": user_id, "kind": kind, "starts_at": moment(first)}
    return facts | {"case_id": case_of[person.id] if kind == "helper" else None, "ends_at": ends_at}


def forms_of_cases(user: User):
    """The rule for cases in every form that a query can ask in."""
    asked = seeing.viewer(user)
    yield select(Case.id).where(seeing.cases_visible_to(user)), {}
    yield select(Case.id).where(seeing.cases_within_sight_of(user)), {}
    yield select(Case.id).where(seeing.cases_prepared(user.role)), asked
    yield select(Case.id).where(seeing.cases_in_sight_prepared(user.role)), asked


def forms_of_people(user: User):
    asked = seeing.viewer(user)
    yield select(Person.id).where(seeing.people_visible_to(user)), {}
    yield select(Person.id).where(seeing.people_within_sight_of(user)), {}
    yield select(Person.id).where(seeing.people_prepared(user.role)), asked
    yield select(Person.id).where(seeing.people_in_sight_prepared(user.role)), asked


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.lists(held, max_size=8),
    some.lists(granted, max_size=6),
    some.lists(away, max_size=4),
    some.lists(restricted, max_size=3),
)
def test_every_form_of_the_rule_says_the_same(house, holding, grants, walls, narrow):
    users, people, cases, merged = house
    with db.writing():
        for table in ROWS:
            db.session.execute(delete(table))
        _write(house, holding, grants, walls, narrow)
    for user in users:
        allowed = {case.id for case in cases if sees_case(user, standing_of(case))}
        for found, asked in forms_of_cases(user):
            assert set(db.session.scalars(found, asked)) == allowed, f"{user.role}: {found}"
        known = {person.id for person in people if sees_case(user, standing_of_person(person))}
        for found, asked in forms_of_people(user):
            assert set(db.session.scalars(found, asked)) == known, f"{user.role}: {found}"
        assert merged.id not in known
        if user.role not in (Role.ADVOCATE, Role.SUPERVISOR):
            assert not allowed and not known
