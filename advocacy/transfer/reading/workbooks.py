"""Excel workbooks: the first sheet that can be seen, the values as stored, no formula ever calculated."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from advocacy.sentences import Sentence, say
from advocacy.transfer.reading.tables import MOST_COLUMNS, MOST_ROWS, Record, Unreadable

LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_RATIO = 200
MOST_PARTS = 2_000
DAMAGED = say(
    "This workbook could not be opened. Open it in your spreadsheet program, save it again and try once more."
)
SUSPICIOUS = say(
    "This workbook unpacks to far more than a list of people needs. Copy the list into a new workbook."
)
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})


@dataclass(frozen=True)
class Sheet:
    """The records of the sheet that was read, and the names of those that were not."""

    title: str
    records: list[Record]
    others: tuple[str, ...]


def read_workbook(content: bytes) -> Sheet:
    """The first visible sheet of a workbook."""
    try:
        _refuse_bomb(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _first_sheet(content)
    except Unreadable:
        raise
    except Exception as error:  # a damaged package fails in the XML parser, the unzipper or the reader
        raise Unreadable(DAMAGED) from error


def _refuse_bomb(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        unpacked = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts) or 1
        if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
            raise Unreadable(SUSPICIOUS)
        if unpacked > 20 * 1024 * 1024 and unpacked / packed > LARGEST_RATIO:
            raise Unreadable(SUSPICIOUS)
        _refuse_entities(package)


def _refuse_entities(package: zipfile.ZipFile) -> None:
    """A workbook has no document type; one that has may make a parser swell or read other files."""
    for part in package.infolist():
        with package.open(part) as opened:
            if b"<!DOCTYPE" in opened.read(2048):
                raise Unreadable(SUSPICIOUS)


def _first_sheet(content: bytes) -> Sheet:
    import openpyxl  # some ten megabytes that only an import of a workbook needs

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise Unreadable(say("This workbook has no sheet with a list in it. Choose another file."))
        first, others = sheets[0], [sheet for sheet in book.worksheets if sheet is not sheets[0]]
        rows = list(_rows(first))
    finally:
        book.close()
    stored = _stored_results(content, first.title) if _has_formula(rows) else {}
    records = [_record(line, cells, stored) for line, cells in rows]
    return Sheet(first.title, records, tuple(sheet.title for sheet in others))


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Rows that hold anything. The stated size of a sheet is not believed."""
    sheet.reset_dimensions()
    kept = 0
    for line, cells in enumerate(sheet.iter_rows(), 1):
        if not any(cell.value is not None for cell in cells):
            continue
        kept += 1
        if kept > MOST_ROWS or len(cells) > MOST_COLUMNS and cells[MOST_COLUMNS:]:
            _refuse_wide(kept, cells)
        yield line, tuple(cells[:MOST_COLUMNS])


def _refuse_wide(kept: int, cells: Iterable[Any]) -> None:
    used = max((at for at, cell in enumerate(cells, 1) if cell.value is not None), default=0)
    if kept > MOST_ROWS or used > MOST_COLUMNS:
        raise Unreadable(
            say(
                "This sheet has more than %(rows)s rows or %(columns)s columns."
                " Split it and import the parts one after the other.",
                rows=f"{MOST_ROWS:,}",
                columns=MOST_COLUMNS,
            )
        )


def _has_formula(rows: list[tuple[int, tuple[Any, ...]]]) -> bool:
    return any(_is_formula(cell) for _, cells in rows for cell in cells)


def _is_formula(cell: Any) -> bool:
    return getattr(cell, "data_type", "") == "f"


def _stored_results(content: bytes, title: str) -> dict[tuple[int, int], Any]:
    """What Excel last showed for each cell; it is only looked up for the cells with formulas."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        rows = list(_rows(book[title]))
    finally:
        book.close()
    return {(line, at): cell for line, cells in rows for at, cell in enumerate(cells)}


def _record(line: int, cells: tuple[Any, ...], stored: dict[tuple[int, int], Any]) -> Record:
    texts, remarks = [], []
    for at, cell in enumerate(cells):
        text, remark = _cell_text(cell, stored.get((line, at)))
        texts.append(text)
        remarks += [remark] if remark else []
    return Record(line, tuple(texts), tuple(remarks))


def _cell_text(cell: Any, stored: Any) -> tuple[str, Sentence | None]:
    if not _is_formula(cell):
        return _checked(as_text(cell.value, getattr(cell, "number_format", "General")))
    formula = getattr(cell.value, "text", None) or str(cell.value)
    result = getattr(stored, "value", None)
    if result is None:
        return formula, say(
            "“%(formula)s” is a formula without a stored result. It was kept as text.", formula=formula
        )
    text, _ = _checked(as_text(result, getattr(stored, "number_format", "General")))
    return text, say(
        "“%(text)s” is the stored result of a formula. We did not calculate it again.", text=text
    )


def _checked(text: str) -> tuple[str, Sentence | None]:
    if text not in ERRORS:
        return text, None
    return "", say("A cell shows the error “%(error)s”. We left it blank.", error=text)


def as_text(value: Any, number_format: str = "General") -> str:
    """A cell's value as it would be typed; days in ISO form, zeros that a format puts in front kept."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return _number(value, number_format) if isinstance(value, (int, float)) else _plain(str(value))


def _number(value: int | float, number_format: str) -> str:
    whole = int(value) if float(value).is_integer() and abs(value) < 1e15 else None
    if whole is None:
        return repr(value)
    padded = re.fullmatch(r"0{2,}", number_format)
    return str(whole).zfill(len(number_format)) if padded else str(whole)


def _plain(text: str) -> str:
    """Excel writes a carriage return inside a cell as an escape."""
    return text.replace("_x000D_", "").replace("\r\n", "\n")
