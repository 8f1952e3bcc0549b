"""A directory brought in and given out by the operations that the commands use."""

from pathlib import Path

from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.directory.models import Agency, Service
from advocacy.transfer.directory.agencies import understand
from advocacy.transfer.directory.giving import Given, give
from advocacy.transfer.directory.loading import load
from advocacy.transfer.directory.saving import save_tables
from advocacy.transfer.directory.writing import Outcome, all_agencies, import_directory

OLDER = Path(__file__).parent.parent / "data" / "directory" / "riverbend-older-layout"

SERVICE = {
    "id": "s1",
    "organization_id": "o1",
    "name": "Night shelter",
    "status": "active",
    "wait_time": "A week",
}
PLACE = {
    "id": "l1",
    "organization_id": "o1",
    "name": "Front desk",
    "address_1": "4 Elm St",
    "postal_code": "43998",
}


def bring(path: Path = OLDER, *, with_contacts: bool = False) -> Outcome:
    reading = understand(load(path), today=clock.today(), with_contacts=with_contacts)
    with db.writing():
        return import_directory(reading)


def give_out(folder: Path) -> Given:
    given = give(all_agencies())
    save_tables(given, folder, "Riverbend Peer Advocates")
    db.session.rollback()
    return given


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.rows, outcome.imported, outcome.unchanged, outcome.set_aside


def agency_called(name: str) -> Agency:
    return db.session.scalars(select(Agency).where(Agency.name == name)).one()


def service_called(name: str) -> Service:
    return db.session.scalars(select(Service).where(Service.name == name)).one()
