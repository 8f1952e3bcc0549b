"""Addresses of a person and the people on their side: added, changed and removed one by one."""

from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db

from . import sections
from .facts import AddressFacts, SupporterFacts
from .models import Person, PersonAddress, Supporter
from .sections import check_unchanged


def add_address(person: Person, facts: AddressFacts, *, by: User) -> PersonAddress:
    row = PersonAddress(lines=facts.lines or "", protected=facts.protected, note=facts.note)
    person.addresses.append(row)
    db.session.flush()
    record("address.added", row, by=by, person=person.public_id, protected=row.protected)
    return row


def change_address(row: PersonAddress, facts: AddressFacts, version: int | None, *, by: User) -> None:
    """A protected address that was not written anew stays as it is."""
    check_unchanged(sections.address(row), version)
    if facts.lines is not None:
        row.lines = facts.lines
    row.protected, row.note = facts.protected, facts.note
    record("address.changed", row, by=by, protected=row.protected)


def remove_address(row: PersonAddress, *, by: User) -> None:
    db.session.delete(row)
    record("address.removed", row, by=by)


def add_supporter(person: Person, facts: SupporterFacts, *, by: User) -> Supporter:
    row = Supporter(
        name=facts.name,
        relationship_words=facts.relationship_words,
        may_know=facts.may_know,
        phone=facts.phone,
    )
    person.supporters.append(row)
    db.session.flush()
    record("supporter.added", row, by=by, person=person.public_id)
    return row


def change_supporter(row: Supporter, facts: SupporterFacts, version: int | None, *, by: User) -> None:
    check_unchanged(sections.supporter(row), version)
    for name in sections.SUPPORTER:
        setattr(row, name, getattr(facts, name))
    record("supporter.changed", row, by=by)


def remove_supporter(row: Supporter, *, by: User) -> None:
    db.session.delete(row)
    record("supporter.removed", row, by=by)
