"""How contacts stand on the timeline."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from advocacy.attachments.subjects import SUBJECTS, Subject
from advocacy.cases.timeline import DRAWERS, Drawer
from advocacy.db import db
from advocacy.drafts.ended_sessions import AUTOSAVES
from advocacy.drafts.views import OPENED_BY

from .models import Addendum
from .queries import cases_with, contacts_by_id
from .words import icon_of


def addenda_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Addendum]:
    found = select(Addendum).where(Addendum.public_id.in_(ids))
    return {addendum.public_id: addendum for addendum in db.session.scalars(found)}


def connect(_app: Flask) -> None:
    DRAWERS["contact"] = Drawer(contacts_by_id, "contacts/_entry.html", "phone", icon_of)
    DRAWERS["addendum"] = Drawer(addenda_by_id, "contacts/_addendum.html", "pencil")
    SUBJECTS["contact"] = Subject(cases_with, "contacts.show", "contact_id")
    OPENED_BY["contact"] = "contacts.new"
    AUTOSAVES["contacts.draft"] = "contact"
