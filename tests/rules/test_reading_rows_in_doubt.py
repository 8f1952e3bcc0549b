"""Rows in which something is doubtful or wrong: said in a sentence, never guessed."""

from dataclasses import replace
from datetime import date

import pytest

from advocacy.transfer.reading import (
    Answers,
    CaseStanding,
    PersonFacts,
    PersonField,
    YesNo,
    chosen,
    group_advocates,
    match_columns,
    read_rows,
    unknown_statuses,
)
from tests.rules.reading_cases import ANSWERS, PLAIN, TODAY, column_of, rows_of, sentences, table_of, variant


def people(name: str, answers: Answers = ANSWERS) -> dict[str, PersonFacts]:
    table = variant(name)
    return {row.facts.reference: row.facts for row in read_rows(table, match_columns(table), answers)}


@pytest.fixture(scope="module")
def meant() -> dict[str, PersonFacts]:
    return people(PLAIN)


@pytest.mark.parametrize(
    ("typed", "answer", "note"),
    [
        ("Yes", YesNo.YES, ""),
        ("Y", YesNo.YES, ""),
        ("sí", YesNo.YES, ""),
        ("N", YesNo.NO, ""),
        ("voicemail only", YesNo.NO, "voicemail only"),
        ("Yes, after 5 pm", YesNo.YES, "Yes, after 5 pm"),
        ("", YesNo.UNKNOWN, ""),
    ],
)
def test_texting_is_a_yes_only_where_it_says_so(typed, answer, note):
    facts = column_of("OK to text?", typed, "Yes")[0].facts

    assert (facts.text_ok, facts.text_note) == (answer, note)


def test_the_name_of_a_language_means_that_an_interpreter_is_needed():
    facts = [row.facts for row in column_of("Interpreter needed", "ASL", "no", "")]

    assert [(each.interpreter, each.interpreter_note) for each in facts] == [
        (YesNo.YES, "ASL"),
        (YesNo.NO, ""),
        (YesNo.UNKNOWN, ""),
    ]


def test_language_codes_are_brought_to_one_form_and_words_kept():
    facts = [row.facts for row in column_of("Language", "vi_VN", "Spanish", "hand", "es")]

    assert [(each.language, each.language_code) for each in facts] == [
        ("vi_VN", "vi-VN"),
        ("Spanish", ""),
        ("hand", ""),
        ("es", "es"),
    ]


@pytest.mark.parametrize(
    ("typed", "standing", "reason"),
    [
        ("open", CaseStanding.OPEN, ""),
        ("On hold", CaseStanding.PAUSED, ""),
        ("Closed", CaseStanding.CLOSED, ""),
        ("closed - moved", CaseStanding.CLOSED, "moved"),
        ("Closed (goals met)", CaseStanding.CLOSED, "goals met"),
        ("Cerrado: se mudó", CaseStanding.CLOSED, "se mudó"),
    ],
)
def test_the_status_of_a_case_is_brought_to_three_words_with_its_reason(typed, standing, reason):
    facts = column_of("Status", typed)[0].facts

    assert (facts.status, facts.status_reason) == (standing, reason)


def test_an_unknown_status_is_a_problem_until_the_user_says_what_it_means():
    table = table_of(("First name", "Status"), ("Jane", "Referred out"), ("Bo", "open"))
    matches = match_columns(table)
    asked = read_rows(table, matches, ANSWERS)[0]
    settled = read_rows(table, matches, replace(ANSWERS, standings={"referred out": CaseStanding.CLOSED}))[0]

    assert unknown_statuses(table, matches) == [("Referred out", 1)]
    assert sentences(asked.problems)[0].startswith("We do not know the status “Referred out”.")
    assert (settled.problems, settled.facts.status) == ((), CaseStanding.CLOSED)
    assert settled.facts.status_reason == "Referred out"


