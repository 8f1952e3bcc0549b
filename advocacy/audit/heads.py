"""Heads that were written down elsewhere: how many rows there were, and the code of the last."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

GIVEN = re.compile(r"([0-9]{1,12}):([0-9a-fA-F]{64})")
# One line of the log, as words or as JSON: event “audit head”, rows, head.
IN_A_LOG = re.compile(r"audit head\b.*?\brows\b\W{1,4}(\d{1,12})\b.*?\bhead\b\W{1,4}([0-9a-f]{64})")


@dataclass(frozen=True)
class Head:
    """The end of the chain at some moment, and where it was written down."""

    rows: int
    mac: bytes
    source: str


class NotAHead(ValueError):
    """What was given is no head. The message says how one looks."""


def read_head(given: str, source: str = "the head that you gave") -> Head:
    """`COUNT:MAC`, as the sign-off page, the log and the backup print them."""
    found = GIVEN.fullmatch("".join(given.split()))
    if not found:
        raise NotAHead(
            "A head is the number of rows, a colon, and 64 letters and digits, as they stand on the sheet."
        )
    return Head(int(found[1]), bytes.fromhex(found[2]), source)


def heads_in_a_log(lines: Iterable[str], source: str) -> Iterator[Head]:
    for number, line in enumerate(lines, 1):
        if found := IN_A_LOG.search(line):
            yield Head(int(found[1]), bytes.fromhex(found[2]), f"line {number} of {source}")
