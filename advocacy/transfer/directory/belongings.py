"""Rows around an organization, a service or a place: what belongs to whom, and what those rows refer to."""

from collections import Counter
from collections.abc import Iterator

from .cells import kept
from .links import Links, Owner, value
from .private import PRIVATE_TABLES
from .tables import MAIN, Row, Tables

# Read into tables of our own.
READ = frozenset({*MAIN, "phone", "service_at_location"})
Rows = dict[str, list[Row]]


class Belongings:
    """`of("service", id)` gives the rows around one service by the names of their tables."""

    def __init__(self, tables: Tables, links: Links) -> None:
        self._index = {
            (table, value(row, "id") or f"row {number}"): row
            for table in tables.rows
            if table not in READ | PRIVATE_TABLES
            for number, row in enumerate(tables.of(table))
        }
        self._rows: dict[Owner, Rows] = {}
        self.left_out: Counter[str] = Counter()
        given: set[tuple[str, str]] = set()
        for (table, key), row in self._index.items():
            if owner := links.owner(row):
                self._add(owner, table, row)
                given |= {(table, key), *self._follow(owner, row)}
        for table, _key in self._index.keys() - given:
            self.left_out[table] += 1

    def of(self, kind: str, key: str) -> Rows:
        return self._rows.get((kind, key), {})

    def _add(self, owner: Owner, table: str, row: Row) -> None:
        rows = self._rows.setdefault(owner, {}).setdefault(table, [])
        plain = kept(row)
        if plain not in rows:
            rows.append(plain)

    def _follow(self, owner: Owner, row: Row) -> Iterator[tuple[str, str]]:
        """The terms, units and the like that a row names; and those that they name in turn."""
        found, seen = [row], set[tuple[str, str]]()
        while found:
            for reference in self._references(found.pop()):
                if reference in self._index and reference not in seen:
                    seen.add(reference)
                    self._add(owner, reference[0], self._index[reference])
                    found.append(self._index[reference])
        yield from seen

    def _references(self, row: Row) -> Iterator[tuple[str, str]]:
        for name, key in row.items():
            if name.endswith("_id") and key.strip():
                table = "taxonomy_term" if name == "parent_id" else name.removesuffix("_id")
                yield table, key.strip()
