"""Finding people, always within what the user may see."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import selectinload

from advocacy.access.seeing import people_prepared, people_within_sight_of, viewer
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.db import db

from . import former
from .models import Person, PersonAddress, SafeContact, Supporter

WAYS = (
    select(
        SafeContact.id,
        SafeContact.method,
        SafeContact.allowed,
        SafeContact.details,
        SafeContact.best_times,
        SafeContact.what_to_say,
    )
    .where(SafeContact.person_id == bindparam("person"))
    .order_by(SafeContact.id)
)
BESIDE_THEM = (
    select(
        Supporter.name,
        Supporter.relationship_words.label("relationship_words"),
        Supporter.may_know,
        Supporter.phone,
    )
    .where(Supporter.person_id == bindparam("person"))
    .order_by(Supporter.id)
)


def ways_to_reach(person: Person) -> Sequence[Any]:
    """The safe contacts of someone who was found within sight already, in plain columns."""
    return db.read(WAYS, {"person": person.id})


def beside(person: Person) -> Sequence[Any]:
    """Their supporters, likewise."""
    return db.read(BESIDE_THEM, {"person": person.id})


@cache
def _one(role: str) -> Select[Person]:
    return select(Person).where(Person.public_id == bindparam("public_id"), people_prepared(role))


def person_or_404(public_id: UUID, user: User) -> Person:
    """The person, if this user may see them. Hidden and absent are the same 404.

    The address of a record that became part of another one leads to that one.
    """
    found = db.session.scalars(_one(user.role), {"public_id": public_id, **viewer(user)}).one_or_none()
    if found is None:
        found = former.now_part_of(public_id, user)
    if found is None:
        record_refusal("person.refused", public_id, by=user)
        abort(404)
    return found


def people_of(user: User) -> Select[Person]:
    """Everyone whom this user may see, by name, with what their row in a list needs."""
    found = select(Person).where(people_within_sight_of(user)).options(selectinload(Person.safe_contacts))
    return found.order_by(Person.sort_name, Person.id)


def people_count(user: User) -> int:
    found = select(func.count()).select_from(Person).where(people_within_sight_of(user))
    return db.session.scalar(found) or 0


def address_of(person: Person, public_id: UUID) -> PersonAddress | None:
    found = select(PersonAddress).where(
        PersonAddress.person_id == person.id, PersonAddress.public_id == public_id
    )
    return db.session.scalars(found).one_or_none()


def supporter_of(person: Person, public_id: UUID) -> Supporter | None:
    found = select(Supporter).where(Supporter.person_id == person.id, Supporter.public_id == public_id)
    return db.session.scalars(found).one_or_none()


def person_known_as(reference: str) -> Person | None:
    """By the number on their page; of two records made one, the one that goes on. For commands: sight is not asked."""
    found = db.session.scalars(select(Person).where(Person.reference == reference.strip())).one_or_none()
    while found is not None and found.merged_into_id is not None:
        found = db.session.get_one(Person, found.merged_into_id)
    return found
