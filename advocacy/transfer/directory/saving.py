"""Writing the tables of an export into a folder."""

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path

from advocacy.sentences import say
from advocacy.transfer.reading.tables import Unreadable

from .giving import REQUIRED, Given
from .tables import FILES

STARTS = ("=", "+", "-", "@", "\t", "\r")
# Digits and the signs around them: a number or a phone number. No formula can be made of them.
NUMBERS = re.compile(r"[+-]?[\d\s().,/-]*\d[\d\s().,/-]*")


def guarded(cell: str) -> str:
    """A spreadsheet runs a text that begins like a formula; an apostrophe keeps it a text. Numbers stay numbers."""
    return f"'{cell}" if cell.startswith(STARTS) and not NUMBERS.fullmatch(cell) else cell


def save_tables(given: Given, folder: Path, publisher: str) -> None:
    """One CSV file for each table and the list of them."""
    refuse_filled(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in given.tables.items():
        if rows:
            _save(folder / file_of(table), columns_of(table, rows.values()), rows.values())
    package = json.dumps(_package(given, publisher), ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(package, encoding="utf-8")


def refuse_filled(folder: Path) -> None:
    """Files of an earlier export would mix with the new ones."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unreadable(say("“%(folder)s” is not an empty folder. Give a new one.", folder=str(folder)))


def file_of(table: str) -> str:
    return FILES.get(table, f"{table}.csv")


def columns_of(table: str, rows: Iterable[dict[str, str]]) -> list[str]:
    """The id, what HSDS demands, and every other column that holds something."""
    filled = {name: None for row in rows for name, text in row.items() if text}
    return list(dict.fromkeys(["id", *REQUIRED.get(table, ()), *filled]))


def _save(path: Path, columns: list[str], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({name: guarded(text) for name, text in row.items()} for row in rows)


def _package(given: Given, publisher: str) -> dict[str, object]:
    return {
        "name": "human_services_data",
        "title": publisher,
        "profile": "tabular-data-package",
        "contributors": [{"title": publisher, "role": "publisher"}],
        "resources": [
            {
                "name": table,
                "path": file_of(table),
                "profile": "tabular-data-resource",
                "format": "csv",
                "encoding": "utf-8",
                "schema": {
                    "primaryKey": "id",
                    "fields": [_field(table, name) for name in columns_of(table, rows.values())],
                },
            }
            for table, rows in given.tables.items()
            if rows
        ],
    }


def _field(table: str, name: str) -> dict[str, object]:
    needed = name == "id" or name in REQUIRED.get(table, ())
    return {"name": name, "type": "string", **({"constraints": {"required": True}} if needed else {})}
