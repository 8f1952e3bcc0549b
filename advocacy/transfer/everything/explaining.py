"""The README of the folder: what each file and each column is."""

from collections.abc import Iterable, Iterator, Mapping

from .describing import GivenTable, given_tables, left_out

README = "README.md"
BEGIN = """# Everything that was kept

One file for each table, in `tables/`; letters, referrals, photos and other files in `files/`.

**This is not encrypted.** Names, addresses and notes stand here to be read by anyone who gets the folder. Keep it on an
encrypted disk, hand it on in an encrypted way only, and remove it when it has done its work.
"""
HOW_TO_READ = """
## How to read the tables
- CSV in UTF-8 with a mark at the beginning (BOM), by which spreadsheets know that it is UTF-8 (`utf-8-sig`).
- A comma between cells, text in quotation marks, a quotation mark doubled. A note can hold line breaks.
- A cell of nothing at all means that nothing is known; a cell of two quotation marks is an empty text.
- **An apostrophe at the beginning is not part of the text.** A spreadsheet would calculate a text that begins with
  =, +, -, @ or a tab, so one apostrophe stands before it, and before a text that begins with an apostrophe itself. Take
  one apostrophe away from every text and JSON cell that begins with one, and you have exactly what was kept.
- Days are 2026-03-05, times 14:05:00, instants 2026-03-05T19:05:00.000000Z in UTC. JSON cells hold JSON.
- A cell of the kind “file” holds the path of a file in this folder; one of the kind “code” hexadecimal digits.
- Tables join by numbers: `person_id` in one is `id` in person.csv. Columns named `subject`, `came_with`, `origin` and
  `cleared` hold the `public_id` of what they are about.
- `manifest.json` has the number of rows of each table and the SHA-256 of each file: `sha256sum` tells of a change.
"""


def explanation(rows: Mapping[str, int]) -> str:
    said = lines_about(given_tables(), rows)
    return "\n".join(
        [BEGIN, HOW_TO_READ, "## The tables", *said, "", "## What was left out", *_left_out(), ""]
    )


def lines_about(tables: Iterable[GivenTable], rows: Mapping[str, int]) -> Iterator[str]:
    for one in tables:
        count = rows.get(one.name, 0)
        yield f"\n### {one.name}.csv\n{one.about}. {count} {'row' if count == 1 else 'rows'}.\n"
        yield "| column | kind | means |\n|---|---|---|"
        for column in one.columns:
            yield f"| {column.name} | {column.kind} | {column.words} |"


def _left_out() -> Iterator[str]:
    yield "The keys of the installation, and:"
    for name, why in left_out().items():
        yield f"- {name}: {why}."
