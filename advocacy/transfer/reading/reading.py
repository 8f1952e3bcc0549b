"""Reads an uploaded file as a table, or says why that can not be done."""

from collections import Counter
from collections.abc import Sequence

from advocacy.sentences import Sentence, say, say_number
from advocacy.transfer.reading.decoding import Text, decode
from advocacy.transfer.reading.delimited import DELIMITERS, cut, delimiter_of
from advocacy.transfer.reading.layout import lay_out
from advocacy.transfer.reading.plausibility import REPLACED, has_lost_letters, is_lost_whole
from advocacy.transfer.reading.questions import date_questions, header_questions
from advocacy.transfer.reading.recognizing import SAVE_AS, is_workbook, refuse_other_kinds
from advocacy.transfer.reading.repairing import repair_question
from advocacy.transfer.reading.spellings import is_known
from advocacy.transfer.reading.tables import (
    Question,
    QuestionKind,
    Record,
    Table,
    Unreadable,
    listed,
    refuse_size,
)
from advocacy.transfer.reading.workbooks import Sheet, read_workbook

FEW_LOST = 3
LOST = say(
    "Some letters in this file were lost: it has “?” where names had other letters."
    " Open the first file again, the one where the names look right,"
    " and save it as “CSV UTF-8” or “Excel workbook (.xlsx)”."
)


def read_table(content: bytes, name: str, encoding: str | None = None) -> Table:
    """The table in a file. `encoding` is one of the table's own `encodings`, if the user chose another."""
    refuse_size(content)
    if is_workbook(content):
        return _from_workbook(read_workbook(content), name)
    refuse_other_kinds(content)
    return _from_text(decode(content, encoding), name)


def _from_workbook(sheet: Sheet, name: str) -> Table:
    return _table(sheet.records, name, Text("", "xlsx", _other_sheets(sheet)), "")


def _other_sheets(sheet: Sheet) -> tuple[Sentence, ...]:
    if not sheet.others:
        return ()
    return (
        say_number(
            "We read the sheet “%(title)s”. The sheet %(others)s was not read.",
            "We read the sheet “%(title)s”. The sheets %(others)s were not read.",
            num=len(sheet.others),
            title=sheet.title,
            others=listed(sheet.others),
        ),
    )


def _from_text(text: Text, name: str) -> Table:
    delimiter = delimiter_of(text.text)
    records = cut(text.text, delimiter)
    _refuse_one_column(records)
    return _table(records, name, text, delimiter)


def _refuse_one_column(records: Sequence[Record]) -> None:
    """One column is a list of names, or a file whose columns are told apart by something unknown."""
    widest = Counter(len(record.filled) for record in records if record.filled)
    if not widest or max(widest) > 1:
        return
    first = next(record.filled[0] for record in records if record.filled)
    if is_known(first) and not any(mark in first for mark in DELIMITERS):
        return
    raise Unreadable(
        say("We found only one column in this file, so we can not tell the names from the rest. " + SAVE_AS)
    )


def _table(records: Sequence[Record], name: str, text: Text, delimiter: str) -> Table:
    layout = lay_out(records)
    if not layout.rows:
        raise Unreadable(say("This file has column names but no people below them. Choose another file."))
    cells = [cell for row in layout.rows for cell in row.cells + row.extra]
    repair = repair_question([*layout.headers, *cells])
    if repair is None:
        _refuse_lost(cells)
    asked: list[Question] = [repair] if repair else []
    asked += [*header_questions(layout.headers, layout.rows), *date_questions(layout.headers, layout.rows)]
    return Table(
        name, layout.headers, layout.rows, text.encoding, delimiter,
        text.notes + layout.notes, tuple(asked), text.encodings,
    )  # fmt: skip


def _refuse_lost(cells: Sequence[str]) -> None:
    """A few question marks are a matter for their rows; more mean that the file was saved wrongly."""
    marked = [cell for cell in cells if "?" in cell or REPLACED in cell]
    inside = sum(has_lost_letters(cell) for cell in marked)
    whole = {len(cell.strip()) for cell in marked if is_lost_whole(cell)}
    if inside >= FEW_LOST or len(whole) >= FEW_LOST:
        raise Unreadable(LOST)


def needs_answers(table: Table) -> list[Question]:
    """The questions that the rows can not be read without; columns are settled by matching them."""
    return [asked for asked in table.questions if asked.kind is not QuestionKind.HEADERS]
