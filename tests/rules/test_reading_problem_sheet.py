"""The rows to put right come back as a workbook that can be corrected and imported again."""

import io

import openpyxl

from advocacy.transfer.reading import PersonField, match_columns, problems_sheet, read_rows, read_table
from tests.rules.reading_cases import ANSWERS, table_of, variant


def sheet_of(content: bytes) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).active.values]


def problem_cells(*rows: tuple[str, ...]):
    table = table_of(*rows)
    content = problems_sheet(table, read_rows(table, match_columns(table), ANSWERS))
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_only_rows_with_problems_stand_in_it_with_line_and_what_to_do():
    table = variant("mixed-date-formats.csv")
    header, *rows = sheet_of(problems_sheet(table, read_rows(table, match_columns(table), ANSWERS)))

    assert header == ["Line", "What to do", *table.headers]
    assert len(rows) == 171
    assert [rows[0][0], rows[0][2]] == ["2", "0001"]
    assert rows[0][1].startswith("Day the next step is due: “3/6/26” can be March 6, 2026 or June 3, 2026.")


def test_every_cell_is_text_and_no_formula():
    sheet = problem_cells(
        ("First name", "ZIP", "DOB", "Notes"),
        ("=1+1", "02139", "spring", "@SUM(1)"),
        ("+Al", "1", "-x", "\tb"),
    )
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert [cell.value for cell in sheet[2]][2:] == ["=1+1", "02139", "spring", "@SUM(1)"]
    assert all(sheet[at].quotePrefix for at in ("C2", "F2", "C3", "E3"))
    assert not sheet["D2"].quotePrefix


def test_the_sheet_can_be_imported_again_without_losing_anything():
    table = table_of(("First name", "ZIP", "DOB"), ("Jane", "02139", "spring"))
    again = read_table(problems_sheet(table, read_rows(table, match_columns(table), ANSWERS)), "again.xlsx")
    matches = match_columns(again)

    assert [match.field for match in matches[:2]] == [PersonField.SKIP, PersonField.SKIP]
    assert again.rows[0].cells[2:] == ("Jane", "02139", "spring")


def test_cells_beyond_the_last_column_are_in_it_too():
    sheet = problem_cells(("First name", "City"), ("Jane", "Boston", "MA"))

    assert [cell.value for cell in sheet[2]][2:] == ["Jane", "Boston", "MA"]
