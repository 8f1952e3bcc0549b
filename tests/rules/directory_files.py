"""Small directories for tests: tables as CSV in a folder, read as the import reads them."""

import csv
from datetime import date
from pathlib import Path

from advocacy.transfer.directory.agencies import understand
from advocacy.transfer.directory.loading import load
from advocacy.transfer.directory.readings import (
    AgencyReading,
    DirectoryReading,
    LocationReading,
    PhoneReading,
    ServiceReading,
)

TODAY = date(2026, 6, 1)
Rows = list[dict[str, str]]


class Files:
    """A folder of CSV files with one organization, one place and one service, and what a test changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "Valley Helpline"

    def write(self, **tables: Rows) -> Path:
        self.folder.mkdir(exist_ok=True)
        for name, rows in tables.items():
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with (self.folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, restval="")
                writer.writeheader()
                writer.writerows(rows)
        return self.folder

    def read(self, *, with_contacts: bool = False, **tables: Rows) -> DirectoryReading:
        return understand(load(self.write(**tables)), today=TODAY, with_contacts=with_contacts)

    def agency(self, *, with_contacts: bool = False, **facts: str) -> AgencyReading:
        row = {"id": "o1", "name": "Calder House", "description": "A house.", **facts}
        return self.read(organizations=[row], with_contacts=with_contacts).agencies[0]

    def service(self, **facts: str) -> ServiceReading:
        service = {"id": "s1", "organization_id": "o1", "name": "Night shelter", "status": "active"}
        row = {**service, "description": "Beds.", **facts}
        return self.read(organizations=[organization()], services=[row]).agencies[0].services[0]

    def place(self, address: dict[str, str] | None = None, **facts: str) -> LocationReading:
        row = {
            "id": "l1",
            "organization_id": "o1",
            "location_type": "physical",
            "name": "Front desk",
            **facts,
        }
        home = {"id": "a1", "location_id": "l1", "address_1": "4 Elm St", "city": "Dunmore"}
        full = {**home, "state_province": "OH", "postal_code": "43998", "country": "US", **(address or {})}
        return (
            self.read(organizations=[organization()], locations=[row], addresses=[full]).agencies[0].places[0]
        )

    def phones(self, **facts: str) -> list[PhoneReading]:
        row = {"id": "p1", "organization_id": "o1", "type": "voice", **facts}
        return self.read(organizations=[organization()], phones=[row]).agencies[0].phones

    def hours(self, *rows: dict[str, str], table: str = "schedules") -> str:
        service = {"id": "s1", "organization_id": "o1", "name": "Night shelter", "status": "active"}
        schedules = [{"id": str(number), "service_id": "s1", **row} for number, row in enumerate(rows)]
        read = self.read(organizations=[organization()], services=[service], **{table: schedules})
        return str(read.agencies[0].services[0].facts["hours"])


def organization(**facts: str) -> dict[str, str]:
    return {"id": "o1", "name": "Calder House", "description": "A house.", **facts}
