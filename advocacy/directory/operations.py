"""Adding and changing agencies and services by hand. Inside writing()."""

from typing import Any
from uuid import uuid4

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.folding import fold
from advocacy.web.refusals import check_version

from .models import Agency, Phone, Service


def index_agency(agency: Agency) -> None:
    """What a search looks through. After every change of the agency or one of its services."""
    agency.sort_name = fold(agency.name)[:300]
    agency.search_text = fold(" ".join([agency.name, agency.alternate_name or "", agency.description or ""]))
    for service in agency.services:
        index_service(service, agency)


def index_service(service: Service, agency: Agency) -> None:
    words = [
        service.name,
        service.alternate_name,
        service.description,
        service.eligibility,
        " ".join(str(category) for category in service.categories or []),
        agency.name,
        agency.alternate_name,
    ]
    service.search_text = fold(" ".join(word for word in words if word))


def add_agency(facts: dict[str, Any], *, by: User) -> Agency:
    agency = Agency(
        public_id=uuid4(),
        systems=[],
        warnings=[],
        extra={},
        changed_at=clock.now(),
        sort_name="",
        search_text="",
    )
    _set(agency, facts)
    db.session.add(agency)
    db.session.flush()
    _set_phone(agency, facts.get("phone", ""))
    record("agency.added", agency, by=by)
    return agency


def change_agency(agency: Agency, facts: dict[str, Any], version: int | None, *, by: User) -> None:
    check_version(agency, version)
    _set(agency, facts)
    _set_phone(agency, facts.get("phone", ""))
    record("agency.changed", agency, by=by)


def _set(agency: Agency, facts: dict[str, Any]) -> None:
    for name in ("name", "alternate_name", "description", "email", "website"):
        setattr(agency, name, facts.get(name) or "")
    agency.changed_at = clock.now()
    index_agency(agency)


def _set_phone(agency: Agency, number: str) -> None:
    """The one number of the agency itself; its places and services keep their own."""
    own = [phone for phone in agency.phones if phone.service_id is None and phone.location_id is None]
    if own:
        own[0].as_found = own[0].number = number
    elif number:
        agency.phones.append(Phone(agency_id=agency.id, as_found=number, number=number[:40]))


def add_service(agency: Agency, facts: dict[str, Any], *, by: User) -> Service:
    service = Service(public_id=uuid4(), agency=agency, categories=[], warnings=[], extra={}, search_text="")
    _set_service(service, agency, facts)
    db.session.add(service)
    record("service.added", service, by=by)
    return service


def change_service(service: Service, facts: dict[str, Any], version: int | None, *, by: User) -> None:
    check_version(service, version)
    _set_service(service, service.agency, facts)
    record("service.changed", service, by=by)


def _set_service(service: Service, agency: Agency, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(service, name, value if value is not None else "")
    service.checked_on = clock.today()
    index_service(service, agency)
