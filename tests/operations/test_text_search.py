"""The words that searches look into follow what is written, on both databases."""

from datetime import timedelta

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, select

from advocacy import clock, migrating
from advocacy.access.operations import end_assignment
from advocacy.access.queries import lead_row_of
from advocacy.access.seeing import cases_visible_to, cases_within_sight_of
from advocacy.cases.models import Case
from advocacy.contacts.operations import ContactFacts, add_addendum, change_contact, log_contact
from advocacy.db import db
from advocacy.goals.models import Who
from advocacy.goals.operations import GoalFacts, add_goal
from advocacy.goals.stepping import StepFacts, add_step
from advocacy.letters.models import Letter
from advocacy.letters.operations import start_letter, throw_away
from advocacy.letters.rules import LetterState
from advocacy.letters.template import Signer
from advocacy.letters.templates import load_templates
from advocacy.tasks.operations import add_task, clear_task
from advocacy.textsearch.asking import asked_for
from advocacy.textsearch.indexing import rebuild
from advocacy.textsearch.models import SearchText
from advocacy.textsearch.queries import Wanted, found_texts
from tests.house.records import make_records
from tests.rules.test_searching_texts import CASES


@pytest.fixture
def rosa(make):
    return make.advocate()


def found(words, user, **wanted):
    rows = found_texts(Wanted(asked_for(words), **wanted), user, limit=50, offset=0)
    assert all(row.total == len(rows) for row in rows)
    return [row.kind for row in rows]


def logged(case, note, by, **facts):
    with db.writing():
        return log_contact(
            ContactFacts(clock.today(), "call", reached=True, note=note, **facts), [case], once=None, by=by
        )


@pytest.mark.parametrize(("text", "words", "marks"), CASES)
def test_both_databases_find_the_same(make, rosa, text, words, marks):
    logged(make.case(rosa), text, rosa)
    assert found(words, rosa) == (["contact"] if marks else [])


def test_a_changed_note_is_found_by_its_new_words_alone(make, rosa):
    contact = logged(make.case(rosa), "about the kettle", rosa)
    with db.writing():
        change_contact(contact, "about the teapot", None, contact.version, by=rosa)
    assert found("kettle", rosa) == [] and found("teapot", rosa) == ["contact"]


def test_what_was_added_to_a_contact_is_found_with_it(make, rosa):
    case = make.case(rosa)
    contact = logged(case, "about the kettle", rosa)
    with db.writing():
        assert contact.addenda == []
        add_addendum(contact, "It was a samovar.", [case], by=rosa)
    assert found("kettle samovar", rosa) == ["contact"]


def test_a_step_and_a_finished_task_are_found(make, rosa):
    case = make.case(rosa)
    with db.writing():
        goal = add_goal(case, GoalFacts("A quiet room"), by=rosa)
        add_step(goal, StepFacts("Ask the caretaker", Who.TOGETHER), by=rosa)
        clear_task(add_task(case, "Bring forms", None, rosa, by=rosa), words="The clerk took them", by=rosa)
    assert found("quiet caretaker", rosa) == ["goal"]
    assert found("forms clerk", rosa) == ["task"]


def test_a_letter_is_gone_when_it_is_void_or_thrown_away(make, rosa):
    case = make.case(rosa)
    with db.writing():
        letters = [start_letter(case, next(iter(load_templates().values())), None, Signer.PERSON, by=rosa)
                   for _ in range(2)]  # fmt: skip
        for letter in letters:
            letter.body = "The kettle must be mended."
    assert found("kettle", rosa) == ["letter", "letter"]
    with db.writing():
        throw_away(letters[0], by=rosa)
        db.session.get_one(Letter, letters[1].id).state = LetterState.VOID
    assert found("kettle", rosa) == []


def test_one_contact_with_two_people_is_one_hit(make, rosa):
    cases = [make.case(rosa), make.case(rosa)]
    with db.writing():
        facts = ContactFacts(clock.today(), "call", reached=True, note="the kettle")
        log_contact(facts, cases, once=None, by=rosa)
    assert found("kettle", rosa) == ["contact"]


def test_a_case_that_was_taken_away_is_gone_at_the_next_look(make, rosa):
    case = make.case(rosa)
    logged(case, "the kettle", rosa)
    with db.writing():
        end_assignment(lead_row_of(case), on=clock.today() - timedelta(days=1), by=rosa)
    assert found("kettle", rosa) == []


def test_a_deleted_case_takes_its_words_along(make, rosa):
    case = make.case(rosa, about="the kettle")
    assert found("kettle", rosa) == ["case"]
    with db.writing():
        db.session.execute(delete(SearchText).where(SearchText.case_id != case.id))
        db.session.execute(delete(Case).where(Case.id == case.id))
    assert db.session.scalars(select(SearchText)).all() == []


def test_what_one_wrote_oneself_and_since_when(make, rosa):
    case = make.case(rosa)
    other = make.advocate()
    make.assignment(case.person, other, case)
    logged(case, "the kettle", other)
    assert found("kettle", rosa, only_mine=True) == [] and found("kettle", other, only_mine=True) == [
        "contact"
    ]
    assert found("kettle", rosa, since=clock.today()) == ["contact"]
    assert found("kettle", rosa, since=clock.today() + timedelta(days=1)) == []
    assert found("kettle", rosa, kind="letter") == []


def test_the_cases_read_are_exactly_those_one_may_see(make):
    records = make_records(make)
    relations = ("lead", "cover", "formerly_mine", "starts_tomorrow", "supervisor", "team_mate", "other_team",
                 "other_supervisor", "administrator", "auditor")  # fmt: skip
    for relation in relations:
        user = records.who(make, relation)
        read = set(
            db.session.scalars(
                select(SearchText.case_id).where(cases_within_sight_of(user, SearchText.case_id))
            )
        )
        assert read == set(db.session.scalars(select(Case.id).where(cases_visible_to(user)))), relation


def stored():
    columns = (SearchText.case_id, SearchText.kind, SearchText.subject, SearchText.happened_on,
               SearchText.author_id, SearchText.words)  # fmt: skip
    return sorted(db.session.execute(select(*columns)).all(), key=repr)


@pytest.fixture
def several(make):
    records = make_records(make)
    contact = logged(records.case, "the kettle", records.lead)
    with db.writing():
        add_addendum(contact, "first", [records.case], by=records.lead)
        add_addendum(contact, "second", [records.case], by=records.lead)
    return stored()


def test_rebuilding_gives_what_the_operations_wrote(several):
    with db.writing():
        assert rebuild() == len(several)
    assert stored() == several


# Kinds that the migration could not know: there was none of them to be filled in when they came.
CAME_LATER = {"authority", "consent", "notice"}


def test_the_migration_gives_what_the_operations_wrote(several):
    with db.writing() as session:
        session.execute(delete(SearchText))
        script = ScriptDirectory(str(migrating.FOLDER)).get_revision("0004").module
        with Operations.context(MigrationContext.configure(session.connection())):
            script._fill()
    assert stored() == [row for row in several if row[1] not in CAME_LATER]
