"""Makes people as the application makes them, so that they can be found; and reads what a page holds."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup
from sqlalchemy import select

from advocacy.accounts.models import User
from advocacy.audit.models import AuditEvent
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


def details(action: str) -> list[dict[str, Any]]:
    """What the audit says of each such event."""
    found = select(AuditEvent.detail).where(AuditEvent.action == action).order_by(AuditEvent.id)
    return [json.loads(detail) for detail in db.session.scalars(found)]


def hidden(page: BeautifulSoup) -> dict[str, str]:
    """What a form carries, and what stands in its fields."""
    return {
        field["name"]: field.get("value") or field.text.removeprefix("\n")
        for field in page.select("form[method=post] input[type=hidden], form input[type=text], form textarea")
        if not field.find_parent(class_="top")
    }
