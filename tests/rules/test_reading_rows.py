"""Rows are understood as people; what can not be understood is kept and explained."""

from dataclasses import replace

import pytest

from advocacy.transfer.reading import (
    Answers,
    DateOrder,
    PersonFacts,
    PersonField,
    Phone,
    match_columns,
    read_rows,
)
from tests.rules.reading_cases import ANSWERS, PLAIN, column_of, rows_of, sentences, table_of, variant

SAME_PEOPLE = [
    "utf8-bom-us-dates.csv",
    "cp1252-us-2digit-year.csv",
    "macroman-cr.csv",
    "excel-unicode-text-utf16le.txt",
    "semicolon-utf8-bom-uk-dates.csv",
    "excel-serial-dates.csv",
    "with-title-rows-and-totals.csv",
    "duplicate-and-blank-headers.csv",
    "caseload.xlsx",
]


DATES = ("date_of_birth", "opened", "last_contact", "next_step_due")


def people(name: str, answers: Answers = ANSWERS) -> dict[str, PersonFacts]:
    table = variant(name)
    return {row.facts.reference: row.facts for row in read_rows(table, match_columns(table), answers)}


@pytest.fixture(scope="module")
def meant() -> dict[str, PersonFacts]:
    return people(PLAIN)


@pytest.mark.parametrize("name", SAME_PEOPLE)
def test_every_variant_gives_the_same_people(name, meant):
    found = people(name)

    assert len(found) in (301, 112, 111)
    assert {reference: meant[reference] for reference in found} == found


@pytest.mark.parametrize("name", [PLAIN, *SAME_PEOPLE])
def test_no_row_of_a_readable_variant_has_a_problem(name):
    table = variant(name)

    assert [row for row in read_rows(table, match_columns(table), ANSWERS) if row.problems] == []


def test_mixed_dates_are_read_where_they_are_plain_and_flagged_where_they_are_not(meant):
    table = variant("mixed-date-formats.csv")
    rows = read_rows(table, match_columns(table), ANSWERS)
    read = [
        (getattr(row.facts, name), getattr(meant[row.facts.reference], name))
        for row in rows
        for name in DATES
    ]

    assert all(day == right for day, right in read if day is not None)
    assert sum(day is None for day, _ in read) == sum(len(row.problems) for row in rows) == 223
    assert sum(bool(row.problems) for row in rows) == 171
    assert sentences(rows[3].problems) == [
        "“04/12/1994” can be April 12, 1994 or December 4, 1994. Write the right one like this: 1994-04-12."
    ]


def test_no_answer_can_settle_a_column_that_contradicts_itself():
    table = variant("mixed-date-formats.csv")
    answers = replace(ANSWERS, date_orders={5: DateOrder.MONTH_FIRST})
    rows = read_rows(table, match_columns(table), answers)

    assert any(problem.field is PersonField.DATE_OF_BIRTH for row in rows for problem in row.problems)


def test_damaged_letters_wait_for_the_decision_to_repair_them():
    table = variant("mojibake-double-encoded.csv")
    rows = read_rows(table, match_columns(table), ANSWERS)

    assert "Letters in this row are damaged. Decide above whether we should repair them." in sentences(
        rows[4].problems
    )
    assert rows[2].facts.first_name == "Elvia"


def test_repaired_rows_are_the_same_people_but_for_letters_that_were_lost(meant):
    found = people("mojibake-double-encoded.csv", replace(ANSWERS, repair=True))
    whole = {reference: facts for reference, facts in found.items() if "�" not in repr(facts)}

    assert len(found) == 301
    assert len(whole) == 190
    assert {reference: meant[reference] for reference in whole} == whole


def test_a_name_that_lost_letters_is_a_problem_of_its_row():
    table = variant("mojibake-double-encoded.csv")
    row = read_rows(table, match_columns(table), replace(ANSWERS, repair=True))[1]

    assert sentences(row.problems)[0] == "Some letters of “ედუ�რდ” were lost. Type it again as it should be."


