"""One organization with its services and places, made new or brought up to date."""

from dataclasses import dataclass, field
from uuid import uuid4

from advocacy import clock
from advocacy.db import db
from advocacy.directory.models import Agency, Location, Service
from advocacy.sentences import say

from .matching import own_key, place_for, service_for
from .readings import AgencyReading, LocationReading, ServiceReading
from .remembering import Result, take_over


@dataclass
class Brought:
    """An agency with what came of its rows; its numbers follow when everything has an id."""

    agency: Agency
    reading: AgencyReading
    source: str
    result: Result
    places: dict[str, Location] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    results: list[Result] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return self.result.changed or any(each.changed for each in self.results)


def bring_agency(found: Agency | None, reading: AgencyReading, source: str) -> Brought:
    agency = found or _new_agency(reading, source)
    is_ours = reading.source_id == str(agency.public_id)
    if not agency.source_id and not agency.source and not is_ours:
        agency.source, agency.source_id = source, reading.source_id or None
    brought = Brought(agency, reading, source, Result(changed=found is None))
    for place in reading.places:
        brought.places[place.source_id] = _bring_place(brought, place)
    for service in reading.services:
        brought.results.append(_bring_service(brought, service))
    title = say("Agency “%(name)s”", name=agency.name or reading.name)
    take_over(agency, reading, brought.result, title)
    return brought


def _new_agency(reading: AgencyReading, source: str) -> Agency:
    agency = Agency(
        public_id=uuid4(),
        source=source,
        source_id=reading.source_id or None,
        name=reading.name,
        sort_name="",
        systems=[],
        warnings=[],
        extra={},
        changed_at=clock.now(),
        version=0,
        services=[],
        locations=[],
        phones=[],
    )
    db.session.add(agency)
    return agency


def _bring_place(brought: Brought, reading: LocationReading) -> Location:
    place = place_for(brought.agency, reading, brought.reading, brought.source)
    if place is None:
        key = own_key(brought.agency, brought.source, reading.source_id)
        place = Location(public_id=uuid4(), source_id=key, extra={}, confidential=False)
        brought.agency.locations.append(place)
        brought.result.changed = True
    # Once marked, only a person takes the mark away: a list that forgets it must not give an address away.
    if reading.facts.pop("confidential", False) and not place.confidential:
        place.confidential = brought.result.changed = True
    title = say("Place “%(name)s” of “%(agency)s”", name=reading.name, agency=brought.agency.name)
    take_over(place, reading, brought.result, title)
    return place


def _bring_service(brought: Brought, reading: ServiceReading) -> Result:
    service = service_for(brought.agency, reading, brought.reading, brought.source)
    result = Result(changed=service is None)
    if service is None:
        key = own_key(brought.agency, brought.source, reading.source_id)
        service = Service(
            public_id=uuid4(),
            source_id=key,
            name=reading.name,
            version=0,
            categories=[],
            warnings=[],
            extra={},
        )
        brought.agency.services.append(service)
    brought.services[reading.source_id] = service
    _put_in_place(service, [brought.places[key] for key in reading.places if key in brought.places], result)
    if reading.checked_on and (service.checked_on is None or service.checked_on < reading.checked_on):
        service.checked_on, result.changed = reading.checked_on, True
    title = say("Service “%(name)s” of “%(agency)s”", name=service.name, agency=brought.agency.name)
    take_over(service, reading, result, title)
    _mark_shared(service, reading, result)
    return result


def _put_in_place(service: Service, places: list[Location], result: Result) -> None:
    """The first place is the one shown; the others are kept. A list that leaves them out does not take them away."""
    keys = [str(place.public_id) for place in places]
    if places and (service.extra or {}).get("places") != keys:
        service.location, result.changed = places[0], True
        service.extra = {**(service.extra or {}), "places": keys}


def _mark_shared(service: Service, reading: ServiceReading, result: Result) -> None:
    if (service.extra or {}).get("shared", True) and not reading.shared:
        service.extra, result.changed = {**service.extra, "shared": False}, True
