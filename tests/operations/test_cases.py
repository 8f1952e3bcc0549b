"""The life of a case, written: opening, pausing, closing, reopening, handing over."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, text

from advocacy import clock
from advocacy.access.queries import lead_of
from advocacy.cases import operations
from advocacy.cases.models import CaseState, CaseStep, TimelineEntry
from advocacy.cases.numbering import next_number
from advocacy.db import db
from advocacy.tasks.models import Task, TaskState
from advocacy.tasks.operations import add_task
from advocacy.web.refusals import ChangedMeanwhile, Refused


@pytest.fixture
def held(make):
    advocate = make.advocate()
    return SimpleNamespace(by=advocate, case=make.case(advocate))


def titles(case):
    return db.session.scalars(
        select(TimelineEntry.title).where(TimelineEntry.case_id == case.id).order_by(TimelineEntry.id)
    ).all()


def actions():
    return db.session.scalars(text("select action from audit_event order by id")).all()


def test_a_new_case_gets_the_next_number(make):
    advocate = make.advocate()
    person = make.person(advocate)
    make.case(reference="0141")
    make.case(reference="MIG-2024-9999")
    with db.writing():
        case = operations.open_case(person, lead=advocate, by=advocate)
    assert case.reference == "0142"
    assert next_number() == 143
    assert lead_of(case) == advocate
    assert actions()[-2:] == ["assignment.made", "case.opened"]


def test_a_number_that_is_taken_meanwhile_is_skipped(make, monkeypatch):
    advocate = make.advocate()
    person = make.person(advocate)
    make.case(reference="0001")
    monkeypatch.setattr("advocacy.cases.numbering.next_number", lambda: 1)
    with db.writing():
        case = operations.open_case(person, lead=advocate, by=advocate)
    assert case.reference == "0002"


def test_support_that_has_not_begun_is_not_opened(make):
    advocate = make.advocate()
    person = make.person(advocate)
    with pytest.raises(Refused, match="still to come"), db.writing():
        operations.open_case(person, lead=advocate, by=advocate, opened_on=clock.today() + timedelta(days=1))


def test_each_step_stands_on_the_timeline_and_in_the_audit(held):
    again = clock.today() + timedelta(days=20)
    with db.writing():
        operations.pause_case(held.case, words="Away.", look_again_on=again, by=held.by)
    with db.writing():
        operations.take_up_case(held.case, by=held.by)
    with db.writing():
        operations.close_case(held.case, reason="finished", words="", persons_view="It was good.", by=held.by)
    with db.writing():
        operations.reopen_case(held.case, words="A new notice came.", by=held.by)

    assert titles(held.case) == [
        "Support was paused",
        "Support was taken up again",
        "The case was closed",
        "The case was opened again",
    ]
    assert actions() == ["case.paused", "case.taken_up", "case.closed", "case.reopened"]
    assert (held.case.state, held.case.closed_on, held.case.persons_view) == (CaseState.OPEN, None, "")


def test_what_was_said_at_closing_outlives_a_reopening(held):
    with db.writing():
        operations.close_case(
            held.case, reason="lost_touch", words="Moved?", persons_view="It was good.", by=held.by
        )
    with db.writing():
        operations.reopen_case(held.case, by=held.by)
    kept = db.session.scalars(select(CaseStep).where(CaseStep.step == "closed")).one()
    assert (kept.reason, kept.words, kept.persons_view) == ("lost_touch", "Moved?", "It was good.")


@pytest.mark.parametrize(("decided", "state"), [("drop", TaskState.DROPPED), ("keep", TaskState.OPEN)])
def test_open_tasks_become_what_was_decided(held, decided, state):
    with db.writing():
        add_task(held.case, "Call the clinic", None, held.by, by=held.by)
    with pytest.raises(Refused, match="tasks that are still open"), db.writing():
        operations.close_case(held.case, reason="finished", words="", persons_view="", by=held.by)
    with db.writing():
        operations.close_case(
            held.case, reason="finished", words="", persons_view="", tasks=decided, by=held.by
        )
    assert db.session.scalars(select(Task)).one().state == state


def test_a_second_writer_is_noticed(held):
    with db.writing():
        operations.change_case(held.case, about="First", intensity="light", version=1, by=held.by)
    with pytest.raises(ChangedMeanwhile), db.writing():
        operations.change_case(held.case, about="Second", intensity="light", version=1, by=held.by)
    assert held.case.about == "First"


def test_a_hand_over_takes_what_is_to_do_along(held, make):
    after = make.advocate(team=make.other_team())
    with db.writing():
        mine = add_task(held.case, "Call the clinic", None, held.by, by=held.by)
    with db.writing():
        operations.hand_over_case(held.case, after, note="She likes mornings.", by=held.by)
    assert (mine.owner_id, lead_of(held.case), held.case.team_id) == (after.id, after, after.team_id)
    step = db.session.scalars(select(CaseStep)).one()
    assert step.words == f"Led by {after.name} from today.\nShe likes mornings."


def test_cover_stands_on_the_timeline(held, make):
    other = make.advocate()
    with db.writing():
        operations.cover_case(
            held.case,
            other,
            starts_on=clock.today(),
            ends_on=clock.today() + timedelta(days=7),
            note="Holiday",
            by=held.by,
        )
    assert titles(held.case) == ["Someone stands in"]
    assert lead_of(held.case) == held.by
