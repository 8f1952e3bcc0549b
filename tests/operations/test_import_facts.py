"""What a row says about a person and their case is all kept, and what was changed since is not taken back."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.drafts.operations import keep_draft
from advocacy.goals.models import Goal, Who
from advocacy.goals.stepping import StepFacts, add_step
from advocacy.people.belongings import change_address
from advocacy.people.facts import AddressFacts
from advocacy.people.models import Person
from advocacy.tasks.models import Task
from advocacy.transfer.models import PeopleImport
from advocacy.transfer.people import operations
from advocacy.transfer.people.decisions import Decisions
from advocacy.transfer.people.undoing import undo_import

TWO = "First,Last,Address,Goals\nAna,Ruiz,1 Elm Street,A bus pass\nBo,Lin,2 Elm Street,A dentist\n"


@pytest.fixture
def sam(make):
    return make.supervisor()


@pytest.fixture
def bring(sam):
    """A file on its way in, all at once; whoever it names nobody else leads goes to `everyone_to`."""

    def call(text: str, everyone_to=None) -> int:
        with db.writing():
            by = db.session.merge(sam)
            kept = operations.keep_file(text.encode(), "people.csv", by=by)
            operations.decide(kept, Decisions(), by.team_id, by=by)
            db.session.flush()
            operations.import_rows(
                kept, operations.opened(kept), {}, everyone_to and db.session.merge(everyone_to), by=by
            )
            return kept.id

    return call


def only_case() -> Case:
    db.session.rollback()
    return db.session.scalars(select(Case)).one()


def undo(kept_id: int, sam):
    with db.writing():
        return undo_import(db.session.get_one(PeopleImport, kept_id), by=db.session.merge(sam))


def names() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Person.name).order_by(Person.id)))


def test_a_next_step_of_nobody_keeps_its_words_and_its_day(bring):
    bring("First,Last,Next step,Due\nAna,Ruiz,Call the clinic,2026-12-01\n")
    assert "Next step, as the list said: Call the clinic, due December 1, 2026" in only_case().about


def test_a_next_step_in_a_closed_case_is_no_task_and_is_kept(bring, sam):
    bring("First,Last,Next step,Status\nAna,Ruiz,Send the records,closed\n", sam)
    assert "Send the records" in only_case().about
    assert db.session.scalar(select(func.count()).select_from(Task)) == 0


def test_a_next_step_becomes_a_task_of_the_lead_and_stands_nowhere_else(bring, sam):
    bring("First,Last,Next step\nAna,Ruiz,Call the clinic\n", sam)
    assert "Call the clinic" not in only_case().about
    assert db.session.scalars(select(Task.owner_id)).all() == [sam.id]


def test_what_follows_an_open_status_is_kept(bring):
    bring("First,Last,Status\nAna,Ruiz,open - waiting for housing\n")
    assert "Status, as the list said: waiting for housing" in only_case().about


def test_the_advocate_is_named_only_where_someone_else_leads(bring, make):
    bring("First,Last,Advocate\nAna,Ruiz,Zed Quill\n", make.advocate(name="Rosa Delgado"))
    assert "Advocate, as the list said: Zed Quill" in only_case().about


def test_words_that_are_too_long_for_their_field_are_kept_whole(bring):
    numbers = " or ".join(f"614 555 01{number}" for number in range(10, 60))
    bring(f"First,Last,Phone\nAna,Ruiz,{numbers}\n")
    assert "614 555 0159" in only_case().about


def test_a_character_that_can_not_be_shown_is_taken_out(bring):
    bring("First,Last,Notes\nA\x00na,Ruiz,by\x0bbus\x01\n")
    assert names() == ["Ana Ruiz"]
    assert only_case().about == "by\nbus"


def test_an_address_that_was_changed_since_is_not_taken_back(bring, sam):
    kept = bring(TWO)
    with db.writing():
        address = db.session.scalars(select(Person).order_by(Person.id)).first().addresses[0]
        change_address(address, AddressFacts("9 Elm Street"), None, by=db.session.merge(sam))
    assert undo(kept, sam).kept == 1
    assert names() == ["Ana Ruiz"]


def test_a_step_towards_a_goal_is_not_taken_back(bring, sam):
    kept = bring(TWO)
    with db.writing():
        goal = db.session.scalars(select(Goal).order_by(Goal.id)).first()
        add_step(goal, StepFacts("Fill in the form", Who.ALONE), by=db.session.merge(sam))
    undo(kept, sam)
    assert names() == ["Ana Ruiz"]


def test_a_note_that_is_not_finished_is_not_left_without_its_person(bring, sam):
    kept = bring(TWO)
    with db.writing():
        case = db.session.scalars(select(Case).order_by(Case.id)).first()
        fields = {"who": [str(case.public_id)], "note": "We talked about"}
        keep_draft("contact", fields, draft_id=None, subject=None, once=uuid4(), by=db.session.merge(sam))
    undo(kept, sam)
    assert names() == ["Ana Ruiz"]


def test_whom_nobody_touched_goes_with_everything_they_brought(bring, sam):
    kept = bring(TWO, sam)
    assert undo(kept, sam).removed == 2
    for model in (Person, Case, Goal, Task):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0
