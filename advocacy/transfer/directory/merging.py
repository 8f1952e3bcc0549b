"""What a file says against what we have. A field that was changed here is never overwritten."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from advocacy.directory.rules import link_to

from .readings import Reading
from .tables import Row

# Said in words in a field of ours, which is compared instead.
IN_WORDS = frozenset(
    {
        *("schedule", "holiday_schedule", "language", "accessibility", "required_document", "address"),
        *("service_at_location", "attribute", "taxonomy_term", "taxonomy", "cost_option"),
    }
)
Known = Mapping[str, str]


@dataclass
class Merge:
    """What to take over, and what stays because someone changed it here."""

    take: dict[str, Any] = field(default_factory=dict)
    differs: dict[str, tuple[Any, Any]] = field(default_factory=dict)


def merged(ours: Mapping[str, Any], theirs: Mapping[str, Any], known: Known) -> Merge:
    """Field by field. `known` has the mark of each value as it was imported last.

    Ours may be replaced when it is as the last import left it, or when it is blank and never was imported.
    """
    result = Merge()
    for name, new in theirs.items():
        old = ours.get(name)
        if _same(name, old, new):
            continue
        untouched = mark(name, old) == known[name] if name in known else old in ("", [], None)
        if untouched:
            result.take[name] = new
        else:
            result.differs[name] = (old, new)
    return result


def mark(name: str, value: Any) -> str:
    """A short mark of a value, enough to see whether it was changed since."""
    text = json.dumps(_plain(name, value), ensure_ascii=False, default=str)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _same(name: str, old: Any, new: Any) -> bool:
    return bool(_plain(name, old) == _plain(name, new))


def _plain(name: str, value: Any) -> Any:
    """A value without what a form changes by itself: a browser sends its own line breaks."""
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").strip()
    return link_to(text) or text if name == "website" else text


def is_more(reading: Reading, extra: Mapping[str, Any]) -> bool:
    """Whether the file has something that we only keep, and that we did not have yet."""
    before = extra.get("columns", {})
    new = any(before.get(name) != text for name, text in reading.columns.items() if not name.endswith("_id"))
    rows = extra.get("rows", {})
    return new or any(
        _essence(found) != _essence(rows.get(table, ()))
        for table, found in reading.rows.items()
        if table not in IN_WORDS
    )


def _essence(rows: Iterable[Row]) -> list[list[tuple[str, str]]]:
    """Rows by what they say; ids change on the way out and in again."""
    return sorted(
        sorted((name, text) for name, text in row.items() if name != "id" and not name.endswith("_id"))
        for row in rows
    )
