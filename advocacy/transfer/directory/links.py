"""Which organization, service and place each row belongs to, in whichever way the file says it."""

from collections.abc import Iterable

from advocacy.folding import fold

from .tables import Row, Tables

OWNER_NAMES = ("organization", "organization_name", "agency", "agency_name", "provider", "provider_name")
Owner = tuple[str, str]


def value(row: Row, name: str) -> str:
    return row.get(name, "").strip()


class Links:
    """Answers by ids of the file; an id that nothing has is as good as none."""

    def __init__(self, tables: Tables) -> None:
        self.agencies = {value(row, "id"): row for row in tables.of("organization") if value(row, "id")}
        self.services = {value(row, "id"): row for row in tables.of("service") if value(row, "id")}
        self.places = {value(row, "id"): row for row in tables.of("location") if value(row, "id")}
        self._by_name = {fold(value(row, "name")): key for key, row in self.agencies.items()}
        self._programs = {value(row, "id"): value(row, "organization_id") for row in tables.of("program")}
        self._at = {value(row, "id"): value(row, "service_id") for row in tables.of("service_at_location")}
        self._places_of: dict[str, list[str]] = {}
        for row in tables.of("service_at_location"):
            if value(row, "location_id") in self.places:
                self._places_of.setdefault(value(row, "service_id"), []).append(value(row, "location_id"))
        self._agencies_at = self._find_agencies_at(tables.of("service"))

    def places_of(self, service: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._places_of.get(service, ()))) if service else ()

    def agency_of_service(self, row: Row) -> str:
        """By its own column, its program, its place or its name; a lone organization owns everything."""
        places = (self.places[place] for place in self.places_of(value(row, "id")))
        ways = [
            value(row, "organization_id"),
            self._programs.get(value(row, "program_id"), ""),
            *(value(place, "organization_id") for place in places),
            *(self._by_name.get(fold(value(row, name)), "") for name in OWNER_NAMES if value(row, name)),
        ]
        found = next((way for way in ways if way in self.agencies), "")
        return found or (next(iter(self.agencies)) if len(self.agencies) == 1 else "")

    def agencies_at(self, row: Row) -> list[str]:
        """The organization that a place belongs to, and every other one that offers something there."""
        own = value(row, "organization_id")
        found = [own] if own in self.agencies else []
        return list(dict.fromkeys([*found, *self._agencies_at.get(value(row, "id"), ())]))

    def owner(self, row: Row) -> Owner | None:
        """Whose row it is: the nearest of service, place and organization."""
        known = {"service": self.services, "location": self.places, "organization": self.agencies}
        service = value(row, "service_id") or self._at.get(value(row, "service_at_location_id"), "")
        near = [
            ("service", service),
            *((kind, value(row, f"{kind}_id")) for kind in ("location", "organization")),
        ]
        near += [(kind, value(row, "link_id")) for kind in known]
        return next(((kind, key) for kind, key in near if key in known[kind]), None)

    def _find_agencies_at(self, services: Iterable[Row]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in services:
            for place in self.places_of(value(row, "id")):
                if agency := self.agency_of_service(row):
                    found.setdefault(place, []).append(agency)
        return found
