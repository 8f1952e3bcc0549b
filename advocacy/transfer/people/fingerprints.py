"""Whether anything about a person was added or changed since: a short sum over everything that belongs to them."""

import zlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, literal, select

from advocacy.access.models import Assignment
from advocacy.cases.models import Case, TimelineEntry
from advocacy.consent.models import Agreement
from advocacy.contacts.models import ContactCase
from advocacy.db import db
from advocacy.goals.models import Goal
from advocacy.issues.models import Issue
from advocacy.letters.models import Letter
from advocacy.people.models import Person, PersonAddress, SafeContact, Supporter
from advocacy.referrals.models import Referral
from advocacy.tasks.models import Appointment, Task

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
OF_A_PERSON: tuple[Any, ...] = (SafeContact, PersonAddress, Supporter, Assignment)
MANY = 500


def fingerprints(person_ids: Sequence[int]) -> dict[int, int]:
    """One number for each person that is still there; it fits a signed 32-bit column."""
    found: dict[int, list[Any]] = defaultdict(list)
    for start in range(0, len(person_ids), MANY):
        ids = person_ids[start : start + MANY]
        for query in _queries(ids):
            for person_id, *sums in db.session.execute(query):
                found[person_id].append(tuple(int(each or 0) for each in sums))
    return {person_id: zlib.crc32(repr(sums).encode()) & 0x7FFFFFFF for person_id, sums in found.items()}


def _queries(ids: Sequence[int]) -> list[Any]:
    """Always in the same order; each says which part it is about, since a part without rows says nothing."""
    queries: list[Any] = [
        select(Person.id, literal(0), Person.version).where(Person.id.in_(ids)),
        select(Case.person_id, literal(1), func.count(), func.sum(Case.version))
        .where(Case.person_id.in_(ids))
        .group_by(Case.person_id),
    ]
    for number, table in enumerate(OF_A_PERSON, 2):
        counted = select(table.person_id, literal(number), func.count()).where(table.person_id.in_(ids))
        queries.append(counted.group_by(table.person_id))
    for number, table in enumerate(OF_A_CASE, 10):
        version = func.sum(table.version) if hasattr(table, "version") else func.count()
        counted = select(Case.person_id, literal(number), func.count(), version)
        counted = (
            counted.select_from(table).join(Case, Case.id == table.case_id).where(Case.person_id.in_(ids))
        )
        queries.append(counted.group_by(Case.person_id))
    return queries
