"""Whose records some ids are, and which of them a user may not see: for words that were written down before.

Drafts and kept posts only name their records: by the address that they go to, and by the ids that were chosen in
them. Which table belongs to a case or a person is read from the foreign keys, so that no new kind is forgotten.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Select, Table, Uuid, bindparam, column, literal, select, table, union_all

from advocacy.accounts.models import User
from advocacy.db import Model, db
from advocacy.drafts.queries import HIDDEN_AMONG

from .seeing import cases_visible_to, people_visible_to

THESE: Any = bindparam("ids", expanding=True)
NOBODYS = ("draft", "user_session")


def hidden_among(user: User, ids: Iterable[UUID]) -> set[UUID]:
    """Those ids that belong to a record which this user may not see now. What belongs to nobody is not hidden."""
    wanted = set(ids)
    if not wanted:
        return set()
    hung_on = _hung_on(wanted)
    owners: dict[UUID, set[tuple[str, int]]] = defaultdict(set)
    for public_id, what, owner in db.session.execute(_owners(), {"ids": [*wanted, *hung_on.values()]}):
        if owner is not None:
            owners[public_id].add((what, owner))
    every = {owner for of_one in owners.values() for owner in of_one}
    seen = _seen(user, "support_case", every) | _seen(user, "person", every)
    hidden = {public_id for public_id, of_one in owners.items() if not of_one & seen}
    return {one for one in wanted if one in hidden or hung_on.get(one) in hidden}


def _hung_on(wanted: set[UUID]) -> dict[UUID, UUID]:
    """What names its record by public id alone, as a photo does: the record that it hangs on."""
    rows = db.session.execute(_subjects(), {"ids": list(wanted)})
    return {public_id: subject for public_id, subject in rows if subject is not None}


@cache
def _subjects() -> Any:
    tables = (one for one in Model.metadata.sorted_tables if _names_its_subject(one))
    return union_all(
        *(select(one.c.public_id, one.c.subject).where(one.c.public_id.in_(THESE)) for one in tables)
    )


def _names_its_subject(one: Table) -> bool:
    """A letter has a subject too, which is words."""
    if "public_id" not in one.c or one.name in NOBODYS:
        return False
    return "subject" in one.c and isinstance(one.c.subject.type, Uuid)


def _seen(user: User, name: str, owners: set[tuple[str, int]]) -> set[tuple[str, int]]:
    ids = [owner for what, owner in owners if what == name]
    if not ids:
        return set()
    names = ("id", "person_id", "team_id", "merged_into_id")
    source = table(name, *(column(one) for one in names))
    rule = cases_visible_to(user) if name == "support_case" else people_visible_to(user)
    return {(name, row) for row in db.session.scalars(select(source.c.id).where(source.c.id.in_(ids), rule))}


@cache
def _owners() -> Any:
    """(public id, “support_case” or “person”, its id) of every record that belongs to someone."""
    return union_all(*(found for one in Model.metadata.sorted_tables for found in _of_table(one)))


def _of_table(one: Table) -> Iterator[Select[Any]]:
    if "public_id" not in one.c or one.name in NOBODYS:
        return
    if one.name in ("support_case", "person"):
        yield _found(one, one.name, one.c.id)
        return
    direct = list(_to_owners(one))
    for name, key in direct:
        yield _found(one, name, key)
    if direct:
        return
    yield from _through_parents(one)
    yield from _through_links(one)


def _found(one: Table, name: str, owner: Any) -> Select[Any]:
    return select(one.c.public_id, literal(name).label("what"), owner.label("owner")).where(
        one.c.public_id.in_(THESE)
    )


def _to_owners(one: Table) -> Iterator[tuple[str, Any]]:
    for name in ("support_case", "person"):
        for key in one.foreign_keys:
            if key.column.table.name == name:
                yield name, key.parent


def _through_parents(one: Table) -> Iterator[Select[Any]]:
    """A step belongs to its goal, and so to its case."""
    for key in one.foreign_keys:
        parent = key.column.table
        for name, owner in _to_owners(parent) if parent is not one else ():
            yield _found(one, name, owner).join(parent, key.column == key.parent)


def _through_links(one: Table) -> Iterator[Select[Any]]:
    """A contact belongs to the case of each person that it was with."""
    for link in Model.metadata.sorted_tables:
        keys = [key for key in link.foreign_keys if key.column.table is one]
        for name, owner in _to_owners(link) if keys and "public_id" not in link.c else ():
            yield _found(one, name, owner).join(link, keys[0].parent == one.c.id)


def connect(_app: Flask) -> None:
    if hidden_among not in HIDDEN_AMONG:
        HIDDEN_AMONG.append(hidden_among)
