"""The keyed code of a row: it covers the row's values and the code of the row before it."""

import hmac
import json
from collections.abc import Iterator, Sequence
from typing import Any

from flask import current_app
from sqlalchemy import Connection, text

START = bytes(32)
COVERED = ("id", "at", "actor", "action", "subject", "place", "result", "detail")
FROM = text(f"select {', '.join(COVERED)}, mac from audit_event where id >= :first order by id")  # noqa: S608
AT_ONCE = 1000


def code(*parts: object) -> bytes:
    """The keyed code of these parts, in this order."""
    body = json.dumps([part.hex() if isinstance(part, bytes) else part for part in parts], ensure_ascii=False)
    return hmac.digest(current_app.config["AUDIT_KEY"], body.encode(), "sha256")


def fits(mac: bytes, before: bytes, number: int, values: Sequence[Any]) -> bool:
    """Whether this is the code of these values as the row of that number, after the row with the code `before`."""
    return hmac.compare_digest(mac, code(before, number, *values[1:]))


def rows(connection: Connection, first: int = -(2**31)) -> Iterator[tuple[tuple[Any, ...], bytes]]:
    """Values and code of each row, in order, never more than a few in memory."""
    options = {"stream_results": True, "max_row_buffer": AT_ONCE}
    with connection.execute(FROM, {"first": first}, execution_options=options) as found:
        for *values, mac in found:
            yield tuple(values), _code_read(mac)


def _code_read(mac: object) -> bytes:
    """A hand can leave anything there; what is no code fits no row."""
    return bytes(mac) if isinstance(mac, bytes | memoryview) else b""
