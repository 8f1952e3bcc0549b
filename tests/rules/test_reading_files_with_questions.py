"""Files that are refused, or of which something has to be asked."""

import io

import openpyxl
import pytest

from advocacy.transfer.reading import QuestionKind, Unreadable, read_table
from tests.rules.reading_cases import table_of


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(target)
    return target.getvalue()


def test_a_formula_is_never_calculated():
    content = workbook(("People", [["First name", "Phone"], ["Jane", "=1+1"]]))
    row = read_table(content, "a.xlsx").rows[0]

    assert row.cells == ("Jane", "=1+1")
    assert str(row.remarks[0]) == "“=1+1” is a formula without a stored result. It was kept as text."


def test_numbers_in_a_workbook_come_as_they_are_shown():
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Case #", "First name", "Phone", "Opened", "OK to text?", "Notes"])
    book.active.append([17, "Jane", 2025550101, 46087, True, "#N/A"])
    book.active["A2"].number_format = "0000"
    book.save(target)
    row = read_table(target.getvalue(), "a.xlsx").rows[0]

    assert row.cells == ("0017", "Jane", "2025550101", "46087", "Yes", "")
    assert str(row.remarks[0]) == "A cell shows the error “#N/A”. We left it blank."


def test_a_hidden_first_sheet_is_passed_over():
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.title, book.active.sheet_state = "Lists", "hidden"
    sheet = book.create_sheet("People")
    sheet.append(["First name", "Last name"])
    sheet.append(["Jane", "Doe"])
    book.active = 1
    book.save(target)
    table = read_table(target.getvalue(), "a.xlsx")

    assert [str(note) for note in table.notes] == [
        "We read the sheet “People”. The sheet “Lists” was not read."
    ]


def test_rows_that_are_too_long_or_too_short_are_kept_whole():
    content = b"First name,Last name,City\nJane,Doe,Boston, MA\nBo\nAl,Fox,Salem\n"
    long, short, right = read_table(content, "a.csv").rows

    assert (long.cells, long.extra) == (("Jane", "Doe", "Boston"), (" MA",))
    assert (short.cells, short.missing) == (("Bo", "", ""), 2)
    assert (right.extra, right.missing) == ((), 0)


def test_a_program_that_drops_blank_cells_at_the_end_is_noticed_once():
    rows = b"".join(b"Person %d,Doe\n" % number for number in range(9))
    table = read_table(b"First name,Last name,Notes\n" + rows, "a.csv")

    assert not any(row.missing for row in table.rows)
    assert str(table.notes[0]).startswith("Most rows end before the last column.")


def test_a_file_without_column_names_keeps_its_first_person():
    table = table_of(("0001", "Jane", "jane@example.org"), ("0002", "Bo", "bo@example.org"))

    assert (table.headers, len(table.rows)) == (("", "", ""), 2)
    assert str(table.notes[0]).startswith("This file has no row of column names.")


def test_column_names_in_a_language_we_do_not_know_are_still_column_names():
    table = table_of(
        ("Vorname", "Nachname", "Geburtstag"), ("Jane", "Doe", "1.2.1990"), ("Bo", "Fox", "3.4.1991")
    )

    assert table.headers == ("Vorname", "Nachname", "Geburtstag")


def test_a_header_pasted_in_again_is_left_out():
    header = ("First name", "Last name")
    table = table_of(header, ("Jane", "Doe"), header, ("Bo", "Fox"))

    assert [row.cells[0] for row in table.rows] == ["Jane", "Bo"]
    assert str(table.notes[0]) == "We left out line 3: it repeats the header."


def test_a_person_called_total_is_a_person():
    table = table_of(("First name", "Last name", "Phone"), ("Ana", "Total", "202-555-0101"))

    assert len(table.rows) == 1


def test_a_list_of_names_alone_is_a_table():
    assert len(read_table(b"Name\nJane Doe\nBo Fox\n", "a.csv").rows) == 2


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1251", ["Любомир Русаков", "Иван Щукин", "Анна Зайцева"]),
        ("cp1250", ["Łukasz Wałęsa", "Śliwiński Kościół", "Żółć Gdańska"]),
        ("cp1254", ["Barışcan Çamurcuoğlu", "Gökçe Şahin", "Işık Yılmaz"]),
        ("cp850", ["José Núñez", "Zoë Müller", "François Bérénice"]),
        ("utf-16-be", ["José", "지훈"]),
        ("utf-16", ["José", "지훈"]),
        ("utf-32", ["José", "지훈"]),
    ],
)
def test_other_encodings_are_recognized_too(encoding, names):
    content = "\r\n".join(["Name,City", *(f"{name},X" for name in names)]).encode(encoding)

    assert [row.cells[0] for row in read_table(content, "a.csv").rows] == names


def test_a_few_letters_pasted_from_an_older_program_do_not_spoil_a_file():
    good = "".join(f"Zoë {number},Ó\n" for number in range(30)).encode()
    table = read_table(b"Name,City\n" + good + "José,Núñez\n".encode("cp1252"), "a.csv")

    assert table.rows[-1].cells == ("José", "Núñez")
    assert "stored in another way" in str(table.notes[0])


def test_a_few_question_marks_do_not_stop_a_file():
    table = table_of(("Name", "Notes"), ("Nguy?n", "moved?"), ("Bo", "why? ask again"), ("Al", "??"))

    assert len(table.rows) == 3


def test_marks_of_replacement_stop_a_file_as_well():
    with pytest.raises(Unreadable, match="letters in this file were lost"):
        table_of(("Name", "City"), ("Jos�", "A"), ("Zo�", "B"), ("�va", "C"))


def test_dates_that_nothing_settles_are_asked_about_with_both_readings():
    table = table_of(("Name", "DOB"), ("Jane", "3/4/1990"), ("Bo", "5/5/1991"), ("Al", "7/8/1992"))
    question = table.questions[0]

    assert (question.kind, question.columns, question.suggested) == (QuestionKind.DATE_ORDER, (1,), None)
    assert question.options[0].samples == ("3/4/1990 → March 4, 1990", "7/8/1992 → July 8, 1992")
    assert question.options[1].samples[0] == "3/4/1990 → April 3, 1990"


def test_another_column_suggests_the_order_but_does_not_settle_it():
    table = table_of(
        ("Name", "DOB", "Opened"), ("Jane", "3/4/1990", "25/3/2026"), ("Bo", "1/2/1991", "1/4/2026")
    )

    assert [(asked.columns, asked.suggested) for asked in table.questions] == [((1,), "day_first")]


def test_a_single_semicolon_in_a_note_does_not_decide_the_delimiter():
    table = table_of(("Name", "Notes"), ("Jane", "a; b; c"), ("Bo", "d; e; f"))

    assert (table.delimiter, len(table.headers)) == (",", 2)
