"""Taking a batch back: what nobody touched since goes, what was worked on stays and is said."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.transfer.models import ImportedRow, ImportState, PeopleImport
from advocacy.web.refusals import Refused

from .fingerprints import fingerprints

MANY = 500


@dataclass(frozen=True)
class Undone:
    """How many were taken back, and how many stay because someone worked on them."""

    removed: int
    kept: int


def changed_since(kept: PeopleImport) -> list[str]:
    """References of those whom someone worked on after the import: they stay when it is undone."""
    if kept.state not in (ImportState.IMPORTED, ImportState.UNDONE):
        return []
    rows = db.session.scalars(select(ImportedRow).where(ImportedRow.import_id == kept.id)).all()
    now = fingerprints([row.row_id for row in rows])
    changed = [row.row_id for row in rows if row.row_id in now and now[row.row_id] != row.version]
    found: list[str] = []
    for start in range(0, len(changed), MANY):
        some = select(Person.reference).where(Person.id.in_(changed[start : start + MANY]))
        found += db.session.scalars(some.order_by(Person.reference))
    return found


def undo_import(kept: PeopleImport, *, by: User) -> Undone:
    """One transaction. Taking back twice takes nothing more."""
    if kept.state != ImportState.IMPORTED:
        raise Refused(_("This import was undone already, or is not finished."))
    rows = db.session.scalars(select(ImportedRow).where(ImportedRow.import_id == kept.id)).all()
    now = fingerprints([row.row_id for row in rows])
    untouched = [row.row_id for row in rows if now.get(row.row_id) == row.version]
    for start in range(0, len(untouched), MANY):
        db.session.execute(delete(Person).where(Person.id.in_(untouched[start : start + MANY])))
    kept.state, kept.undone_at = ImportState.UNDONE, clock.now()
    still = sum(1 for row in rows if row.row_id in now) - len(untouched)
    record("import.undone", kept, by=by, removed=len(untouched), kept=still)
    return Undone(len(untouched), still)
