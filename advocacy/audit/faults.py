"""What was done to a chain, in one sentence: changed, missing, moved, added, cut, written anew."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from .coding import fits, rows

# How many rows in one piece may have been taken out, and those after them given new numbers, and still be named so.
LARGEST_GAP = 5_000


def fault_at(connection: Connection, number: int, before: bytes, last: int) -> str:
    """Why the row of this number is not there as it was written. `before` is the code of the row before it."""
    found = next(rows(connection, first=number), None)
    lowest = next(rows(connection), None)
    if lowest and lowest[0][0] < 1:
        return f"row {lowest[0][0]} was added"
    if there := _elsewhere(connection, number, before):
        place, shifted = there
        return (
            f"row {number} was added, and the rows after it were given new numbers"
            if shifted
            else f"row {number} was moved: it stands at place {place}"
        )
    if found is None or found[0][0] != number:
        return _missing(number, found[0][0] - 1 if found else last, last)
    if taken := _taken_out(connection, number):
        return f"{_rows(number, number + taken - 1)} missing, and the rows after were given new numbers"
    return f"row {number} was added" if number > last else f"row {number} was changed after it was written"


def _missing(first: int, until: int, last: int) -> str:
    if first > last:
        return f"row {until + 1} was added"
    return f"{_rows(first, until)} missing"


def _rows(first: int, until: int) -> str:
    return f"row {first} is" if first == until else f"rows {first} to {until} are"


def _elsewhere(connection: Connection, number: int, before: bytes) -> tuple[int, bool] | None:
    """Where the genuine row of this number stands now, and whether the one after it was shifted as well."""
    following = rows(connection, first=number)
    for values, mac in following:
        if values[0] != number and fits(mac, before, number, values):
            after = next(following, None)
            shifted = after is not None and _is_next(after, values[0], number, mac)
            return values[0], shifted or (after is None and values[0] == number + 1)
    return None


def _is_next(after: tuple[tuple[Any, ...], bytes], place: int, number: int, mac: bytes) -> bool:
    values, found = after
    return values[0] == place + 1 and fits(found, mac, number + 1, values)


def _taken_out(connection: Connection, number: int) -> int:
    """How many rows are gone, if the row that stands here and the next are later ones with new numbers."""
    here: Iterator[tuple[tuple[Any, ...], bytes]] = islice(rows(connection, first=number), 2)
    pair = list(here)
    if len(pair) < 2 or pair[1][0][0] != number + 1:
        return 0
    (_, mac), (values, found) = pair
    return next((gap for gap in range(1, LARGEST_GAP) if fits(found, mac, number + 1 + gap, values)), 0)
