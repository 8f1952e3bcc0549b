"""What a column is, is guessed from its name and its values; where they disagree the user is asked."""

import pytest

from advocacy.transfer.reading import Confidence, PersonField, chosen, match_columns, repaired
from tests.rules.reading_cases import table_of, variant

IN_ORDER = [field for field in PersonField if field not in (PersonField.FULL_NAME, PersonField.SKIP)]


@pytest.mark.parametrize(
    "name",
    ["utf8-bom-us-dates.csv", "cp1252-us-2digit-year.csv", "macroman-cr.csv", "excel-serial-dates.csv"]
    + [
        "mixed-date-formats.csv",
        "with-title-rows-and-totals.csv",
        "caseload.xlsx",
        "mojibake-double-encoded.csv",
    ],
)
def test_every_column_of_the_caseload_is_known(name):
    matches = match_columns(repaired(variant(name)))

    assert [match.field for match in matches] == IN_ORDER
    assert {match.confidence for match in matches} == {Confidence.SURE}


def test_values_settle_columns_without_a_name_or_with_the_wrong_one():
    matches = match_columns(variant("duplicate-and-blank-headers.csv"))
    nameless, misnamed, phone = matches[3], matches[4], matches[6]

    assert [match.field for match in matches] == IN_ORDER
    assert [match.confidence for match in (nameless, misnamed, phone)] == [Confidence.LIKELY] * 3
    assert [match.index for match in matches if match.is_asked] == [3, 4, 6]
    assert str(misnamed.reason) == "The column is called “Phone”, but its values look like this: Pronouns."
    assert str(nameless.reason) == "Most values repeat the first name."


def test_each_column_shows_three_samples_and_one_with_special_letters():
    first_name = match_columns(variant("utf8-bom-us-dates.csv"))[1]

    assert first_name.samples == ("ედუარდ", "Jane", "Elvia")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("FIRST  NAME", PersonField.FIRST_NAME),
        ("Frist name", PersonField.FIRST_NAME),
        ("Surname:", PersonField.LAST_NAME),
        ("Client's date of birth", PersonField.DATE_OF_BIRTH),
        ("D.O.B.", PersonField.DATE_OF_BIRTH),
        ("E-mail", PersonField.EMAIL),
        ("Correo electrónico", PersonField.EMAIL),
        ("Teléfono", PersonField.PHONE),
        ("Fecha de nacimiento", PersonField.DATE_OF_BIRTH),
        ("Apellidos", PersonField.LAST_NAME),
        ("Nombre", PersonField.FULL_NAME),
        ("Case-worker", PersonField.ADVOCATE),
        ("Zip Code", PersonField.POSTAL_CODE),
        ("Código postal", PersonField.POSTAL_CODE),
        ("Próximo paso", PersonField.NEXT_STEP),
        ("Shoe size", PersonField.SKIP),
    ],
)
def test_column_names_are_known_in_many_spellings(header, field):
    assert match_columns(table_of(("Case #", header), ("1", ""), ("2", "")))[1].field is field


def test_an_unknown_column_is_left_out_only_after_asking():
    match = match_columns(table_of(("First name", "Shoe size"), ("Jane", "nine")))[1]

    assert (match.field, match.confidence) == (PersonField.SKIP, Confidence.UNSURE)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (("a@example.org", "b@example.org"), PersonField.EMAIL),
        (("202-555-0101", "(202) 555-0102"), PersonField.PHONE),
        (("she/her", "they/them"), PersonField.PRONOUNS),
        (("open", "closed - moved"), PersonField.STATUS),
    ],
)
def test_plain_values_speak_for_a_column_under_any_name(values, field):
    for header in ("", "Column5", "City"):
        match = match_columns(
            table_of(("First name", "Last name", header), *(("Jane", "Doe", v) for v in values))
        )[2]
        assert (match.field, match.confidence) == (field, Confidence.LIKELY)


def test_dates_under_an_unknown_name_are_asked_about():
    match = match_columns(table_of(("First name", "Wann"), ("Jane", "2026-01-02"), ("Bo", "2026-02-03")))[1]

    assert match.field is PersonField.SKIP
    assert "Choose what happened on them" in str(match.reason)


def test_a_name_that_its_values_contradict_is_unsure():
    match = match_columns(table_of(("First name", "DOB"), ("Jane", "green"), ("Bo", "blue")))[1]

    assert (match.field, match.confidence) == (PersonField.DATE_OF_BIRTH, Confidence.UNSURE)


def test_of_two_columns_for_one_thing_the_second_is_asked_about():
    matches = match_columns(table_of(("First name", "City", "Town"), ("Jane", "Boston", "Salem")))

    assert [match.field for match in matches[1:]] == [PersonField.CITY, PersonField.SKIP]
    assert matches[2].is_asked


def test_two_columns_of_phone_numbers_are_both_kept():
    matches = match_columns(
        table_of(("First name", "Home phone", "Cell"), ("Jane", "2025550101", "2025550102"))
    )

    assert [match.field for match in matches[1:]] == [PersonField.PHONE, PersonField.PHONE]


def test_a_choice_is_sure():
    match = match_columns(table_of(("First name", "Shoe size"), ("Jane", "nine")))[1]
    settled = chosen(match, PersonField.NOTES)

    assert (settled.field, settled.confidence, settled.is_asked) == (
        PersonField.NOTES,
        Confidence.SURE,
        False,
    )


def test_every_field_has_a_label_of_its_own():
    assert len({str(field.label) for field in PersonField}) == len(PersonField)
