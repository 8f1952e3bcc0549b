"""Who may see a case: the query and the check agree, for every role and every way to hold one."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.access import operations
from advocacy.access.models import Assignment, Part
from advocacy.access.queries import assignments_of, lead_of, may_see
from advocacy.access.seeing import (
    cases_visible_to,
    cases_within_sight_of,
    people_visible_to,
    people_within_sight_of,
)
from advocacy.accounts.models import Role
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.web.refusals import Refused


def day(offset: int):
    return clock.today() + timedelta(days=offset)


@pytest.fixture
def cases(make):
    """One case for each relation that someone can have to it, with whom they have it."""
    team, other = make.team, make.other_team()

    def held(user, team_id=None, **dates):
        person = make.person(team_id=team_id or other.id)
        case = make.case(person=person)
        if user:
            make.assignment(person, user, case, **dates)
        return case

    def of(user):
        return {
            "my own": held(user),
            "my team's": held(None, team.id),
            "another team's": held(None),
            "a colleague's": held(make.advocate(), team.id),
            "formerly mine": held(user, ends_on=day(-1)),
            "mine until today": held(user, ends_on=day(0)),
            "mine from tomorrow": held(user, starts_on=day(1)),
            "covered by me now": held(user, part=Part.COVER, starts_on=day(-1), ends_on=day(1)),
            "covered by me last week": held(user, part=Part.COVER, starts_on=day(-9), ends_on=day(-2)),
            "covered by me next week": held(user, part=Part.COVER, starts_on=day(5), ends_on=day(9)),
        }

    return of


HELD = {"my own", "mine until today", "covered by me now"}
SEEN = {
    Role.ADVOCATE: HELD,
    Role.SUPERVISOR: HELD | {"my team's", "a colleague's"},
    Role.ADMINISTRATOR: set(),
    Role.AUDITOR: set(),
}


@pytest.mark.parametrize("role", Role)
def test_the_query_and_the_check_agree(make, cases, role):
    user = make.user(role)
    all_of = cases(user)

    found = {case.id for case in db.session.scalars(select(Case).where(cases_visible_to(user)))}
    allowed = {case.id for case in all_of.values() if may_see(user, case)}

    assert {name for name, case in all_of.items() if case.id in found} == SEEN[role]
    assert found == allowed
    for_lists = select(Case.id).where(cases_within_sight_of(user))
    assert set(db.session.scalars(for_lists)) == allowed
    one_by_one = set(db.session.scalars(select(Person.id).where(people_visible_to(user))))
    assert set(db.session.scalars(select(Person.id).where(people_within_sight_of(user)))) == one_by_one


def test_a_hand_over_keeps_the_history(make):
    before, after = make.advocate(), make.advocate()
    case = make.case(before)
    with db.writing(case=case.public_id):
        operations.hand_over(case, after, note="Moving to the west side.", by=before)

    rows = assignments_of(case)
    assert [(row.user_id, row.ends_on) for row in rows] == [(after.id, None), (before.id, day(0))]
    assert lead_of(case) == after
    assert (may_see(before, case), may_see(after, case)) == (True, True)


def test_a_case_handed_over_twice_in_a_day_has_one_lead(make):
    first, second = make.advocate(), make.advocate()
    case = make.case(first)
    with db.writing():
        operations.hand_over(case, second, note="", by=first)
        operations.hand_over(case, first, note="", by=first)

    assert lead_of(case) == first
    assert db.session.scalars(select(Assignment.id).where(Assignment.ends_on.is_(None))).all() == [
        assignments_of(case)[0].id
    ]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_only_those_who_support_people_can_hold_a_case(make, role):
    lead, other = make.advocate(), make.user(role)
    case = make.case(lead)
    with pytest.raises(Refused, match="Only an advocate or a supervisor"), db.writing():
        operations.hand_over(case, other, note="", by=lead)


def test_someone_whose_account_is_off_can_not_hold_a_case(make):
    lead, gone = make.advocate(), make.advocate(disabled_at=clock.now())
    case = make.case(lead)
    with pytest.raises(Refused, match="switched off"), db.writing():
        operations.name_cover(case, gone, starts_on=day(0), ends_on=day(3), by=lead)


def test_nobody_stands_in_for_themselves_or_backwards(make):
    lead, other = make.advocate(), make.advocate()
    case = make.case(lead)
    with pytest.raises(Refused, match="lead this case themselves"), db.writing():
        operations.name_cover(case, lead, starts_on=day(0), ends_on=day(3), by=lead)
    with pytest.raises(Refused, match="before the first day"), db.writing():
        operations.name_cover(case, other, starts_on=day(3), ends_on=day(0), by=lead)


def test_ending_before_the_first_day_means_never(make):
    lead, other = make.advocate(), make.advocate()
    case = make.case(lead)
    with db.writing():
        row = operations.name_cover(case, other, starts_on=day(1), ends_on=day(3), by=lead)
        operations.end_assignment(row, by=lead)
    assert not may_see(other, case)
