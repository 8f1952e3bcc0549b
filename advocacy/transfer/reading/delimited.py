"""Text files: finding what stands between the columns, and cutting the text into records."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from advocacy.sentences import say
from advocacy.transfer.reading.tables import MOST_COLUMNS, MOST_ROWS, Record, Unreadable

DELIMITERS = (",", ";", "\t", "|")
DECLARED = re.compile(r'^"?sep=(.)"?[,;\t|]*$', re.IGNORECASE | re.MULTILINE)
SAMPLE_RECORDS = 200


def delimiter_of(text: str) -> str:
    """The delimiter that a `sep=` line names, or else the one that gives the most even table."""
    declared = DECLARED.search(text[:5000].replace("\r", "\n"))
    if declared and declared[1] in DELIMITERS:
        return declared[1]
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """The share of records that have the usual number of cells, and that number; one column counts least."""
    widths = Counter(len(record.cells) for record in _first(text, delimiter) if record.filled)
    if not widths:
        return (0.0, 0)
    width, records = max(widths.items(), key=lambda item: (item[1], item[0]))
    share = records / widths.total()
    return (share if width > 1 else 0.0, width)


def _first(text: str, delimiter: str) -> list[Record]:
    records: list[Record] = []
    try:
        for record in _records(text, delimiter):
            records.append(record)
            if len(records) >= SAMPLE_RECORDS:
                break
    except csv.Error:
        return []
    return records


def cut(text: str, delimiter: str) -> list[Record]:
    """Every record of the text with the line on which it begins."""
    records: list[Record] = []
    try:
        for record in _records(text, delimiter):
            _refuse_vast(record, len(records))
            records.append(record)
    except csv.Error as error:
        raise Unreadable(
            say("One value in this file is too long to be part of a list. Save it again as CSV UTF-8.")
        ) from error
    _refuse_open_quote(text, delimiter, records)
    return records


def _records(text: str, delimiter: str) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    for cells in reader:
        yield Record(begins, tuple(cells))
        begins = reader.line_num + 1


def _refuse_vast(record: Record, before: int) -> None:
    if len(record.cells) > MOST_COLUMNS or before >= MOST_ROWS:
        raise Unreadable(
            say(
                "This file has more than %(rows)s rows or %(columns)s columns."
                " Split it and import the parts one after the other.",
                rows=f"{MOST_ROWS:,}",
                columns=MOST_COLUMNS,
            )
        )


def _refuse_open_quote(text: str, delimiter: str, records: list[Record]) -> None:
    """A quotation mark that is never closed swallows all the rows below it."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise Unreadable(
                say(
                    "A quotation mark on line %(line)s is opened and never closed, so the rows below it"
                    " run together. Close or remove it and try again.",
                    line=records[-1].line,
                )
            ) from error


def is_declaration(record: Record) -> bool:
    """The line by which Excel is told the delimiter."""
    first = record.cells[0].strip().casefold() if record.cells else ""
    return first.startswith("sep=") and len("".join(record.cells).strip()) <= len("sep=") + 1
