"""The demo's directory."""

from collections.abc import Sequence

from advocacy.db import db
from advocacy.directory.models import Agency, Location, Phone, Service, ServiceStatus
from advocacy.directory.operations import index_agency

from .cast.agencies import DemoAgency, DemoService, Hours
from .cast.demo import Demo
from .register import Register, at_noon, fixed_id

DAYS = {"MO": "Mon", "TU": "Tue", "WE": "Wed", "TH": "Thu", "FR": "Fri", "SA": "Sat", "SU": "Sun"}


def write_agencies(demo: Demo, register: Register) -> None:
    for one in demo.agencies:
        agency = _agency(one)
        place = _place(one)
        if place is not None:
            agency.locations.append(place)
        for service in one.services:
            row = _service(service, one, place)
            agency.services.append(row)
            register.services[service.key] = row
        index_agency(agency)
        db.session.add(agency)
        register.agencies[one.key] = agency
    db.session.flush()


def _agency(one: DemoAgency) -> Agency:
    agency = Agency(
        public_id=fixed_id("agency", one.key),
        source="demo",
        source_id=one.key,
        name=one.name,
        alternate_name=", ".join(one.also_called),
        description=one.description,
        email=one.email,
        website=one.website,
        systems=[],
        warnings=[],
        extra={},
        changed_at=at_noon(one.checked_on),
    )
    for number, kind in ((one.phone, "voice"), (one.fax, "fax")):
        if number:
            agency.phones.append(Phone(as_found=number, number=number, kind=kind))
    return agency


def _place(one: DemoAgency) -> Location | None:
    if one.address is None:
        return None
    return Location(
        public_id=fixed_id("place", one.key),
        source_id=one.key,
        street=", ".join(line for line in (one.address.line, one.address.line_2) if line),
        city=one.address.town,
        state=one.address.state,
        postal_code=one.address.postal_code,
        confidential=one.confidential_address,
        languages=", ".join(one.languages),
        extra={},
    )


def _service(one: DemoService, agency: DemoAgency, place: Location | None) -> Service:
    return Service(
        public_id=fixed_id("service", one.key),
        location=place,
        source_id=one.key,
        name=one.name,
        alternate_name="",
        description=one.description,
        status=ServiceStatus(one.status),
        do_not_refer=agency.do_not_refer,
        eligibility=one.eligibility,
        fees=one.fees,
        how_to_apply=one.how_to_apply,
        documents_needed=", ".join(one.documents),
        languages=", ".join(one.languages),
        hours=_hours(one.hours),
        wait=one.waiting,
        email=one.email,
        categories=[one.kind],
        checked_on=one.checked_on,
        warnings=[],
        extra={},
    )


def _hours(hours: Sequence[Hours]) -> str:
    return "; ".join(
        f"{', '.join(DAYS[day] for day in one.days)} {_clock(one.opens_at)} to {_clock(one.closes_at)}"
        for one in hours
    )


def _clock(text: str) -> str:
    """17:30 as people here say it: 5:30 pm."""
    hour, minute = (int(part) for part in text.split(":"))
    minutes = f":{minute:02}" if minute else ""
    return f"{hour % 12 or 12}{minutes} {'am' if hour < 12 else 'pm'}"
