"""How a row stands in a backup: one line of JSON that means the same on either database.

The kinds and their forms are described in docs/backup-format.md.
"""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import types
from sqlalchemy.dialects.postgresql import JSONB

Turn = Callable[[Any], Any]
# The first that fits: a Boolean is an Integer too, and a DateTime a Date for some drivers.
KINDS: tuple[tuple[type[types.TypeEngine[Any]], str], ...] = (
    (types.Boolean, "boolean"),
    (types.Integer, "integer"),
    (types.Float, "number"),
    (types.DateTime, "instant"),
    (types.Date, "day"),
    (types.Time, "time"),
    (types.LargeBinary, "bytes"),
    (types.Uuid, "uuid"),
    (JSONB, ""),
    (types.JSON, "json"),
    (types.String, "text"),
)
UUID_IN_A_FILE = 32


class UnknownKind(RuntimeError):
    """A column that a backup could not bring back as it was."""


def kind_of(column: types.TypeEngine[Any], where: str) -> str:
    """What a column holds, by its type as the database tells it."""
    if isinstance(column, types.CHAR) and column.length == UUID_IN_A_FILE:
        return "uuid"
    kind = next((kind for known, kind in KINDS if isinstance(column, known)), "")
    if not kind:
        raise UnknownKind(f"{where} has the type {column!r}, which backups do not know. Nothing was written.")
    return kind


def _instant(stored: str) -> str:
    if len(stored) != len("2026-01-31 10:00:00.000000"):
        stored = datetime.fromisoformat(stored).isoformat(" ", "microseconds")
    return f"{stored[:10]}T{stored[11:]}Z"


def _uuid(stored: str) -> str:
    return f"{stored[:8]}-{stored[8:12]}-{stored[12:16]}-{stored[16:20]}-{stored[20:]}"


def _base64(stored: bytes) -> str:
    return base64.b64encode(stored).decode("ascii")


# From what the driver gives to the neutral form, and back. Kinds that are left out are the same on both sides.
FROM: dict[str, dict[str, Turn]] = {
    "sqlite": {"boolean": bool, "instant": _instant, "bytes": _base64, "uuid": _uuid},
    "postgresql": {"bytes": _base64},
}
TO: dict[str, dict[str, Turn]] = {
    "sqlite": {
        "boolean": int,
        "instant": lambda text: f"{text[:10]} {text[11:-1]}",
        "bytes": base64.b64decode,
        "uuid": lambda text: text.replace("-", ""),
    },
    "postgresql": {"bytes": base64.b64decode},
}
# What PostgreSQL is asked for, so that its driver makes no objects of it. The embedded file holds text already.
ASKED = {
    "instant": "to_char({0} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
    "day": "to_char({0}, 'YYYY-MM-DD')",
    "time": "to_char({0}, 'HH24:MI:SS.US')",
    "uuid": "{0}::text",
    "json": "{0}::text",
}
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def lines(rows: Iterable[Sequence[Any]], kinds: Sequence[str], dialect: str) -> Iterator[bytes]:
    """The rows as the driver gives them, each as one line."""
    turns = _turns(kinds, FROM[dialect])
    for row in rows:
        yield _write(_turned(row, turns)).encode() + b"\n"


def values(written: Iterable[bytes], kinds: Sequence[str], dialect: str) -> Iterator[list[Any]]:
    """Lines as rows that the driver takes."""
    turns = _turns(kinds, TO[dialect])
    for line in written:
        yield _turned(json.loads(line), turns)


def _turns(kinds: Sequence[str], known: dict[str, Turn]) -> list[tuple[int, Turn]]:
    return [(place, known[kind]) for place, kind in enumerate(kinds) if kind in known]


def _turned(row: Sequence[Any], turns: Sequence[tuple[int, Turn]]) -> list[Any]:
    turned = list(row)
    for place, turn in turns:
        if turned[place] is not None:
            turned[place] = turn(turned[place])
    return turned


def stamp(instant: datetime) -> str:
    """An instant for a file name: it sorts by itself."""
    return instant.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
