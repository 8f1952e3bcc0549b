"""Moving rows from one record to the other, and writing down each, so that it can go back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Table, select, update

from advocacy.db import db
from advocacy.people.models import Person, SafeContact

from .bound import moving
from .comparing import WAY, ways_of
from .models import MovedRow, PersonMerge
from .rules import Pick


def note(merge: PersonMerge, table: str, row_id: int, before: Mapping[str, Any] | None, after: Any) -> None:
    db.session.add(
        MovedRow(
            merge_id=merge.id,
            table_name=table,
            row_id=row_id,
            before=None if before is None else stored(before),
            after=stored(after),
        )
    )


def stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON keeps it: days in ISO form."""
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in values.items()
    }


def owned_by(person: Person) -> dict[str, list[int]]:
    """Which rows of each table belong to a record now."""
    return {
        table.name: list(db.session.scalars(select(table.c.id).where(column == person.id)))
        for table, column in moving()
    }


def move_rows(merge: PersonMerge, kept: Person, other: Person) -> None:
    """Everything of the record that goes. Inside writing(); what is loaded is loaded afresh afterwards."""
    for table, column in moving():
        ids = db.session.scalars(select(table.c.id).where(column == other.id).order_by(table.c.id)).all()
        for row_id in ids:
            note(merge, table.name, row_id, {column.name: other.id}, {column.name: kept.id})
        set_person(table, column, ids, kept.id)
    db.session.flush()
    db.session.expire_all()


def set_person(table: Table, column: Column[int], ids: Sequence[int], person_id: int) -> None:
    if ids:
        db.session.execute(update(table).where(table.c.id.in_(ids)).values({column.name: person_id}))


def change_fields(merge: PersonMerge, kept: Person, values: Mapping[str, Any]) -> None:
    """What was chosen, with what the kept record said before."""
    if values:
        note(merge, "person", kept.id, {name: getattr(kept, name) for name in values}, values)
    for name, value in values.items():
        setattr(kept, name, value)


def change_ways(merge: PersonMerge, kept: Person, other: Person, picks: Mapping[str, str]) -> None:
    """How to reach them: what only one record says goes on; of two rules the chosen one."""
    ours = ways_of(kept)
    for name, theirs in ways_of(other).items():
        said = {field: str(getattr(theirs, field)) for field in WAY}
        row = ours.get(name)
        if row is None:
            row = SafeContact(method=theirs.method, **said)
            kept.safe_contacts.append(row)
            db.session.flush()
            note(merge, "safe_contact", row.id, None, said)
        elif picks.get(name) == Pick.OTHER:
            note(merge, "safe_contact", row.id, {field: str(getattr(row, field)) for field in WAY}, said)
            for field, value in said.items():
                setattr(row, field, value)


def protect_same_addresses(merge: PersonMerge, kept: Person) -> None:
    """Where one record protects an address and the other does not, it is protected."""
    hidden = {_plain(row.lines) for row in kept.addresses if row.protected}
    for row in kept.addresses:
        if not row.protected and _plain(row.lines) in hidden:
            note(merge, "person_address", row.id, {"protected": False}, {"protected": True})
            row.protected = True


def _plain(lines: str) -> str:
    return " ".join(lines.casefold().replace(",", " ").split())
