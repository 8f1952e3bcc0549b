"""Tasks and appointments, written."""

from datetime import time, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.cases.agenda import operations as agenda
from advocacy.cases.models import TimelineEntry
from advocacy.db import db
from advocacy.tasks.appointing import AppointmentFacts
from advocacy.tasks.models import TaskState
from advocacy.tasks.operations import add_task, change_task, clear_task, drop_task
from advocacy.tasks.queries import coming_appointments, open_tasks, possible_owners
from advocacy.web.refusals import ChangedMeanwhile, Refused


@pytest.fixture
def held(make):
    advocate = make.advocate()
    case = make.case(advocate)
    with db.writing():
        task = add_task(
            case, "Call the clinic", clock.today(), advocate, by=advocate, origin=("contact", uuid4())
        )
    return SimpleNamespace(by=advocate, case=case, task=task)


def test_a_task_is_cleared_by_the_contact_that_did_it(held):
    contact = uuid4()
    with db.writing():
        clear_task(held.task, by=held.by, kind="contact", subject=contact)
    assert (held.task.state, held.task.cleared, held.task.cleared_kind) == (
        TaskState.DONE,
        contact,
        "contact",
    )
    assert not open_tasks(held.case)


def test_a_second_contact_about_the_same_task_changes_nothing(held):
    first = uuid4()
    for contact in (first, uuid4()):
        with db.writing():
            clear_task(held.task, by=held.by, kind="contact", subject=contact)
    assert held.task.cleared == first


def test_without_a_contact_a_sentence_is_needed(held):
    with pytest.raises(Refused, match="few words"), db.writing():
        clear_task(held.task, by=held.by, words="  ")
    with db.writing():
        agenda.finish_task(held.task, held.case, words="She did it herself.", by=held.by)
    assert held.task.cleared_words == "She did it herself."
    entry = db.session.scalars(select(TimelineEntry)).one()
    assert (entry.kind, entry.subject) == ("task", held.task.public_id)


def test_what_is_done_is_neither_done_again_nor_dropped(held):
    with db.writing():
        clear_task(held.task, by=held.by, words="Done.")
    with pytest.raises(Refused, match="already done"), db.writing():
        clear_task(held.task, by=held.by, words="Done again.")
    with pytest.raises(Refused, match="already done"), db.writing():
        drop_task(held.task, words="Not needed.", by=held.by)


def test_a_task_goes_only_to_someone_who_may_open_the_case(held, make):
    supervisor, colleague = make.supervisor(), make.advocate()

    def give(owner):
        with db.writing():
            change_task(held.task, held.case, what="Call", due_on=None, owner=owner, version=None, by=held.by)

    with pytest.raises(Refused, match="can not open this case"):
        give(colleague)
    give(supervisor)
    assert held.task.owner_id == supervisor.id
    assert {user.id for user in possible_owners(held.case)} == {held.by.id, supervisor.id}


def test_a_second_writer_of_a_task_is_noticed(held):
    def change(words):
        with db.writing():
            change_task(held.task, held.case, what=words, due_on=None, owner=held.by, version=1, by=held.by)

    change("First")
    with pytest.raises(ChangedMeanwhile):
        change("Second")


def test_an_appointment_is_made_moved_and_called_off(held):
    soon = clock.today() + timedelta(days=2)
    facts = AppointmentFacts("Home visit", soon, time(14), "Her flat", "Trang")
    with db.writing():
        appointment = agenda.make_appointment(held.case, facts, held.by, by=held.by)
    with db.writing():
        moved = AppointmentFacts("Home visit", soon, time(15))
        agenda.change_appointment(appointment, held.case, moved, held.by, version=1, by=held.by)
    assert [one.at for one in coming_appointments(held.case)] == [time(15)]
    with db.writing():
        same = AppointmentFacts("Visit at home", soon, time(15))
        agenda.change_appointment(appointment, held.case, same, held.by, version=2, by=held.by)
    with db.writing():
        agenda.call_off_appointment(appointment, held.case, by=held.by)

    titles = db.session.scalars(select(TimelineEntry.title).order_by(TimelineEntry.id)).all()
    assert titles == [
        "An appointment was made",
        "An appointment was moved",
        "An appointment was called off",
    ]
    assert not coming_appointments(held.case)
    with pytest.raises(Refused, match="called off"), db.writing():
        agenda.change_appointment(appointment, held.case, facts, held.by, version=None, by=held.by)


def test_what_is_over_is_no_appointment(held):
    facts = AppointmentFacts("Home visit", clock.today() - timedelta(days=1))
    with pytest.raises(Refused, match="log what happened as a contact"), db.writing():
        agenda.make_appointment(held.case, facts, held.by, by=held.by)
