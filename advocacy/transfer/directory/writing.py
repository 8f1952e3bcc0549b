"""Bringing a directory in. Inside writing(); everything or nothing."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.directory.models import Agency, AgencyContact
from advocacy.directory.operations import index_agency
from advocacy.sentences import say

from .matching import Matching
from .numbers import bring_phones
from .readings import AgencyReading, ContactReading, DirectoryReading
from .records import Brought, bring_agency
from .remembering import Result


@dataclass
class Outcome:
    """How many rows went which way; `lines` says of each one that was set aside why."""

    rows: int = 0
    imported: int = 0
    unchanged: int = 0
    set_aside: int = 0
    lines: list[str] = field(default_factory=list)

    def add(self, result: Result) -> None:
        self.lines.extend(result.lines)
        if result.lines:
            self.set_aside += 1
        elif result.changed:
            self.imported += 1
        else:
            self.unchanged += 1


def import_directory(
    reading: DirectoryReading, *, by: User | None = None, advance: Callable[[int], None] = lambda _: None
) -> Outcome:
    """Add what is new, take over what changed in the list, leave alone what was changed here."""
    outcome = Outcome(reading.rows, set_aside=len(reading.set_aside), lines=list(reading.set_aside))
    with db.session.no_autoflush:
        matching = Matching(all_agencies(), reading.agencies, reading.source)
        all_brought = []
        for one in reading.agencies:
            all_brought.append(_bring(one, matching, reading.source))
            advance(1 + len(one.services))
        db.session.flush()
        for brought in all_brought:
            _finish(brought, outcome)
        db.session.flush()
    record(
        "directory.imported",
        None,
        by=by,
        source=reading.source,
        rows=outcome.rows,
        imported=outcome.imported,
        unchanged=outcome.unchanged,
        set_aside=outcome.set_aside,
    )
    return outcome


def all_agencies() -> list[Agency]:
    found = select(Agency).options(
        selectinload(Agency.services), selectinload(Agency.locations), selectinload(Agency.phones)
    )
    return list(db.session.scalars(found.order_by(Agency.id)))


def _bring(reading: AgencyReading, matching: Matching, source: str) -> Brought:
    agency = matching.agency_for(reading)
    if agency is None and matching.likeness(reading):
        reading.warnings.append(
            str(say("There is another agency called “%(name)s”. Is it the same?", name=reading.name))
        )
    brought = bring_agency(agency, reading, source)
    if brought.changed:
        index_agency(brought.agency)
        brought.agency.changed_at = clock.now()
    return brought


def _finish(brought: Brought, outcome: Outcome) -> None:
    bring_phones(brought)
    _bring_contacts(brought)
    for result in (brought.result, *brought.results):
        outcome.add(result)


def _bring_contacts(brought: Brought) -> None:
    """Named workers, added once; nobody is taken away."""
    if not brought.reading.contacts:
        return
    found = select(AgencyContact).where(AgencyContact.agency_id == brought.agency.id)
    known = {
        ContactReading(one.name, one.title, one.department, one.email) for one in db.session.scalars(found)
    }
    for one in brought.reading.contacts:
        if one not in known and (one.name or one.email):
            known.add(one)
            brought.result.changed = True
            db.session.add(AgencyContact(agency_id=brought.agency.id, **asdict(one)))
