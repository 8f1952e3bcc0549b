"""Rows that may mean the same: pointed out, never merged."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from advocacy.folding import fold
from advocacy.sentences import say

from .readings import AgencyReading, Reading

Row = TypeVar("Row", bound=Reading)


def point_out_twins(agencies: Sequence[AgencyReading]) -> None:
    """Warn where a name comes again with the same address."""
    _warn(agencies, _name_and_address)
    for agency in agencies:
        _warn(agency.services, lambda service: (fold(service.name), service.places))


def _warn(rows: Sequence[Row], likeness: Callable[[Row], Hashable]) -> None:
    groups: dict[Hashable, list[Row]] = {}
    for row in rows:
        groups.setdefault(likeness(row), []).append(row)
    for group in groups.values():
        if len(group) > 1:
            for row in group:
                row.warnings.append(
                    str(say("“%(name)s” is in the list more than once. Is it the same?", name=row.name))
                )


def _name_and_address(agency: AgencyReading) -> Hashable:
    addresses = sorted(
        fold(f"{place.facts.get('street', '')} {place.postal_code}") for place in agency.places
    )
    return fold(agency.name), tuple(addresses[:1])
