"""Finding people, always within what the user may see."""

from functools import cache
from uuid import UUID

from flask import abort
from sqlalchemy import Select, bindparam, select

from advocacy.access.seeing import people_prepared, viewer
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.db import db

from .models import Person


@cache
def _one(role: str) -> Select[Person]:
    return select(Person).where(Person.public_id == bindparam("public_id"), people_prepared(role))


def person_or_404(public_id: UUID, user: User) -> Person:
    """The person, if this user may see them. Hidden and absent are the same 404."""
    found = db.session.scalars(_one(user.role), {"public_id": public_id, **viewer(user)}).one_or_none()
    if found is None:
        record_refusal("person.refused", public_id, by=user)
        abort(404)
    return found
