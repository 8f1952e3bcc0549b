"""Whether anything about a person was added or changed since: a short sum over everything that belongs to them."""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func, literal, select

from advocacy.access.models import Assignment
from advocacy.cases.models import Case, TimelineEntry
from advocacy.consent.models import Agreement
from advocacy.contacts.models import ContactCase
from advocacy.db import db
from advocacy.drafts.models import Draft
from advocacy.goals.models import Goal, Step
from advocacy.issues.models import Issue
from advocacy.letters.models import Letter
from advocacy.people.models import Person, PersonAddress, SafeContact, Supporter
from advocacy.referrals.models import Referral
from advocacy.tasks.models import Appointment, Task

# What an import brings, with its version; and what it never brings, of which any row is a change.
OF_A_CASE: tuple[Any, ...] = (
    Task,
    Goal,
    Issue,
    Letter,
    Referral,
    Appointment,
    ContactCase,
    Agreement,
    TimelineEntry,
)
OF_A_PERSON: tuple[Any, ...] = (SafeContact, Supporter, Assignment)
MANY = 500
Rows = Select[*tuple[Any, ...]]


def fingerprints(person_ids: Sequence[int]) -> dict[int, int]:
    """One number for each person that is still there; it fits a signed 32-bit column."""
    found: dict[int, list[Any]] = defaultdict(list)
    drafts = db.session.execute(select(Draft.subject, Draft.fields))
    unfinished = "\n".join(f"{subject} {fields}" for subject, fields in drafts)
    for start in range(0, len(person_ids), MANY):
        ids = person_ids[start : start + MANY]
        for query in (*_of_people(ids), *_of_cases(ids)):
            for person_id, *values in db.session.execute(query):
                found[person_id].append([_plain(value) for value in values])
        for person_id in _written_about(ids, unfinished):
            found[person_id].append("draft")
    return {person_id: zlib.crc32(repr(values).encode()) & 0x7FFFFFFF for person_id, values in found.items()}


def _plain(value: Any) -> str:
    """The two databases count in different kinds of numbers."""
    return str(int(value)) if isinstance(value, Decimal | int) else str(value)


def _of_people(ids: Sequence[int]) -> Iterator[Rows]:
    """Always in the same order; each says which part it is about, since a part without rows says nothing."""
    yield select(Person.id, literal(0), Person.version).where(Person.id.in_(ids))
    address = PersonAddress
    lived = select(address.person_id, literal(1), address.id, address.lines, address.protected, address.note)
    yield lived.where(address.person_id.in_(ids)).order_by(address.id)
    for number, table in enumerate(OF_A_PERSON, 2):
        counted = select(table.person_id, literal(number), func.count()).where(table.person_id.in_(ids))
        yield counted.group_by(table.person_id)


def _of_cases(ids: Sequence[int]) -> Iterator[Rows]:
    theirs = Case.person_id.in_(ids)
    cases = select(Case.person_id, literal(8), func.count(), func.sum(Case.version)).where(theirs)
    yield cases.group_by(Case.person_id)
    steps = select(Case.person_id, literal(9), func.count(), func.sum(Step.version)).select_from(Step)
    steps = steps.join(Goal, Goal.id == Step.goal_id).join(Case, Case.id == Goal.case_id)
    yield steps.where(theirs).group_by(Case.person_id)
    for number, table in enumerate(OF_A_CASE, 10):
        version = func.sum(table.version) if hasattr(table, "version") else func.count()
        counted = select(Case.person_id, literal(number), func.count(), version).select_from(table)
        yield counted.join(Case, Case.id == table.case_id).where(theirs).group_by(Case.person_id)


def _written_about(ids: Sequence[int], words: str) -> Iterator[int]:
    """People whose case an unfinished note names: its author still counts on them."""
    cases = select(Case.person_id, Case.public_id).where(Case.person_id.in_(ids)).order_by(Case.id)
    return (person_id for person_id, case_id in db.session.execute(cases) if str(case_id) in words)
