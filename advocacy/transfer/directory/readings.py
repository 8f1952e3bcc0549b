"""What a directory says, once understood: plain values, nothing of the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .tables import Row

Facts = dict[str, Any]


@dataclass(frozen=True)
class PhoneReading:
    """One number: as found, and what could be made out of it. `place` and `service` are ids in the file."""

    as_found: str
    number: str = ""
    extension: str = ""
    kind: str = "voice"
    note: str = ""
    place: str = ""
    service: str = ""


@dataclass(frozen=True)
class ContactReading:
    """A named worker; read only when that was asked for."""

    name: str
    title: str = ""
    department: str = ""
    email: str = ""


@dataclass
class Reading:
    """What one row says. `facts` has only what the file has a column for: what it leaves out it does not deny.

    `columns` and `rows` are what we do not understand, kept so that an export gives it back.
    """

    source_id: str
    facts: Facts
    columns: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.facts.get("name", ""))


@dataclass
class LocationReading(Reading):
    """A place with its address."""

    @property
    def postal_code(self) -> str:
        return str(self.facts.get("postal_code", ""))


@dataclass
class ServiceReading(Reading):
    """A service, the ids of its places, and when someone last looked whether it is right."""

    places: tuple[str, ...] = ()
    checked_on: date | None = None
    shared: bool = True


@dataclass
class AgencyReading(Reading):
    """An organization with everything that belongs to it."""

    places: list[LocationReading] = field(default_factory=list)
    services: list[ServiceReading] = field(default_factory=list)
    phones: list[PhoneReading] = field(default_factory=list)
    contacts: list[ContactReading] = field(default_factory=list)

    def postal_codes(self, service: ServiceReading | None = None) -> frozenset[str]:
        """Where the agency, or one of its services, can be found."""
        wanted = None if service is None else service.places
        codes = (each.postal_code for each in self.places if wanted is None or each.source_id in wanted)
        return frozenset(code for code in codes if code)


@dataclass(frozen=True)
class DirectoryReading:
    """A whole directory. `set_aside` says of each row that can not be imported why not."""

    source: str
    agencies: tuple[AgencyReading, ...]
    set_aside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Organizations and services, those set aside too."""
        return len(self.agencies) + sum(len(each.services) for each in self.agencies) + len(self.set_aside)
