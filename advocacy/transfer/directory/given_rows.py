"""The rows around a service or a place as they go out: those that came in, unless the words were changed here."""

from collections.abc import Sequence
from typing import Any

from advocacy.directory.models import Agency, Location, Service

from .cells import Cells
from .cleaning import UNKNOWN_COUNTRY
from .hours import hours_in_words
from .places import address_facts
from .readings import Facts
from .services import own_terms
from .tables import Row
from .worded_rows import accessibility_in, categories_in, documents_in, languages_in

Rows = dict[str, list[Row]]
WORDED = frozenset(
    {"schedule", "holiday_schedule", "language", "accessibility", "required_document", "address"}
)


def kept_rows(row: Agency | Service | Location) -> Rows:
    """What came in with this record, apart from what one of our fields says in words."""
    return {table: list(rows) for table, rows in _all(row).items() if table not in WORDED}


def _all(row: Agency | Service | Location) -> dict[str, Any]:
    found: dict[str, Any] = (row.extra or {}).get("rows", {})
    return found


def rows_of_service(service: Service) -> Rows:
    return {**_hours(service), **_languages(service), **_documents(service)}


def rows_of_place(place: Location) -> Rows:
    return {**_hours(place), **_languages(place), **_accessibility(place), "address": addresses_of(place)}


def _hours(row: Service | Location) -> Rows:
    schedules, holidays = (_all(row).get(table, []) for table in ("schedule", "holiday_schedule"))
    if hours_in_words(schedules, holidays) == row.hours:
        return {"schedule": schedules, "holiday_schedule": holidays}
    return {"schedule": [{"description": row.hours}] if row.hours else []}


def _languages(row: Service | Location) -> Rows:
    came = _all(row).get("language", [])
    if languages_in(came) == row.languages:
        return {"language": came}
    return {"language": [{"name": name} for name in row.languages.split(", ") if name]}


def _accessibility(place: Location) -> Rows:
    came = _all(place).get("accessibility", [])
    if accessibility_in(came) == place.accessibility:
        return {"accessibility": came}
    return {"accessibility": [{"description": place.accessibility}] if place.accessibility else []}


def _documents(service: Service) -> Rows:
    came = _all(service).get("required_document", [])
    if documents_in(came) == service.documents_needed:
        return {"required_document": came}
    text = service.documents_needed
    return {"required_document": [{"document": text}] if text else []}


def keywords_of(service: Service) -> str:
    """The categories that no kept term says."""
    said = categories_in(own_terms(_all(service)))
    left = [str(category) for category in service.categories or [] if category not in said]
    if any("," in category for category in left):
        return "; ".join(left) + (";" if len(left) == 1 else "")
    return ", ".join(left)


def addresses_of(place: Location) -> list[Row]:
    """The addresses as they came in; those changed here, or typed here, from our own fields."""
    came: Sequence[Row] = _all(place).get("address", [])
    ours: Facts = {
        name: getattr(place, name)
        for name in ("street", "city", "state", "postal_code", "country", "mailing")
    }
    if address_facts([Cells(row) for row in came]) == ours:
        return list(came)
    physical = _parts(place, place.street, "physical") if place.street or not place.mailing else None
    postal = _parts(place, place.mailing, "postal") if place.mailing else None
    return [row for row in (physical, postal) if row and any(ours.values())]


def _parts(place: Location, lines: str, kind: str) -> Row:
    first, _, more = lines.partition("\n")
    return {
        "address_1": first,
        "address_2": more.replace("\n", ", "),
        "city": place.city,
        "state_province": place.state,
        "postal_code": place.postal_code,
        "country": place.country or UNKNOWN_COUNTRY,
        "address_type": kind,
    }
