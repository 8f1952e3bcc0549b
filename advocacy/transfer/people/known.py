"""Who is known already, in the team that the file is for."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from advocacy.access.queries import secret_from
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.duplicates import Known
from advocacy.people.former import goes_on_as
from advocacy.people.indexing import names_of, phones_of
from advocacy.people.models import Person

from .registers import Register


def register_of(team_id: int, reader: User | None) -> Register:
    """Everyone whom this team knows, but those of whom the reader must not learn: their rows look new."""
    register, secret = Register(), secret_from(reader) if reader else set()
    references = _references(team_id)
    people = select(Person).where(Person.team_id == team_id).options(selectinload(Person.safe_contacts))
    for person in db.session.scalars(people.order_by(Person.id)):
        now = goes_on_as(person)
        if person.id in secret or now.id in secret:
            continue
        for reference in references.get(person.id, [person.reference]):
            register.add(_known(person, reference), person=now.public_id)
    return register


def _references(team_id: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = select(Case.person_id, Case.reference).where(Case.team_id == team_id).order_by(Case.id)
    for person_id, reference in db.session.execute(rows):
        found[person_id].append(reference)
    return found


def _known(person: Person, reference: str) -> Known:
    return Known(names_of(person), person.date_of_birth, phones_of(person.safe_contacts), reference)
