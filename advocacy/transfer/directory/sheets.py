"""One CSV file as rows. A file that was never seen before is read as far as it can be."""

import csv
import io
from collections.abc import Iterator

from advocacy.transfer.reading.decoding import decode
from advocacy.transfer.reading.delimited import delimiter_of

from .tables import Row, column_called

SAMPLE = 200_000
LONGEST_CELL = 10 * 1024 * 1024
# A quotation mark at the start of a cell only; a spreadsheet reads no formula behind it.
GUARDED = ("'=", "'+", "'-", "'@", "'\t")


def read_sheet(content: bytes) -> list[Row]:
    """The rows by the names of their columns. Blank rows are left out, cells beyond the last column too."""
    text = decode(content).text.replace("\x00", "")
    if not text.strip():
        return []
    csv.field_size_limit(LONGEST_CELL)
    records = csv.reader(
        io.StringIO(_with_line_feeds(text), newline=""), delimiter=delimiter_of(text[:SAMPLE])
    )
    header = [column_called(name) for name in next(records, [])]
    return list(_rows(records, header))


def _rows(records: Iterator[list[str]], header: list[str]) -> Iterator[Row]:
    for cells in records:
        if any(cell.strip() for cell in cells):
            padded = cells + [""] * (len(header) - len(cells))
            yield {name: without_guard(cell) for name, cell in zip(header, padded, strict=False) if name}


def without_guard(cell: str) -> str:
    """The apostrophe that keeps spreadsheets from reading a text as a formula is not part of the text."""
    return cell[1:] if cell.startswith(GUARDED) else cell


def _with_line_feeds(text: str) -> str:
    return text if "\n" in text else text.replace("\r", "\n")
