"""Characters that no page can show and no database keeps are taken out of a table, and it is said. Pure."""

import re
from dataclasses import replace

from advocacy.sentences import say
from advocacy.transfer.reading import Table, TableRow

LINE_BREAKS = re.compile("[\v\f]")
# C1 stays: letters that were saved in a wrong encoding are mended from it.
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
SUSPECT = re.compile(f"{LINE_BREAKS.pattern}|{UNPRINTABLE.pattern}")
TAKEN_OUT = say(
    "There was a character that can not be shown. We took it out: compare this row with your list."
)


def printable(table: Table) -> Table:
    """The table; a row that held such a character says so."""
    headers = tuple(_clean(header) for header in table.headers)
    return replace(table, headers=headers, rows=tuple(_row(row) for row in table.rows))


def _row(row: TableRow) -> TableRow:
    if not any(SUSPECT.search(cell) for cell in row.cells + row.extra):
        return row
    cells, extra = tuple(map(_clean, row.cells)), tuple(map(_clean, row.extra))
    lost = any(UNPRINTABLE.search(cell) for cell in row.cells + row.extra)
    remarks = (*row.remarks, TAKEN_OUT) if lost else row.remarks
    return replace(row, cells=cells, extra=extra, remarks=remarks)


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("", LINE_BREAKS.sub("\n", text))
