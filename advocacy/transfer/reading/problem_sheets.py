"""The rows that must be put right, as a workbook: what to do, and every cell as it was found."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from advocacy.sentences import say
from advocacy.transfer.reading.facts import Remark, RowReading
from advocacy.transfer.reading.tables import Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LINE, WHAT_TO_DO = say("Line"), say("What to do")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 32_000
WIDTHS = (7, 60, 18)


def problems_sheet(
    table: Table, rows: Sequence[RowReading], headings: tuple[str, str] = (str(LINE), str(WHAT_TO_DO))
) -> bytes:
    """Only rows with problems. Every cell is text, so that nothing is calculated and no zero is lost."""
    import xlsxwriter  # only whoever asks for the sheet needs it

    target = io.BytesIO()
    safe = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, safe) as book:
        sheet = book.add_worksheet("Rows to put right")
        plain = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        guarded = book.add_format(
            {"num_format": "@", "valign": "top", "text_wrap": True, "quote_prefix": True}
        )
        _arrange(sheet, len(table.headers))
        _write(sheet, 0, [*headings, *_titles(table)], plain, guarded)
        for at, row in enumerate((row for row in rows if row.problems), 1):
            _write(sheet, at, [str(row.line), what_to_do(row.problems), *row.values], plain, guarded)
    return target.getvalue()


def what_to_do(problems: Sequence[Remark]) -> str:
    """The sentences of a row, one on each line, each with its field."""
    return "\n".join(_told(problem) for problem in problems)


def _told(problem: Remark) -> str:
    label = f"{problem.field.label}: " if problem.field else ""
    return f"{label}{problem.sentence}"


def _titles(table: Table) -> list[str]:
    """The original headers; a nameless column stays nameless, so that the sheet can be imported again."""
    return list(table.headers)


def _arrange(sheet: "Worksheet", columns: int) -> None:
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, WIDTHS[0])
    sheet.set_column(1, 1, WIDTHS[1])
    sheet.set_column(2, 1 + columns, WIDTHS[2])


def _write(sheet: "Worksheet", at: int, cells: Sequence[str], plain: "Format", guarded: "Format") -> None:
    for column, cell in enumerate(cells):
        style = guarded if cell.lstrip().startswith(FORMULA_STARTS) else plain
        sheet.write_string(at, column, cell[:LONGEST], style)
