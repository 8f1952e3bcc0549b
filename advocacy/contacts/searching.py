"""Contacts in a search, with what was added to them later."""

from collections.abc import Sequence

from flask import Flask, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from advocacy.db import db
from advocacy.textsearch.kinds import KINDS, Kind

from .models import Addendum, Contact, ContactCase


def cases_of(contact: Contact) -> Sequence[int]:
    found = select(ContactCase.case_id).where(ContactCase.contact_id == contact.id)
    return db.session.scalars(found.order_by(ContactCase.case_id)).all()


def its_contact(part: Addendum | ContactCase) -> Contact:
    return db.session.get_one(Contact, part.contact_id)


def connect(_app: Flask) -> None:
    KINDS["contact"] = Kind(
        model=Contact,
        called=_l("Contact"),
        icon="phone",
        texts=lambda contact: (contact.note, *(addendum.text for addendum in contact.addenda)),
        day=lambda contact: contact.happened_on,
        cases=cases_of,
        url=lambda contact: url_for("contacts.show", contact_id=contact.public_id),
        loads=(selectinload(Contact.addenda),),
        parts={Addendum: its_contact, ContactCase: its_contact},
    )
