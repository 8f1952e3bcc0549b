"""The demo's directory of agencies and services, as plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours on some days, as in a schedule: days are MO TU WE TH FR SA SU."""

    days: tuple[str, ...]
    opens_at: str  # "09:00"
    closes_at: str


@dataclass(frozen=True, slots=True)
class AgencyAddress:
    """Where an agency is or gets post. Empty lines where the address is confidential."""

    line: str
    line_2: str
    town: str
    state: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class Department:
    """A desk at an agency that decides things, to write to."""

    name: str
    contact: str
    title: str
    phone: str
    fax: str


@dataclass(frozen=True, slots=True)
class DemoService:
    """Something that an agency offers."""

    key: str
    agency: str  # key of the agency
    name: str
    kind: str
    description: str
    status: str  # active, inactive, defunct, temporarily closed
    eligibility: str
    minimum_age: int | None
    maximum_age: int | None
    fees: str
    languages: tuple[str, ...]
    hours: tuple[Hours, ...]
    phone: str
    email: str
    how_to_apply: str
    documents: tuple[str, ...]
    access: str
    waiting: str  # "about 2 weeks", empty where one can come at once
    checked_on: date


@dataclass(frozen=True, slots=True)
class DemoAgency:
    """An invented agency with the services that it offers."""

    key: str
    name: str
    short: str  # how people speak of it
    also_called: tuple[str, ...]
    kind: str
    description: str
    phone: str
    fax: str
    email: str
    website: str
    address: AgencyAddress | None
    confidential_address: bool
    languages: tuple[str, ...]
    active: bool
    do_not_refer: str  # why not, empty where one may
    departments: tuple[Department, ...]
    services: tuple[DemoService, ...]
    checked_on: date
