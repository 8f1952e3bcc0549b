"""Which record of ours a row means: by its id, else by its names and where it is. A doubt is no match."""

from collections.abc import Collection, Sequence
from uuid import UUID

from advocacy.directory.models import Agency, Location, Service
from advocacy.folding import fold

from .readings import AgencyReading, LocationReading, ServiceReading


def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


class Matching:
    """All agencies of ours, ready to be asked. Each is given out once."""

    def __init__(self, agencies: Sequence[Agency], readings: Sequence[AgencyReading], source: str) -> None:
        self.source = source
        self._by_id = {(agency.source, agency.source_id): agency for agency in agencies if agency.source_id}
        self._by_public_id = {agency.public_id: agency for agency in agencies}
        self._by_uuid = {agency.source_id: agency for agency in agencies if as_uuid(agency.source_id or "")}
        self._by_name: dict[str, list[Agency]] = {}
        for agency in agencies:
            self._by_name.setdefault(fold(agency.name), []).append(agency)
        self._wanted: dict[str, int] = {}
        for reading in readings:
            self._wanted[fold(reading.name)] = self._wanted.get(fold(reading.name), 0) + 1
        self._given: set[int] = set()
        self._sure = {found.id for reading in readings if (found := self._by_key(reading))}

    def agency_for(self, reading: AgencyReading) -> Agency | None:
        found = self._by_key(reading)
        if found is None or found.id in self._given:
            found = self._named(reading)
        if found is not None:
            self._given.add(found.id)
        return found

    def likeness(self, reading: AgencyReading) -> bool:
        """Whether another agency of ours has this name: worth a look, no more."""
        return bool(self._by_name.get(fold(reading.name)))

    def _by_key(self, reading: AgencyReading) -> Agency | None:
        key = reading.source_id
        if not key:
            return None
        own = as_uuid(key)
        return self._by_id.get((self.source, key)) or (
            (self._by_public_id.get(own) or self._by_uuid.get(key)) if own else None
        )

    def _named(self, reading: AgencyReading) -> Agency | None:
        """The one agency of this name that no other row means, unless their postal codes are all different."""
        name = fold(reading.name)
        free = [one for one in self._by_name.get(name, ()) if one.id not in self._given | self._sure]
        fitting = [one for one in free if near(_codes(one), reading.postal_codes())]
        return fitting[0] if len(fitting) == 1 and self._wanted[name] == 1 else None


def own_key(agency: Agency, source: str, key: str) -> str | None:
    """The id of a row inside an agency; one from another list is kept apart by the name of the list."""
    if not key:
        return None
    return key if agency.source == source or as_uuid(key) else f"{source}: {key}"[:80]


def place_for(agency: Agency, reading: LocationReading, whole: AgencyReading, source: str) -> Location | None:
    """By its id; else the one place at the same address that no other row of the list means."""
    key, own = own_key(agency, source, reading.source_id), as_uuid(reading.source_id)
    for place in agency.locations:
        if (key and place.source_id == key) or (own and place.public_id == own):
            return place
    if not reading.postal_code:
        return None
    meant = {own_key(agency, source, each.source_id) for each in whole.places} - {None}
    wanted = _address(reading.facts.get("street", ""), reading.postal_code, reading.name)
    same = [
        place
        for place in agency.locations
        if _address(place.street, place.postal_code, place.name) == wanted and _is_free(place, meant)
    ]
    return same[0] if len(same) == 1 else None


def service_for(agency: Agency, reading: ServiceReading, whole: AgencyReading, source: str) -> Service | None:
    """By its id; else the one service of this name near the same place that no other row of the list means."""
    key, own = own_key(agency, source, reading.source_id), as_uuid(reading.source_id)
    for service in agency.services:
        if (key and service.source_id == key) or (own and service.public_id == own):
            return service
    meant = {own_key(agency, source, each.source_id) for each in whole.services} - {None}
    codes = whole.postal_codes(reading)
    same = [
        service
        for service in agency.services
        if fold(service.name) == fold(reading.name)
        and near(_codes_of(service), codes)
        and _is_free(service, meant)
    ]
    return same[0] if len(same) == 1 else None


def _is_free(row: Location | Service, meant: Collection[str | None]) -> bool:
    """A row that this very import has just made stands for another row of the list."""
    return row.id is not None and row.source_id not in meant


def near(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """One postal code in common, or none known on one side."""
    first, second = ({code[:5] for code in codes} for codes in (ours, theirs))
    return not first or not second or bool(first & second)


def _codes(agency: Agency) -> frozenset[str]:
    return frozenset(place.postal_code for place in agency.locations if place.postal_code)


def _codes_of(service: Service) -> frozenset[str]:
    place = service.location
    return frozenset({place.postal_code}) if place and place.postal_code else frozenset()


def _address(street: str, postal_code: str, name: str) -> str:
    return fold(f"{street} {postal_code} {name}")
