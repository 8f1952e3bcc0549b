"""Records that became part of another one: where their addresses and references lead now."""

from collections.abc import Sequence
from uuid import UUID

from flask import abort, has_request_context, redirect, request
from sqlalchemy import select

from advocacy.access.seeing import people_visible_to
from advocacy.accounts.models import User
from advocacy.db import db

from .models import Person


def goes_on_as(person: Person) -> Person:
    """The record that this one is part of now, however many steps that took; or itself."""
    while person.merged_into_id is not None:
        person = db.session.get_one(Person, person.merged_into_id)
    return person


def records_within(person: Person) -> Sequence[Person]:
    """Every record that became part of this one, also through another."""
    found: list[Person] = []
    ids = [person.id]
    while ids:
        found_now = select(Person).where(Person.merged_into_id.in_(ids)).order_by(Person.id)
        parts = db.session.scalars(found_now).all()
        found += parts
        ids = [part.id for part in parts]
    return found


def now_part_of(public_id: UUID, user: User) -> Person | None:
    """Whom a former address leads to, if this user may see them.

    A page is asked for again under its new address. What someone wrote on the former one goes to where the record
    is now; a part that changed meanwhile comes back with both texts, since its version is another one.
    """
    former = db.session.scalars(select(Person).where(Person.public_id == public_id)).one_or_none()
    if former is None or former.merged_into_id is None:
        return None
    wanted = select(Person).where(Person.id == goes_on_as(former).id, people_visible_to(user))
    if db.session.info.get("writing"):
        wanted = wanted.with_for_update(key_share=True).execution_options(populate_existing=True)
    found = db.session.scalars(wanted).one_or_none()
    if found is not None and has_request_context() and request.method == "GET":
        abort(redirect(request.full_path.rstrip("?").replace(str(public_id), str(found.public_id)), code=303))
    return found
