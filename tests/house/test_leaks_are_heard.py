"""The control of the matrix: a word is heard wherever an answer can carry it."""

from io import BytesIO

import pytest
import xlsxwriter
from flask import Response
from weasyprint import HTML

from tests.house.leaks import everything_in
from tests.house.records import CANARY


def a_pdf() -> bytes:
    return HTML(string=f"<title>Letter</title><p>Dear {CANARY}</p>").write_pdf()


def a_pdf_by_its_title() -> bytes:
    return HTML(string=f"<title>{CANARY}</title><p>Dear friend</p>").write_pdf()


def a_sheet() -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        book.add_worksheet("People").write_string(3, 2, f"{CANARY} Weiß")
    return kept.getvalue()


@pytest.mark.parametrize("made", [a_pdf, a_pdf_by_its_title, a_sheet, lambda: f"1,{CANARY},2\r\n".encode()])
def test_it_is_heard_in_what_was_made(made):
    assert CANARY in everything_in(Response(made()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Location", f"/people?name={CANARY}"),
        ("Location", "/people?name=%4Banarienvogel"),
        ("Content-Disposition", f'attachment; filename="{CANARY}.pdf"'),
    ],
)
def test_it_is_heard_in_a_header(name, value):
    assert CANARY in everything_in(Response(b"", headers={name: value}))


def test_silence_is_silence():
    assert CANARY not in everything_in(Response(b"nothing", headers={"Location": "/people"}))
