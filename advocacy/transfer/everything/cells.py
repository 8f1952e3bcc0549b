"""How a value stands in a CSV file, so that every spreadsheet reads it and nothing is lost."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum
from typing import Any

# A spreadsheet would calculate what begins like this.
CALCULATED = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
# With it, spreadsheets read the letters of every language.
MARK = "\ufeff"


def cell(value: Any, kind: str) -> str | None:
    """The text of a cell; None where there is nothing at all."""
    if value is None:
        return None
    if kind in ("text", "JSON"):
        return guarded(json.dumps(value, ensure_ascii=False) if kind == "JSON" else _text(value))
    if kind == "true or false":
        return "true" if value else "false"
    if kind == "code":
        return bytes(value).hex()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _text(value: Any) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def guarded(text: str) -> str:
    """With one apostrophe before it where needed. Taking one away from every cell that begins with it undoes this."""
    return GUARD + text if text.startswith((*CALCULATED, GUARD)) else text


def line(cells: Iterable[str | None]) -> str:
    """Everything in quotation marks; a cell without any is empty in the database, not an empty text."""
    quoted = ("" if one is None else '"' + one.replace('"', '""') + '"' for one in cells)
    return ",".join(quoted) + "\r\n"