@pytest.mark.parametrize(
    ("typed", "goals"),
    [
        ("Find a dentist; get bus pass", ("Find a dentist", "get bus pass")),
        ("1) Appeal denial 2) New worker", ("Appeal denial", "New worker")),
        ("- Appeal\n- Bus pass", ("Appeal", "Bus pass")),
        ("Move by May 1. Then rest", ("Move by May 1. Then rest",)),
        ("", ()),
    ],
)
def test_goals_in_one_cell_are_told_apart(typed, goals):
    assert column_of("Goals", typed)[0].facts.goals == goals


def test_a_note_about_consent_is_only_kept_as_text(meant):
    assert meant["0002"].consent_note == "exp 3/1/26"


def test_a_short_zip_code_is_pointed_out_and_stays_as_typed():
    row = column_of("ZIP", "2139", "02139", "20009-1234")

    assert [each.facts.postal_code for each in row] == ["2139", "02139", "20009-1234"]
    assert [sentences(each.warnings) for each in row] == [
        ["The ZIP code “2139” is short. It may have lost a zero at the front: 02139."],
        [],
        [],
    ]


def test_postal_codes_of_other_countries_are_left_alone():
    row = column_of("Postcode", "SW1A 1AA", answers=replace(ANSWERS, region="GB"))[0]

    assert (row.facts.postal_code, row.warnings) == ("SW1A 1AA", ())


def test_words_in_place_of_an_email_address_go_to_the_notes():
    row = column_of("Email", "see the paper file", "a@example.org", "b@example.org", "none")

    assert (row[0].facts.email, row[0].facts.notes) == ("", "Email: see the paper file")
    assert (row[1].facts.email, row[3].facts.email, row[3].warnings) == ("a@example.org", "", ())


def test_notes_from_a_column_with_its_own_name_keep_that_name():
    table = table_of(("First name", "Notes", "Shoe size"), ("Jane", "Tall", "nine"))
    matches = match_columns(table)
    matches[2] = chosen(matches[2], PersonField.NOTES)

    assert read_rows(table, matches, ANSWERS)[0].facts.notes == "Tall\nShoe size: nine"


def test_a_case_number_that_stands_twice_is_pointed_out_on_both_lines():
    rows = rows_of(("Case #", "First name"), ("7", "Jane"), ("8", "Bo"), ("7", "Al"))

    assert [sentences(row.warnings) for row in rows] == [
        ["The case number “7” also stands on line 4."],
        [],
        ["The case number “7” also stands on line 2."],
    ]


def test_facts_name_every_way_to_find_the_person():
    facts = PersonFacts(first_name="Robert", last_name="Smith", preferred_name="Bob")

    assert facts.names == ("Robert Smith", "Bob Smith", "Bob")
    assert PersonFacts(full_name="Madonna").names == ("Madonna",)


def test_spellings_of_an_advocate_are_grouped_and_the_most_used_comes_first(meant):
    groups = group_advocates(facts.advocate for facts in meant.values())

    assert [[name for name, _ in group.spellings] for group in groups] == [
        ["Dana P.", "dana p.", "Dana P"],
        ["Kim-Ly Tran"],
        ["R. Okafor"],
        ["M. Ruiz"],
    ]
    assert [group.is_certain for group in groups] == [False, True, True, True]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("R. Okafor", "Rose Okafor", 1),
        ("Okafor, Rose", "Rose Okafor", 1),
        ("Rose Okafor", "Rose Okafro", 1),
        ("R. Okafor", "S. Okafor", 2),
        ("R. O.", "Rose Okafor", 2),
        ("Dana P.", "Dana R.", 2),
    ],
)
def test_initials_and_slips_are_suggested_but_not_two_different_people(one, other, count):
    assert len(group_advocates([one, other])) == count


def test_days_are_compared_with_the_day_of_the_import():
    later = column_of("Opened", "2027-01-05")[0]

    assert TODAY == date(2026, 11, 22)
    assert sentences(later.warnings) == ["Day the case was opened: January 5, 2027 is later than today."]
