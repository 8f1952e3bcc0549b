"""Files to read: the variants of one caseload, and small tables made on the spot."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from advocacy.transfer.reading import Answers, RowReading, Table, match_columns, read_rows, read_table

VARIANTS = Path(__file__).parents[1] / "data" / "import-variants"
PLAIN = "utf8-nobom-iso-lf.csv"
TODAY = date(2026, 11, 22)
ANSWERS = Answers(TODAY)


def variant(name: str) -> Table:
    return read_table((VARIANTS / name).read_bytes(), name)


def plain_rows() -> dict[str, list[str]]:
    """The caseload as it was meant, by case number."""
    text = (VARIANTS / PLAIN).read_bytes().decode("utf-8")
    return {row[0]: row for row in csv.reader(io.StringIO(text, newline=""))}


def table_of(*rows: Sequence[str]) -> Table:
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return read_table(target.getvalue().encode(), "list.csv")


def rows_of(*rows: Sequence[str], answers: Answers = ANSWERS) -> list[RowReading]:
    table = table_of(*rows)
    return read_rows(table, match_columns(table), answers)


def column_of(header: str, *values: str, answers: Answers = ANSWERS) -> list[RowReading]:
    """Rows that hold one column beside a name."""
    return rows_of(("First name", header), *(("Jane", value) for value in values), answers=answers)


def sentences(remarks: Sequence[object]) -> list[str]:
    return [str(remark.sentence) for remark in remarks]
