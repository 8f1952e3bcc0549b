"""Taking over what a row says, and remembering what was imported, so that a later change here is seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advocacy.directory.models import Agency, Location, Service
from advocacy.sentences import Sentence, say

from .merging import is_more, mark, merged
from .readings import Reading

WORDS = {"do_not_refer": "do not refer", "how_to_apply": "how to apply", "documents_needed": "what to bring"}
LONGEST_SHOWN = 80


@dataclass
class Result:
    """What came of one row: `lines` names what was set aside because it was changed here."""

    changed: bool = False
    lines: list[str] = field(default_factory=list)


def take_over(row: Agency | Service | Location, reading: Reading, result: Result, title: Sentence) -> None:
    """Take over what may be, and note what may not."""
    known = (row.extra or {}).get("imported", {})
    ours = {name: getattr(row, name) for name in reading.facts} if row.id else {}
    merge = merged(ours, reading.facts, known)
    for name, value in merge.take.items():
        setattr(row, name, value)
    result.lines.extend(difference(title, name, *pair) for name, pair in merge.differs.items())
    if merge.take or is_more(reading, row.extra or {}):
        result.changed = True
    if result.changed:
        marks = {
            name: mark(name, value) for name, value in reading.facts.items() if name not in merge.differs
        }
        _remember(row, reading, {**known, **marks})


def _remember(row: Agency | Service | Location, reading: Reading, marks: Mapping[str, str]) -> None:
    extra = row.extra or {}
    row.extra = {
        **extra,
        "imported": dict(marks),
        "columns": {**extra.get("columns", {}), **reading.columns},
        "rows": {**extra.get("rows", {}), **{table: list(rows) for table, rows in reading.rows.items()}},
    }
    if not isinstance(row, Location):
        row.warnings = list(reading.warnings)
        row.version = (row.version or 0) + 1


def difference(title: Sentence, name: str, ours: Any, theirs: Any) -> str:
    """One line on what differs."""
    sentence = say(
        "%(title)s: “%(field)s” was changed here and stays “%(ours)s”. The list says “%(theirs)s”.",
        title=title,
        field=WORDS.get(name, name.replace("_", " ")),
        ours=_short(ours),
        theirs=_short(theirs),
    )
    return str(sentence)


def _short(value: Any) -> str:
    text = " ".join((", ".join(map(str, value)) if isinstance(value, list) else str(value or "")).split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
