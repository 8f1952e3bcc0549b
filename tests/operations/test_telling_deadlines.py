"""The run that tells of deadlines: twice, after a gap, after a crash, by two at once, in the organization's zone."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.access.models import Cause, KeptAway
from advocacy.cases.models import CaseState
from advocacy.db import db
from advocacy.deadlines.kinds import DeadlineState, Proof
from advocacy.deadlines.models import Deadline, DeadlineTold
from advocacy.deadlines.telling import operations
from advocacy.deadlines.telling.operations import tell_due
from advocacy.jobs.registry import PERIODIC
from advocacy.organization.queries import the_organization
from tests.deadline_rows import deadline_in
from tests.trouble.together import at_once


@pytest.fixture
def advocate(make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


def told(deadline=None):
    db.session.rollback()
    found = select(DeadlineTold.step, DeadlineTold.audience).order_by(DeadlineTold.id)
    if deadline is not None:
        found = found.where(DeadlineTold.deadline_id == deadline.id)
    return [f"{row.audience}:{row.step}" for row in db.session.execute(found)]


def change(row, **facts):
    with db.writing() as session:
        found = session.get_one(type(row), row.id)
        for name, value in facts.items():
            setattr(found, name, value)


def test_run_twice_it_tells_once_and_after_a_gap_the_nearest_only(make, case, advocate):
    deadline = deadline_in(make, case, advocate, days=14)
    assert tell_due() == 1 and tell_due() == 0
    with clock.pretend(clock.now() + timedelta(days=12)):
        assert tell_due() == 2 and tell_due() == 0
    assert told(deadline) == ["holders:14_days", "holders:3_days", "supervisors:3_days"]


def test_a_date_that_moved_is_told_afresh(make, case, advocate):
    deadline = deadline_in(make, case, advocate, days=6)
    tell_due()
    change(deadline, work_by=clock.today() + timedelta(days=5))
    assert tell_due() == 1
    assert told(deadline) == ["holders:7_days"] * 2


def test_what_needs_nothing_more_is_not_told(make, case, advocate):
    on = clock.today()
    deadline_in(make, case, advocate, state=DeadlineState.FILED, filed_on=on, proof=Proof.FAX)
    deadline_in(make, case, advocate, state=DeadlineState.NOT_WANTED)
    deadline_in(make, case, advocate, days=16)
    closed = make.case(advocate, state=CaseState.CLOSED, closed_on=on, close_reason="finished")
    deadline_in(make, closed, advocate)
    assert tell_due() == 0
    deadline_in(make, case, advocate, state=DeadlineState.FILED, filed_on=on)
    assert tell_due() == 1


def test_killed_midway_nothing_is_half_told(make, case, advocate, monkeypatch):
    deadlines = [deadline_in(make, case, advocate, days=days) for days in (2, 6, 13)]
    whole, calls = operations._tell, iter(range(9))

    def killed(row, one):
        if next(calls) == 2:
            raise KeyboardInterrupt
        return whole(row, one)

    monkeypatch.setattr(operations, "_tell", killed)
    with pytest.raises(KeyboardInterrupt):
        tell_due()
    assert told() == []
    monkeypatch.undo()
    assert tell_due() == 4 and all(told(one) for one in deadlines)


def test_of_two_workers_one_tells(make, case, advocate):
    for days in (2, 6, 13):
        deadline_in(make, case, advocate, days=days)
    assert sum(at_once(*[tell_due] * 4)) == 4
    assert len(told()) == 4


def test_the_day_is_the_organizations(make, case, advocate):
    """Late in the evening of March 1 in Honolulu it is March 2 by the clock of the jobs."""
    change(the_organization(), time_zone="Pacific/Honolulu")
    with clock.pretend(datetime(2026, 3, 2, 8, tzinfo=UTC)):
        clock.use_zone("UTC")
        deadline_in(make, case, advocate, days=14, work_by=datetime(2026, 3, 16, tzinfo=UTC).date())
        assert tell_due() == 0
    with clock.pretend(datetime(2026, 3, 2, 11, tzinfo=UTC)):
        clock.use_zone("UTC")
        assert tell_due() == 1


def test_where_nobody_who_may_see_it_holds_the_case_its_supervisors_hear(make, advocate):
    unheld = make.case()
    left = make.case(make.advocate(disabled_at=clock.now()))
    kept = make.case(advocate)
    facts = {"cause": Cause.CONFLICT, "made_at": clock.now(), "made_by_id": advocate.id}
    make.kept(KeptAway(person_id=kept.person_id, user_id=advocate.id, **facts))
    past = make.case()
    make.assignment(past.person, advocate, past, ends_on=clock.today() - timedelta(days=1))
    rows = [deadline_in(make, case, advocate, days=6) for case in (unheld, left, kept, past)]
    tell_due()
    assert [told(row) for row in rows] == [["supervisors:7_days"]] * 4
    make.assignment(past.person, make.advocate(), past)
    tell_due()
    assert told(rows[-1]) == ["supervisors:7_days", "holders:7_days"]


def test_a_clock_of_hours_without_a_day_is_told_too(make, case, advocate):
    deadline = deadline_in(make, case, advocate, days=None, work_at=clock.now() + timedelta(hours=7))
    tell_due()
    assert told(deadline) == ["holders:8_hours", "supervisors:24_hours"]


def test_it_comes_round(app):
    assert "deadlines.tell" in {one.name for one in PERIODIC}


def test_it_asks_no_more_for_many(make, case, advocate, queries):
    for days in range(1, 13):
        deadline_in(make, case, advocate, days=days)
    tell_due()
    with queries() as seen:
        tell_due()
    assert len(seen) <= 6 and db.session.scalar(select(Deadline.id).limit(1))
