"""Makes people as the application makes them, so that they can be found."""

from datetime import date
from typing import Any
from uuid import UUID

from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.people import operations
from advocacy.people.facts import ContactFacts, PersonFacts
from advocacy.people.models import Allowed, Method


def add_person(
    by: User, name: str = "Nguyễn Thị Hạnh", phone: str = "", born: str = "", **facts: Any
) -> UUID:
    """Someone whom this user added; with a phone, one that may be called."""
    contacts = {Method.CALL: ContactFacts(Allowed.YES, phone)} if phone else {}
    day = date.fromisoformat(born) if born else None
    with db.writing():
        person = operations.add_person(
            PersonFacts(name, date_of_birth=day, **facts), by=by, contacts=contacts
        )
        return person.public_id
