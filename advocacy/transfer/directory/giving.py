"""The directory as tables of HSDS 3. Confidential places and what is not to be shared stay here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from advocacy.directory.models import Agency, Location, Phone, Service
from advocacy.directory.rules import link_to
from advocacy.transfer.reading.phones import read_phones

from .cleaning import NOT_KNOWN, UNKNOWN_COUNTRY
from .given_rows import kept_rows, keywords_of, rows_of_place, rows_of_service
from .identity import Identity
from .tables import Row

# What HSDS 3 wants in every row, beside the id.
REQUIRED = {
    "organization": ("name", "description"),
    "service": ("organization_id", "name", "status"),
    "location": ("location_type",),
    "service_at_location": ("service_id", "location_id"),
    "address": ("address_1", "city", "state_province", "postal_code", "country", "address_type"),
    "phone": ("number",),
    "program": ("organization_id", "name", "description"),
    "taxonomy": ("name", "description"),
    "taxonomy_term": ("name", "description"),
    "attribute": ("link_id", "taxonomy_term_id", "link_entity"),
    "cost_option": ("service_id",),
    "organization_identifier": ("organization_id", "identifier_type", "identifier"),
    "service_capacity": ("service_id", "unit_id"),
    "url": ("url",),
}


@dataclass
class Given:
    """The tables to be, each row under its id, and what was left out."""

    tables: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    places_kept_back: int = 0
    services_kept_back: int = 0

    def add(self, table: str, key: str, facts: Mapping[str, Any]) -> None:
        row = {"id": key, **{name: _text(value) for name, value in facts.items() if name != "id"}}
        self.tables.setdefault(table, {}).setdefault(key, _complete(table, row))


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _complete(table: str, row: dict[str, str]) -> dict[str, str]:
    """A value that HSDS demands and nobody knows is written so that it is read as blank again."""
    for name in REQUIRED.get(table, ()):
        if not row.get(name):
            stand_in = UNKNOWN_COUNTRY if name == "country" else NOT_KNOWN
            row[name] = row.get("name") or stand_in if name == "description" else stand_in
    return row


def give(agencies: Sequence[Agency]) -> Given:
    giving = _Giving(Identity(agencies))
    for agency in agencies:
        giving.agency(agency)
    return giving.given


class _Giving:
    """Adds one agency after the other."""

    def __init__(self, identity: Identity) -> None:
        self.identity, self.given = identity, Given()

    def agency(self, agency: Agency) -> None:
        key = self.identity.of(agency)
        facts = {
            "name": agency.name,
            "alternate_name": agency.alternate_name,
            "description": agency.description,
            "email": agency.email,
            "website": link_to(agency.website),
        }
        self.given.add("organization", key, {**facts, **self._columns(agency, agency.source)})
        self._rows(kept_rows(agency), "organization", key, agency.source)
        open_places = [place for place in agency.locations if not place.confidential]
        shared = [service for service in agency.services if (service.extra or {}).get("shared", True)]
        self.given.places_kept_back += len(agency.locations) - len(open_places)
        self.given.services_kept_back += len(agency.services) - len(shared)
        for place in open_places:
            self._place(place, agency)
        for service in shared:
            self._service(service, agency, open_places)
        self._phones(agency, open_places, shared)

    def _place(self, place: Location, agency: Agency) -> None:
        key = self.identity.of(place)
        facts = {
            "location_type": place.kind if place.kind in ("physical", "postal", "virtual") else "physical",
            "organization_id": self.identity.of(agency),
            "name": place.name,
            "description": place.description,
        }
        self.given.add("location", key, {**facts, **self._columns(place, agency.source)})
        self._rows({**kept_rows(place), **rows_of_place(place)}, "location", key, agency.source)

    def _service(self, service: Service, agency: Agency, places: Sequence[Location]) -> None:
        key = self.identity.of(service)
        facts = {
            "organization_id": self.identity.of(agency),
            "name": service.name,
            "alternate_name": service.alternate_name,
            "description": service.description,
            "url": link_to(service.website),
            "email": service.email,
            "status": service.status,
            "interpretation_services": service.interpretation,
            "application_process": service.how_to_apply,
            "fees_description": service.fees,
            "wait_time": service.wait,
            "eligibility_description": service.eligibility,
            "assured_date": service.checked_on,
            "do_not_refer": service.do_not_refer,
            "keywords": keywords_of(service),
        }
        self.given.add("service", key, {**facts, **self._columns(service, agency.source)})
        self._rows({**kept_rows(service), **rows_of_service(service)}, "service", key, agency.source)
        for place in self._places_of(service, places):
            both = {"service_id": key, "location_id": self.identity.of(place)}
            self.given.add("service_at_location", self.identity.made(*both.values()), both)

    def _places_of(self, service: Service, places: Sequence[Location]) -> list[Location]:
        """The one that is shown first, then the others that its list named."""
        named = (service.extra or {}).get("places", [])
        found = [place for place in places if place is service.location]
        return found + [one for one in places if str(one.public_id) in named and one not in found]

    def _columns(self, row: Agency | Service | Location, source: str) -> Row:
        return self.identity.translated((row.extra or {}).get("columns", {}), source)

    def _rows(self, rows: Mapping[str, Iterable[Row]], owner: str, key: str, source: str) -> None:
        for table, found in rows.items():
            for number, row in enumerate(found):
                own = row.get("id", "")
                name = self.identity.reference(table, source, own) if own else ""
                facts = self.identity.translated(row, source)
                if table == "attribute":
                    facts |= {"link_id": key, "link_entity": owner}
                elif table not in ("taxonomy", "taxonomy_term", "unit"):
                    facts[f"{owner}_id"] = key
                self.given.add(table, name or self.identity.made(key, table, str(number)), facts)

    def _phones(self, agency: Agency, places: Sequence[Location], services: Sequence[Service]) -> None:
        """A number of a place or a service that stays here stays here too."""
        at: dict[int | None, str] = {None: "", **{place.id: self.identity.of(place) for place in places}}
        of: dict[int | None, str] = {
            None: "",
            **{service.id: self.identity.of(service) for service in services},
        }
        for number, phone in enumerate(agency.phones):
            if phone.location_id in at and phone.service_id in of:
                whose = {"location_id": at[phone.location_id], "service_id": of[phone.service_id]}
                if not any(whose.values()):
                    whose["organization_id"] = self.identity.of(agency)
                key = self.identity.made(str(agency.public_id), "phone", str(number))
                self.given.add("phone", key, {**whose, **_number(phone)})


def _number(phone: Phone) -> dict[str, str]:
    """As it was written when that reads as the same number again, else as it was understood."""
    read, _ = read_phones(phone.as_found, "US")
    same = len(read) == 1 and read[0].e164 == phone.number and not read[0].note and not read[0].extension
    number = phone.as_found if same or not phone.number else phone.number
    # A 0 in its own column stands for nothing in many lists, and HSDS wants digits there.
    counts = phone.extension.isdecimal() and bool(phone.extension.strip("0"))
    beside = f" ext. {phone.extension}" if phone.extension and not counts and phone.number else ""
    return {
        "number": number + beside,
        "extension": phone.extension if counts else "",
        "type": phone.kind,
        "description": phone.note,
    }
