"""The ids of an export. HSDS asks for UUIDs: those of the source stay, everything else gets one that holds."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from advocacy.directory.models import Agency, Location, Service

from .matching import as_uuid
from .tables import MAIN, Row

NAMESPACE = UUID("6f0c2f7e-51cf-4a0b-9a3c-8d6c4f0f2a11")
NOT_REFERENCES = frozenset({"tax_id", "service_at_location_id", "contact_id", "phone_id", "link_id"})


class Identity:
    """Says for every record, and for every id that a kept row names, under which id it goes out."""

    def __init__(self, agencies: Sequence[Agency]) -> None:
        self._main: dict[tuple[str, str, str], str] = {}
        for agency in agencies:
            self._know("organization", agency.source, agency)
            for service in agency.services:
                self._know("service", agency.source, service)
            for place in agency.locations:
                self._know("location", agency.source, place)

    def of(self, row: Agency | Service | Location) -> str:
        return row.source_id if row.source_id and as_uuid(row.source_id) else str(row.public_id)

    def reference(self, table: str, source: str, key: str) -> str:
        """An id that a row of a list names; blank when it names one of ours that we do not have."""
        if as_uuid(key):
            return key
        if table in MAIN:
            return self._main.get((table, source, key), "")
        return str(uuid5(NAMESPACE, f"{source}/{table}/{key}"))

    def made(self, *parts: str) -> str:
        """An id for a row that has none: the same every time."""
        return str(uuid5(NAMESPACE, "/".join(parts)))

    def translated(self, row: Row, source: str) -> dict[str, str]:
        """A kept row with the ids that it names as they go out; those that lead nowhere are dropped."""
        result = {}
        for name, text in row.items():
            if name.endswith("_id") and name not in NOT_REFERENCES:
                text = self.reference(_table(name), source, text)
            if text and name not in NOT_REFERENCES - {"tax_id"}:
                result[name] = text
        return result

    def _know(self, kind: str, source: str, row: Agency | Service | Location) -> None:
        if row.source_id:
            self._main[kind, source, row.source_id] = self.of(row)


def _table(column: str) -> str:
    if column == "parent_id":
        return "taxonomy_term"
    return "organization" if column == "parent_organization_id" else column.removesuffix("_id")
