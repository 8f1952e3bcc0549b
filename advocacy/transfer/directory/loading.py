"""From a path to tables."""

import json
import re
from pathlib import Path
from typing import Any

from advocacy.sentences import say
from advocacy.transfer.reading.tables import Unreadable

from .nested import Pile, read_json
from .older import brought_up_to_date
from .opening import PACKAGE, Opened, open_path
from .sheets import read_sheet
from .tables import FILES, MAIN, Row, Tables, table_called

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def load(path: Path) -> Tables:
    """Every table at a path as HSDS 3 has them, or one sentence on why there is none."""
    opened = open_path(path)
    is_json = not any(name.casefold().endswith(".csv") for name in opened.files)
    rows = _storable(_from_json(opened) if is_json else _from_sheets(opened))
    if not any(rows.get(table) for table in MAIN):
        raise Unreadable(
            say("“%(path)s” holds no organization, service or location.", path=path.name or str(path))
        )
    found = Tables(storable(_publisher(opened)) or opened.source[:80], rows)
    layout = found.layout
    found = brought_up_to_date(found)
    return Tables(found.source, found.rows, (f"Read “{found.source}” as {layout}.",))


def storable(text: str) -> str:
    """Without what no database keeps: NUL, and the halves of a pair of letters that JSON may write as \\ud800."""
    return UNSTORABLE.sub("", text)


def _storable(rows: dict[str, tuple[Row, ...]]) -> dict[str, tuple[Row, ...]]:
    return {
        table: tuple({name: storable(cell) for name, cell in row.items()} for row in found)
        for table, found in rows.items()
    }


def _from_sheets(opened: Opened) -> dict[str, tuple[Row, ...]]:
    rows: dict[str, tuple[Row, ...]] = {}
    for name, content in opened.files.items():
        if name.casefold().endswith(".csv"):
            table = table_called(name.rpartition(".")[0])
            rows[table] = (*rows.get(table, ()), *read_sheet(content))
    return rows


def _from_json(opened: Opened) -> dict[str, tuple[Row, ...]]:
    """Of several JSON files those of the standard; one that holds all tables is enough by itself."""
    pile: Pile = {}
    whole = [name for name in opened.files if name.casefold() == "tabular.json"]
    for name in whole or _known(opened):
        read_json(name, opened.files[name], pile)
    return {table: tuple(rows.values()) for table, rows in pile.items()}


def _known(opened: Opened) -> list[str]:
    if len(opened.files) == 1:
        return list(opened.files)
    stems = {
        name: name.rpartition(".")[0].removesuffix("_full").removesuffix("_list") for name in opened.files
    }
    return [name for name, stem in stems.items() if table_called(stem) in FILES]


def _publisher(opened: Opened) -> str:
    """Who published the list, where its package says so."""
    try:
        package = json.loads(opened.files.get(PACKAGE, b"{}"))
    except ValueError:
        return ""
    people = package.get("contributors", []) if isinstance(package, dict) else []
    named = [_title(one) for one in people if isinstance(one, dict) and one.get("role") == "publisher"]
    return next(iter([*named, ""])).strip()[:80]


def _title(contributor: dict[str, Any]) -> str:
    return str(contributor.get("title") or contributor.get("name") or "")
