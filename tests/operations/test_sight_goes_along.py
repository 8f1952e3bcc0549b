"""Who is kept from a record, and what is restricted, stays so when records are merged, parted, covered, handed over."""

from datetime import timedelta

import pytest

from advocacy import clock
from advocacy.access.models import KeptAway, Restriction
from advocacy.access.queries import is_restricted, kept_away_from, may_see
from advocacy.db import db
from advocacy.supervision.leaving.operations import hand_over_all
from advocacy.supervision.leaving.showing import page_of
from advocacy.supervision.operations import name_cover_for
from advocacy.transfer.merging.operations import Decision, merge_people
from advocacy.web.refusals import Refused


@pytest.fixture
def away(make):
    """A colleague who is kept from the person of a case."""

    def of(case, user):
        facts = {"person_id": case.person_id, "user_id": user.id, "made_by_id": user.id}
        return make.kept(KeptAway(cause="conflict", made_at=clock.now(), **facts))

    return of


def test_two_records_made_one_are_kept_from_whom_either_was(make, away):
    supervisor, lead, kept_from = make.supervisor(), make.advocate(), make.advocate()
    kept, other = make.case(lead), make.case(lead)
    away(other, kept_from)
    make.kept(Restriction(person_id=other.person_id, made_at=clock.now(), made_by_id=lead.id))
    with db.writing():
        merge_people(kept.person, other.person, Decision({}, "The same."), by=supervisor)
    assert kept_away_from(kept.person_id) == {kept_from.id} and is_restricted(kept.person_id)
    assert not may_see(supervisor, kept) and may_see(lead, kept)


def test_cover_for_an_absence_leaves_out_what_is_kept_from_whom(make, away):
    supervisor, absent, stands_in = make.supervisor(), make.advocate(), make.advocate()
    shared, kept, hidden = make.case(absent), make.case(absent), make.case(absent)
    away(kept, stands_in)
    away(hidden, supervisor)
    days = (clock.today(), clock.today() + timedelta(days=3))
    with db.writing():
        assert name_cover_for(absent, stands_in, *days, "", by=supervisor) == (1, [kept.reference])
    assert may_see(stands_in, shared) and not may_see(stands_in, kept) and not may_see(stands_in, hidden)


def test_nothing_else_is_left_to_cover(make, away):
    supervisor, absent, stands_in = make.supervisor(), make.advocate(), make.advocate()
    away(make.case(absent), stands_in)
    with pytest.raises(Refused, match="Choose someone else"), db.writing():
        name_cover_for(absent, stands_in, clock.today(), clock.today(), "", by=supervisor)


def test_who_leaves_hands_over_as_much_as_the_supervisor_may_know_of(make, away):
    supervisor, leaver, takes = make.supervisor(), make.advocate(), make.advocate(name="Tess Takes")
    shared, kept, hidden = make.case(leaver), make.case(leaver), make.case(leaver)
    away(kept, takes)
    away(hidden, supervisor)
    page = page_of(leaver, supervisor)
    offered = {row.key: [name for _id, name in row.choices] for row in page.rows}
    assert page.hidden == 0 and set(offered) == {str(shared.public_id), str(kept.public_id)}
    assert any("Tess" in name for name in offered[str(shared.public_id)])
    assert not any("Tess" in name for name in offered[str(kept.public_id)])
    with pytest.raises(Refused, match="can not work on this record"), db.writing():
        hand_over_all(leaver, {str(kept.public_id): takes}, "x", by=supervisor)
    with db.writing():
        assert hand_over_all(leaver, {str(hidden.public_id): takes}, "x", by=supervisor) == 0


def test_a_fault_in_the_rule_would_be_found(make, away):
    """The control: the same row, ended, opens the record again."""
    lead = make.advocate()
    case = make.case(lead)
    row = away(case, lead)
    assert not may_see(lead, case)
    with db.writing() as session:
        session.get_one(KeptAway, row.id).ended_at = clock.now()
    assert may_see(lead, case)
