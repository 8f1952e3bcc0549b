"""Every way in which a caseload arrives is read alike, or refused with a sentence that helps."""

import io
import zipfile

import openpyxl
import pytest

from advocacy.transfer.reading import QuestionKind, Unreadable, read_table, repaired
from tests.rules.reading_cases import VARIANTS, plain_rows, variant

DATES = {5, 17, 18, 20}


def without_dates(cells) -> list[str]:
    return [cell.strip() for at, cell in enumerate(cells) if at not in DATES]


def packed(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [
        ("utf8-bom-us-dates.csv", "utf-8", ","),
        ("utf8-nobom-iso-lf.csv", "utf-8", ","),
        ("excel-unicode-text-utf16le.txt", "utf-16-le", "\t"),
        ("semicolon-utf8-bom-uk-dates.csv", "utf-8", ";"),
        ("excel-serial-dates.csv", "utf-8", ","),
        ("mixed-date-formats.csv", "utf-8", ","),
        ("with-title-rows-and-totals.csv", "utf-8", ","),
        ("duplicate-and-blank-headers.csv", "utf-8", ","),
        ("caseload.xlsx", "xlsx", ""),
    ],
)
def test_each_variant_holds_the_same_301_people(name, encoding, delimiter):
    table, plain = variant(name), plain_rows()

    assert (table.encoding, table.delimiter, len(table.rows)) == (encoding, delimiter, 301)
    assert not any(row.extra or row.missing for row in table.rows)
    for row in table.rows:
        assert without_dates(row.cells) == without_dates(plain[row.cells[0]])


@pytest.mark.parametrize(
    ("name", "encoding", "people"),
    [("cp1252-us-2digit-year.csv", "cp1252", 112), ("macroman-cr.csv", "mac_roman", 111)],
)
def test_old_encodings_are_told_apart_by_how_plausible_the_names_look(name, encoding, people):
    table, plain = variant(name), plain_rows()

    assert (table.encoding, len(table.rows)) == (encoding, people)
    assert all(without_dates(row.cells) == without_dates(plain[row.cells[0]]) for row in table.rows)
    assert "José, Nuñez, Darío" in str(table.notes[0])
    assert {"cp1252", "mac_roman"} <= {option.value for option in table.encodings}


def test_the_user_can_choose_another_encoding():
    content = (VARIANTS / "cp1252-us-2digit-year.csv").read_bytes()

    assert "JosÈ" in {row.cells[1] for row in read_table(content, "a.csv", "mac_roman").rows}


def test_the_first_header_matches_although_a_byte_order_mark_stands_before_it():
    assert variant("utf8-bom-us-dates.csv").headers[0] == "Case #"


def test_rows_know_the_line_on_which_they_begin_even_after_line_breaks_inside_cells():
    table = variant("utf8-nobom-iso-lf.csv")

    assert [row.line for row in table.rows[:5]] == [2, 3, 5, 6, 8]


def test_titles_and_totals_are_left_out_and_named():
    table = variant("with-title-rows-and-totals.csv")

    assert [str(note) for note in table.notes] == [
        "We left out 1 title line above the header: “Advocate caseload as of 11/1/2026”.",
        "We left out line 367: it is a total, not a person.",
    ]
    assert (table.rows[0].line, table.rows[0].cells[0]) == (5, "0001")


def test_nameless_and_twice_named_columns_are_asked_about():
    asked = variant("duplicate-and-blank-headers.csv").questions

    assert [(question.kind, question.columns) for question in asked] == [
        (QuestionKind.HEADERS, (3,)),
        (QuestionKind.HEADERS, (4, 6)),
    ]
    assert "Columns E, G are all called “Phone”" in str(asked[1].sentence)


def test_a_file_whose_letters_were_lost_is_stopped():
    with pytest.raises(Unreadable, match="Some letters in this file were lost.*CSV UTF-8"):
        variant("lossy-question-marks-ansi.csv")


def test_double_encoded_text_is_offered_for_repair_with_samples():
    table = variant("mojibake-double-encoded.csv")
    question = table.questions[0]

    assert (question.kind, question.suggested) == (QuestionKind.REPAIR, "cp1252")
    assert "BarÄ±ÅŸcan → Barışcan" in question.options[0].samples
    assert table.rows[4].cells[1] == "BarÄ±ÅŸcan"


def test_the_repair_gives_back_every_name_that_was_not_lost():
    table, plain = repaired(variant("mojibake-double-encoded.csv")), plain_rows()
    cells = [(cell, plain[row.cells[0]][at]) for row in table.rows for at, cell in enumerate(row.cells)]

    assert {cell for cell, right in cells if cell != right and "�" not in cell} == set()
    assert sum("�" in cell for cell, _ in cells) == 166
    assert table.questions == ()


def test_the_first_sheet_is_read_and_the_others_are_named():
    table = variant("caseload.xlsx")

    assert [str(note) for note in table.notes] == [
        "We read the sheet “Caseload”. The sheet “Closed 2024” was not read."
    ]
    assert table.rows[0].cells[5] == "1999-11-14"


def test_a_cell_that_begins_with_an_equals_sign_is_text():
    for name in ("caseload.xlsx", "utf8-nobom-iso-lf.csv"):
        names = {row.cells[1].strip() for row in variant(name).rows}
        assert '=HYPERLINK("http://example.invalid")' in names


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "This file is empty"),
        (b"%PDF-1.7 ...", "This is a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "This is a picture"),
        (b"\xff\xd8\xff\xe0....", "This is a picture"),
        (b"\n<!DOCTYPE html><table><tr><td>Name</td></tr></table>", "This is a web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "This is an old Excel file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
        (b"BEGIN:VCARD\nFN:Jane\nEND:VCARD", "This is an address book"),
        (b'[{"name": "Jane"}]', "This is a JSON file"),
        (b"PK\x03\x04 torn", "This file is damaged"),
        (packed(word__document_xml=b"<w/>"), "This is a Word document"),
        (packed(content_xml=b"<o/>"), "LibreOffice or Numbers"),
        (packed(photo=b"x"), "This file is packed"),
        (packed(xl__workbook_xml=b"<not closed"), "This workbook could not be opened"),
        (packed(xl__workbook_xml=b"<!DOCTYPE x>"), "unpacks to far more"),
        (packed(xl__workbook_xml=b"<w/>", bomb=b"0" * 30_000_000), "unpacks to far more"),
        (b"First name,Last name,Phone\n,,\n", "column names but no people"),
        (b"Name^Phone\nJane^202\nBo^203\n", "only one column"),
        (b"Name\0\0\0\0\0\x01\x02,b", "not a spreadsheet"),
        (b"Name,Phone\n" + b"a,b\n" * 6_000_000, "larger than 20 MB"),
        (b"Name,Phone\n" + b"," * 600, "more than 50,000 rows or 500 columns"),
        (
            b'Name,Notes\nJane,"open\nBo,fine\nAl,fine\n',
            "quotation mark on line 2 is opened and never closed",
        ),
    ],
)
def test_what_is_not_a_table_is_refused_with_what_to_do(content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_table(content, "list.csv")