@pytest.mark.parametrize(
    ("reference", "first", "last"),
    [
        ("0117", "D’Angelo", "St. James"),
        ("0261", "Siobhán", "O'Brien-Ní Dhomhnaill"),
        ("0131", "Madonna", ""),
        ("0248", "X Æ", "Null"),
        ("0145", "Zoë", "Test, Jr."),
        ("0271", "Aʻala", "Kealiʻi"),
        ("0005", "Barışcan", "Çamurcuoğlu"),
        ("0006", "محمد", "عبد الله"),
        ("0009", "கனிமொழி", "ஆதித்யவர்த்தன்"),
        ("0209", "त्रिरत्\u200dन", "के.सी"),
        ("0102", "Anne Marie", "Line-Break"),
        ("0128", '=HYPERLINK("http://example.invalid")', "Test"),
    ],
)
def test_names_stay_as_they_were_typed(meant, reference, first, last):
    assert (meant[reference].first_name, meant[reference].last_name) == (first, last)


def test_a_decomposed_name_stays_decomposed():
    assert column_of("Last name", "Nun\u0303ez")[0].facts.last_name == "Nun\u0303ez"


@pytest.mark.parametrize(
    ("name", "warning"),
    [
        ("Anne\nMarie", "There was a line break in the name. We read it as “Anne Marie”."),
        ("=1+1", "“=1+1” looks like a formula. It is kept as text."),
        ("Null", "“Null” is kept as a name. Clear it if it means that the name is not known."),
    ],
)
def test_an_odd_name_is_pointed_out_and_never_refused(name, warning):
    row = column_of("Last name", name)[0]

    assert (sentences(row.warnings), row.problems) == ([warning], ())


def test_the_values_of_a_row_are_kept_exactly_as_found():
    row = column_of("Last name", "  Doe \n")[0]

    assert (row.values, row.facts.last_name) == (("Jane", "  Doe \n"), "Doe")


def test_a_row_needs_nothing_but_a_name_to_call_the_person_by():
    mononym, nameless = rows_of(("Preferred name", "Phone"), ("Bo", ""), ("", "202-555-0101"))

    assert (mononym.problems, mononym.facts.name_to_call) == ((), "Bo")
    assert sentences(nameless.problems) == ["There is no name in this row. Add a name to call the person by."]


def test_ragged_rows_are_problems_and_keep_their_cells():
    table = table_of(
        ("First name", "City", "State"), ("Jane", "Boston", "MA", "extra"), ("Bo",), ("Al", "X", "Y")
    )
    long, short, right = read_rows(table, match_columns(table), ANSWERS)

    assert long.values == ("Jane", "Boston", "MA", "extra")
    assert sentences(long.problems)[0].startswith("This row has 1 cell too many.")
    assert sentences(short.problems)[0].startswith("This row has 2 cells too few")
    assert right.problems == ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("n/a", ()),
        ("", ()),
        ("(202) 555-0106", (Phone("(202) 555-0106", "+12025550106"),)),
        ("202.555.0102 x12", (Phone("202.555.0102 x12", "+12025550102", "12"),)),
        ("+44 20 7946 0018", (Phone("+44 20 7946 0018", "+442079460018"),)),
        ("202-555-0101 (mom)", (Phone("202-555-0101 (mom)", "+12025550101", "", "mom"),)),
        (
            "202-555-0101 / 202-555-0102",
            (Phone("202-555-0101", "+12025550101"), Phone("202-555-0102", "+12025550102")),
        ),
        (
            "202-555-0101 or 202-555-0102",
            (Phone("202-555-0101", "+12025550101"), Phone("202-555-0102", "+12025550102")),
        ),
        ("ask at the library", (Phone("ask at the library"),)),
    ],
)
def test_phone_numbers_are_kept_raw_and_understood(typed, expected):
    assert column_of("Phone", typed, "202-555-0199")[0].facts.phones == expected


def test_words_in_place_of_a_number_are_kept_and_pointed_out():
    row = column_of("Phone", "ask at the library", "2025550101")[0]

    assert sentences(row.warnings) == [
        "We could not read “ask at the library” as a phone number. It is kept as typed."
    ]
    assert row.problems == ()


def test_the_region_decides_how_a_number_without_country_is_read():
    row = column_of("Phone", "020 7946 0018", answers=replace(ANSWERS, region="GB"))[0]

    assert row.facts.phones[0].e164 == "+442079460018"
