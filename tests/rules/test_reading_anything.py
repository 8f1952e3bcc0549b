"""Whatever is uploaded, the answer is a table or a sentence, and no row is lost on the way."""

import csv
import io
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy.folding import fold, grams
from advocacy.transfer.reading import Unreadable, match_columns, problems_sheet, read_rows, read_table
from tests.rules.reading_cases import ANSWERS, VARIANTS

LETTERS = st.characters(codec="utf-8", exclude_characters="\r\n\x00?\ufffd")
CELL = st.text(LETTERS, max_size=12)
WORKBOOK = (VARIANTS / "caseload.xlsx").read_bytes()


def read_through(content: bytes) -> int:
    """The number of rows; every later step is taken too."""
    try:
        table = read_table(content, "any")
    except Unreadable:
        return 0
    rows = read_rows(table, match_columns(table), ANSWERS)
    problems_sheet(table, rows)
    return len(rows)


@settings(max_examples=120, deadline=None, database=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_sentence(content):
    read_through(content)


@settings(max_examples=100, deadline=None, database=None)
@given(
    st.text(max_size=200),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "mac_roman"]),
)
def test_any_text_gives_a_table_or_a_sentence(text, encoding):
    read_through(("Name,DOB,Phone\n" + text).encode(encoding, errors="replace"))


@settings(max_examples=12, deadline=None, database=None)
@given(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255))
def test_a_damaged_workbook_gives_a_table_or_a_sentence(at, byte):
    read_through(WORKBOOK[:at] + bytes([byte]) + WORKBOOK[at + 1 :])


@pytest.mark.parametrize("filling", [" ", "1", "1 ", "-", "a@.", "?", "(", "é", "1/"])
def test_a_very_long_value_takes_no_long_time(filling):
    value = (filling * 30_000)[:30_000]
    headers = [
        "First name",
        "Phone",
        "Email",
        "DOB",
        "Status",
        "Goals",
        "ZIP",
        "Address",
        "OK to text?",
        "Other",
    ]
    target, before = io.StringIO(), perf_counter()
    csv.writer(target).writerows([headers, ["Jane", *(value + "!" for _ in headers[1:])]])

    assert read_through(target.getvalue().encode()) == 1
    assert perf_counter() - before < 5


@settings(max_examples=100, deadline=None, database=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=6))
def test_no_row_and_no_cell_is_lost(cells):
    rows = [("Person" + first, second, third) for first, second, third in cells]
    target = io.StringIO()
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows([("First name", "Notes", "City"), *rows])
    table = read_table(target.getvalue().encode(), "list.csv")

    assert [row.cells for row in table.rows] == rows


@settings(max_examples=200, deadline=None, database=None)
@given(st.text(max_size=60))
def test_folding_is_stable_whatever_is_typed(text):
    assert fold(fold(text)) == fold(text)
    assert all(gram.strip() for gram in grams(text))
