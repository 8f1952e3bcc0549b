"""Finding the table in what was read: titles above, totals below, rows that are too long or too short."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from advocacy.folding import fold
from advocacy.sentences import Sentence, say, say_number
from advocacy.transfer.reading.delimited import is_declaration
from advocacy.transfer.reading.spellings import is_known
from advocacy.transfer.reading.tables import Record, TableRow, listed

SEARCHED = 30
MOST_IN_TOTAL = 4
TOTALS = frozenset({"total", "totals", "grand total", "subtotal", "sum", "count", "total general", "suma"})
VALUE_LIKE = re.compile(r"\d{2}|@|^\d+$")


@dataclass(frozen=True)
class Layout:
    """The header, the rows under it, and what was left out."""

    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[Sentence, ...]


def lay_out(records: Sequence[Record]) -> Layout:
    """The table in the records. Without a header every record is a row and the columns are nameless."""
    filled = [record for record in records if record.filled]
    at = header_position(filled)
    header = filled[at] if at is not None else None
    above = filled[:at] if at is not None else []
    below = filled[at + 1 :] if at is not None else [row for row in filled if not is_declaration(row)]
    kept, left_out = _people(below, header)
    width = _width(header, kept)
    headers = _fitted(header.cells, width) if header else ("",) * width
    rows, habit = _fit(kept, width)
    return Layout(headers, rows, (*_notes_above(header, above), *left_out, *habit))


def header_position(filled: Sequence[Record]) -> int | None:
    """The record that speaks most of our words for columns, or else the first that looks like labels."""
    known = [sum(is_known(cell) for cell in record.filled) for record in filled[:SEARCHED]]
    best = max(known, default=0)
    if best:
        at = known.index(best)
        if best * 3 >= len(filled[at].filled) and (best > 1 or len(filled[at].filled) == 1):
            return at
    return _label_position(filled[:SEARCHED])


def _label_position(filled: Sequence[Record]) -> int | None:
    """A first full row of distinct short words over rows that hold numbers, dates or addresses."""
    usual = Counter(len(record.cells) for record in filled).most_common(1)
    for at, record in enumerate(filled[:-1]):
        if len(record.cells) != usual[0][0] or len(record.filled) < 2:
            continue
        if _looks_like_labels(record) and any(map(_has_values, filled[at + 1 :])):
            return at
        return None
    return None


def _looks_like_labels(record: Record) -> bool:
    cells = [cell.strip() for cell in record.filled]
    short = all(len(cell) <= 40 and not VALUE_LIKE.search(cell) for cell in cells)
    return short and len(set(cells)) == len(cells)


def _has_values(record: Record) -> bool:
    return any(VALUE_LIKE.search(cell.strip()) for cell in record.filled)


def _people(below: Sequence[Record], header: Record | None) -> tuple[list[Record], list[Sentence]]:
    """The rows that are people: not the totals, not a header that was pasted in again."""
    totals = [record for record in below if _is_total(record)]
    again = [record for record in below if header and record.filled == header.filled]
    notes = [
        say("We left out line %(line)s: it is a total, not a person.", line=record.line) for record in totals
    ]
    notes += [say("We left out line %(line)s: it repeats the header.", line=record.line) for record in again]
    return [record for record in below if record not in totals and record not in again], notes


def _is_total(record: Record) -> bool:
    if len(record.filled) > MOST_IN_TOTAL:
        return False
    filled = [fold(cell) for cell in record.filled]
    if not any(cell in TOTALS for cell in filled):
        return False
    return all(cell in TOTALS or re.fullmatch(r"[\d ]+", cell) for cell in filled)


def _width(header: Record | None, rows: Sequence[Record]) -> int:
    """As many columns as the header has, less those at its end that are blank all the way down."""
    if header is None:
        return Counter(len(row.cells) for row in rows).most_common(1)[0][0] if rows else 0
    width = len(header.cells)
    while width and not header.cells[width - 1].strip() and _blank_below(rows, width - 1):
        width -= 1
    return width


def _blank_below(rows: Sequence[Record], at: int) -> bool:
    return not any(row.cells[at].strip() for row in rows if len(row.cells) > at)


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (cells + ("",) * width)[:width]


def _fit(records: Sequence[Record], width: int) -> tuple[tuple[TableRow, ...], list[Sentence]]:
    """Rows of the table's width. Where most rows stop early, the program that wrote them drops blanks."""
    short = sum(len(record.cells) < width for record in records)
    is_habit = len(records) > 4 and short * 2 > len(records)
    rows = tuple(_row(record, width, drops_blanks=is_habit) for record in records)
    note = say("Most rows end before the last column. We took the cells that are not there as blank.")
    return rows, [note] if is_habit else []


def _row(record: Record, width: int, *, drops_blanks: bool) -> TableRow:
    extra = record.cells[width:]
    while extra and not extra[-1].strip():
        extra = extra[:-1]
    missing = 0 if drops_blanks else max(0, width - len(record.cells))
    return TableRow(record.line, _fitted(record.cells, width), extra, missing, record.remarks)


def _notes_above(header: Record | None, above: Sequence[Record]) -> list[Sentence]:
    if header is None:
        return [say("This file has no row of column names. Choose what each column is.")]
    titles = [record.filled[0].strip() for record in above if not is_declaration(record)]
    if not titles:
        return []
    return [
        say_number(
            "We left out %(num)d title line above the header: %(titles)s.",
            "We left out %(num)d title lines above the header: %(titles)s.",
            num=len(titles),
            titles=listed(titles[:3]),
        )
    ]
