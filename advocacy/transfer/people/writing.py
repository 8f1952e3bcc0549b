"""Writing a batch: everything in one transaction, in bulk, so that nothing is ever half imported."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sqlalchemy import select

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases import numbering as case_numbers
from advocacy.cases.models import Case, CaseState, CaseStep, Step, TimelineEntry
from advocacy.cases.words import step_words
from advocacy.db import Model, db
from advocacy.people import numbering as people_numbers
from advocacy.people.indexing import index_new
from advocacy.people.models import Person
from advocacy.transfer.models import ImportedRow, PeopleImport
from advocacy.transfer.reading import PersonFacts

from .fingerprints import fingerprints
from .planning import PlannedRow
from .rows import case_from, goals_from, person_from, task_from

STEPS = {CaseState.PAUSED: Step.PAUSED, CaseState.CLOSED: Step.CLOSED}
Advance = Callable[[int], None]


@dataclass(frozen=True)
class Batch:
    """Whose file it is, and to whom its rows go."""

    team_id: int
    by: User | None
    leads: Mapping[str, User]
    everyone_to: User | None

    def lead_of(self, facts: PersonFacts) -> User | None:
        return self.leads.get(" ".join(facts.advocate.split())) or self.everyone_to


def write_rows(rows: Sequence[PlannedRow], batch: Batch, kept: PeopleImport | None, advance: Advance) -> None:
    """People, their cases, and what the rows say about both."""
    facts = [row.reading.facts for row in rows]
    people = [person_from(one, batch.team_id) for one in facts]
    _number_people(people, facts)
    db.session.add_all(people)
    db.session.flush()
    index_new(people)
    advance(len(rows) // 2)
    cases = _cases(facts, people, batch)
    titles = {step: step_words(step) for step in (Step.OPENED, *STEPS.values())}
    around = [
        row for one, case in zip(facts, cases, strict=True) for row in _around(one, case, batch, titles)
    ]
    db.session.bulk_save_objects(around, preserve_order=False)
    advance(len(rows) - len(rows) // 2)
    if kept is not None:
        _remember(people, kept)
    for person in people:
        record("person.imported", person, by=batch.by)


def _number_people(people: Sequence[Person], facts: Sequence[PersonFacts]) -> None:
    """Their own reference where nobody else has it, else the next of ours."""
    taken = set(db.session.scalars(select(Person.reference)))
    number = people_numbers.next_number()
    for person, one in zip(people, facts, strict=True):
        wanted = one.reference.strip()[:40]
        while not wanted or wanted in taken:
            wanted = f"{people_numbers.BEGIN}{number:05}"
            number += 1
        person.reference = wanted
        taken.add(wanted)


def _cases(facts: Sequence[PersonFacts], people: Sequence[Person], batch: Batch) -> list[Case]:
    taken = set(db.session.scalars(select(Case.reference)))
    number = case_numbers.next_number()
    cases = []
    for one, person in zip(facts, people, strict=True):
        lead = batch.lead_of(one)
        case = case_from(one, person, lead.team_id if lead and lead.team_id else batch.team_id, lead)
        wanted = one.reference.strip()[:40]
        while not wanted or wanted in taken:
            wanted = f"{number:04}"
            number += 1
        case.reference = wanted
        taken.add(wanted)
        cases.append(case)
    db.session.add_all(cases)
    db.session.flush()
    return cases


def _around(facts: PersonFacts, case: Case, batch: Batch, titles: Mapping[Step, str]) -> Iterator[Model]:
    """Who holds it, what it wants, what comes next, and how it stands on the timeline."""
    lead = batch.lead_of(facts)
    made_by = batch.by or lead
    yield from goals_from(facts, case)
    if lead is not None:
        yield _held(case, lead, made_by or lead)
    if (task := task_from(facts, case, lead, made_by)) is not None:
        yield task
    yield from _step(case, Step.OPENED, case.opened_on, made_by, titles)
    if (ending := STEPS.get(CaseState(case.state))) is not None:
        yield from _step(case, ending, case.closed_on or case.opened_on, made_by, titles)


def _held(case: Case, lead: User, made_by: User) -> Assignment:
    return Assignment(
        public_id=uuid4(),
        person_id=case.person.id,
        case_id=case.id,
        user_id=lead.id,
        part=Part.LEAD,
        starts_on=case.opened_on,
        made_by_id=made_by.id,
        made_at=clock.now(),
    )


def _step(
    case: Case, step: Step, day: date, made_by: User | None, titles: Mapping[Step, str]
) -> Iterator[Model]:
    """A step of the case needs someone who took it; without anyone only the case itself says it."""
    if made_by is None:
        return
    taken = uuid4()
    yield CaseStep(public_id=taken, case_id=case.id, step=step, made_at=clock.now(), made_by_id=made_by.id)
    yield TimelineEntry(
        case_id=case.id,
        kind="case",
        subject=taken,
        title=titles[step],
        happened_on=day,
        by_id=made_by.id,
    )


def _remember(people: Sequence[Person], kept: PeopleImport) -> None:
    """What each person was like right after the import, so that undoing touches nothing that changed since."""
    prints = fingerprints([person.id for person in people])
    db.session.bulk_save_objects(
        [
            ImportedRow(import_id=kept.id, kind="person", row_id=person.id, version=prints[person.id])
            for person in people
        ]
    )
