"""A column of days settles its own order; a single ambiguous day is never guessed."""

from dataclasses import replace
from datetime import date

import pytest

from advocacy.transfer.reading import DateOrder, column_notes, match_columns
from tests.rules.reading_cases import ANSWERS, column_of, sentences, table_of, variant


@pytest.mark.parametrize(
    "typed",
    [
        "1967-08-31",
        "1967/8/31",
        "8/31/1967",
        "31/8/1967",
        "31.8.1967",
        "31-08-67",
        "8/31/1967 0:00",
        "1967-08-31 00:00:00",
        "1967-08-31T00:00:00Z",
        "Aug 31, 1967",
        "August 31 1967",
        "31 Aug 1967",
        "31-AUG-67",
        "Thursday, 31st August 1967",
        "31 de agosto de 1967",
        "19670831",
        "24715",
        "24715.0",
    ],
)
def test_one_day_in_many_forms(typed):
    row = column_of("DOB", typed)[0]

    assert (row.facts.date_of_birth, row.problems) == (date(1967, 8, 31), ())


@pytest.mark.parametrize("typed", ["", "n/a", "unknown", "-", "?", "0"])
def test_a_day_that_is_not_known_is_no_problem(typed):
    row = column_of("DOB", typed, "1990-01-02")[0]

    assert (row.facts.date_of_birth, row.problems) == (None, ())


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2/30/1990", "There is no such day as “2/30/1990”. Look it up and correct it."),
        ("1999-14-11", "There is no such day as “1999-14-11”. Look it up and correct it."),
        ("spring", "“spring” is not a date we know. Write it like 1967-08-31 or Aug 31, 1967."),
        ("1967", "“1967” is not a whole date. Add the day and the month, or clear it."),
        ("8/1967", "“8/1967” is not a whole date. Add the day and the month, or clear it."),
        ("2031-01-01", "The date of birth “2031-01-01” lies in the future. Correct it."),
        ("1890-01-01", "With the date of birth “1890-01-01” the person would be over 120. Correct it."),
    ],
)
def test_a_day_that_can_not_be_is_a_problem_with_what_to_do(typed, sentence):
    row = column_of("DOB", typed, "8/13/1967", "1990-01-02", "1990-02-02")[0]

    assert (sentences(row.problems), row.facts.date_of_birth) == ([sentence], None)


@pytest.mark.parametrize(
    ("proof", "expected"), [("8/13/1990", date(1990, 3, 4)), ("13/8/1990", date(1990, 4, 3))]
)
def test_one_number_above_twelve_settles_its_column(proof, expected):
    assert column_of("DOB", "3/4/1990", proof)[0].facts.date_of_birth == expected


def test_without_proof_an_ambiguous_day_waits_for_the_answer():
    row = column_of("DOB", "3/4/1990", "5/6/1991")[0]
    answered = column_of(
        "DOB", "3/4/1990", "5/6/1991", answers=replace(ANSWERS, date_orders={1: DateOrder.DAY_FIRST})
    )[0]

    assert sentences(row.problems) == [
        "“3/4/1990” can be March 4, 1990 or April 3, 1990. Write the right one like this: 1990-03-04."
    ]
    assert (answered.problems, answered.facts.date_of_birth) == ((), date(1990, 4, 3))


def test_an_answer_against_the_proof_does_not_count():
    answers = replace(ANSWERS, date_orders={1: DateOrder.MONTH_FIRST})

    assert column_of("DOB", "3/4/1990", "13/8/1990", answers=answers)[0].facts.date_of_birth == date(
        1990, 4, 3
    )


def test_the_same_number_twice_is_never_ambiguous():
    assert column_of("DOB", "5/5/1990", "3/4/1991")[0].facts.date_of_birth == date(1990, 5, 5)


def test_proofs_that_contradict_each_other_settle_nothing():
    rows = column_of("DOB", "3/4/1990", "13/8/1990", "8/13/1990")

    assert [row.facts.date_of_birth for row in rows] == [None, date(1990, 8, 13), date(1990, 8, 13)]


def test_day_numbers_beside_typed_dates_settle_nothing_and_are_shown():
    rows = column_of("DOB", "3/4/1990", "8/13/1990", "24715")

    assert [bool(row.problems) for row in rows] == [True, False, False]
    assert sentences(rows[2].warnings) == [
        "“24715” is a spreadsheet day number. We read it as August 31, 1967."
    ]


@pytest.mark.parametrize(
    ("typed", "year"),
    [("8/13/90", 1990), ("8/13/40", 1940), ("8/13/26", 2026), ("12/13/26", 1926), ("8/13/27", 1927)],
)
def test_a_birth_in_two_digits_lies_in_the_last_hundred_years(typed, year):
    assert column_of("DOB", typed)[0].facts.date_of_birth.year == year


@pytest.mark.parametrize(
    ("typed", "year"), [("8/13/25", 2025), ("8/13/30", 2030), ("8/13/99", 1999), ("8/13/76", 2076)]
)
def test_any_other_day_in_two_digits_is_the_nearest_to_today(typed, year):
    assert column_of("Next step due", typed)[0].facts.next_step_due.year == year


def test_a_two_digit_birth_that_makes_a_small_child_is_pointed_out():
    assert sentences(column_of("DOB", "8/13/20")[0].warnings) == [
        "“8/13/20” was read as August 13, 2020. Write all four digits of the year if the person is older."
    ]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("semicolon-utf8-bom-uk-dates.csv", "In “DOB” the day comes before the month."),
        ("utf8-bom-us-dates.csv", "In “DOB” the month comes before the day."),
        (
            "excel-serial-dates.csv",
            "“DOB” holds spreadsheet day numbers. We read 36478 as November 14, 1999.",
        ),
        (
            "cp1252-us-2digit-year.csv",
            "“DOB” has years of two digits. We took the year that is not in the future",
        ),
        ("mixed-date-formats.csv", "“DOB” holds dates in several forms."),
    ],
)
def test_how_a_column_was_read_is_told_before_anything_is_saved(name, note):
    table = variant(name)
    notes = [str(each) for each in column_notes(table, match_columns(table), ANSWERS)]

    assert any(each.startswith(note) for each in notes)


def test_iso_days_need_no_note():
    table = table_of(("Name", "DOB"), ("Jane", "1990-03-04"))

    assert column_notes(table, match_columns(table), ANSWERS) == []
