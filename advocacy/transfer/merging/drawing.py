"""Merges on the timeline, on a person's page, and among what a supervisor is needed for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from flask import Flask, url_for
from flask_babel import ngettext
from sqlalchemy import select

from advocacy.accounts.models import User
from advocacy.cases.timeline import DRAWERS, Drawer
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.people.panels import PANELS, Panel
from advocacy.supervision.needs import NEEDS, Need

from . import queries
from .models import PersonMerge
from .operations import KIND


class OfPerson(NamedTuple):
    """What the person's page says: which records became part of this one."""

    joined: Sequence[PersonMerge]


def merges_by_id(ids: Sequence[UUID]) -> Mapping[UUID, PersonMerge]:
    found = db.session.scalars(select(PersonMerge).where(PersonMerge.public_id.in_(ids)))
    return {merge.public_id: merge for merge in found}


def of_person(person: Person, _user: User) -> OfPerson:
    return OfPerson(queries.joined_to(person))


def asked(user: User) -> Iterator[Need]:
    count = queries.asked_count(user)
    if not count:
        return
    words = ngettext(
        "Someone asks whether two records are one person",
        "Someone asks whether pairs of records are one person",
        count,
    )
    yield Need(ngettext("%(num)s pair", "%(num)s pairs", count), words, url_for("merges.index"))


def connect(_app: Flask) -> None:
    DRAWERS[KIND] = Drawer(merges_by_id, "merging/_entry.html", "users-round")
    PANELS["merging"] = Panel(90, of_person, "merging/_of_person.html")
    NEEDS["merging"] = asked
