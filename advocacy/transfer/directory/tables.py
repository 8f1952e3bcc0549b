"""A directory as tables: the name of a table in HSDS, and its rows as they stood in the file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Row = Mapping[str, str]

# The files of HSDS 3.x by their table; the export uses the same names.
FILES = {
    "organization": "organizations.csv",
    "program": "programs.csv",
    "service": "services.csv",
    "attribute": "attributes.csv",
    "service_at_location": "service_at_location.csv",
    "location": "locations.csv",
    "phone": "phones.csv",
    "contact": "contacts.csv",
    "address": "addresses.csv",
    "schedule": "schedules.csv",
    "funding": "funding.csv",
    "service_area": "service_areas.csv",
    "required_document": "required_documents.csv",
    "language": "languages.csv",
    "accessibility": "accessibility.csv",
    "taxonomy_term": "taxonomy_terms.csv",
    "taxonomy": "taxonomies.csv",
    "metadata": "metadata.csv",
    "meta_table_description": "meta_table_descriptions.csv",
    "cost_option": "cost_options.csv",
    "organization_identifier": "organization_identifiers.csv",
    "service_capacity": "service_capacity.csv",
    "unit": "units.csv",
    "url": "url.csv",
}
# What earlier editions, other programs and the nested JSON call the same things.
ALSO_CALLED = {
    "services_at_location": "service_at_location",
    "service_at_locations": "service_at_location",
    "services_at_locations": "service_at_location",
    "agencies": "organization",
    "agency": "organization",
    "mail_address": "mail_address",
    "mail_addresses": "mail_address",
    "postal_address": "mail_address",
    "postal_addresses": "mail_address",
    "physical_address": "address",
    "physical_addresses": "address",
    "regular_schedules": "regular_schedule",
    "holiday_schedules": "holiday_schedule",
    "additional_websites": "url",
    "additional_urls": "url",
    "urls": "url",
    "service_capacities": "service_capacity",
    "capacities": "service_capacity",
    "taxonomy_detail": "taxonomy",
    "identifiers": "organization_identifier",
    "fundings": "funding",
    "accessibilities": "accessibility",
    "accessibility_for_disabilities": "accessibility",
}
BY_FILE = {file.removesuffix(".csv"): table for table, file in FILES.items()}
MAIN = ("organization", "service", "location")


def table_called(name: str) -> str:
    """Our one name for a table, whatever the file calls it."""
    plain = re.sub(r"[\s\-]+", "_", name.strip().casefold()).removesuffix(".csv")
    if plain in FILES:
        return plain
    return BY_FILE.get(plain) or ALSO_CALLED.get(plain, plain)


def column_called(name: str) -> str:
    return re.sub(r"[^\w]+", "_", name.strip().removeprefix("'").casefold()).strip("_")


@dataclass(frozen=True)
class Tables:
    """Every table that was found, by our name for it."""

    source: str
    rows: Mapping[str, tuple[Row, ...]]
    notes: tuple[str, ...] = ()

    def of(self, table: str) -> tuple[Row, ...]:
        return self.rows.get(table, ())

    def has(self, table: str) -> bool:
        return table in self.rows

    @property
    def layout(self) -> str:
        """Known by its tables: what a file says about its own version can not be relied on."""
        if self.has("regular_schedule") or self.has("mail_address") or _has_places(self.of("service")):
            return "Ohana"
        newest = ("service_capacity", "unit", "url")
        return "HSDS 3.1" if any(self.has(table) for table in newest) else "HSDS 3.0"


def _has_places(services: Iterable[Row]) -> bool:
    return any("location_id" in row and "organization_id" not in row for row in services)
