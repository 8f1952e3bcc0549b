"""Two records that may be one person are shown with the reasons; two people are not taken for one."""

from datetime import date

import pytest

from advocacy.folding import fold
from advocacy.people.alike import formal_names, nickname_reason
from advocacy.people.duplicates import Known, Level, likeness

BORN = date(1980, 3, 14)
EXCHANGED = (date(1980, 3, 4), date(1980, 4, 3))
PHONE = ("+12025550101",)


def known(*names: str, born: date | None = None, phones: tuple[str, ...] = (), reference: str = "") -> Known:
    return Known(names, born, phones, reference)


def told(a: Known, b: Known) -> tuple[str, list[str]] | None:
    found, back = likeness(a, b), likeness(b, a)
    assert (found and found.level) == (back and back.level)
    return (found.level, [str(reason) for reason in found.reasons]) if found else None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("José Núñez", "José Núñez", "Same name"),
        ("José Núñez", "Jose\u0301 Nun\u0303ez", "The names differ only in accents, capitals or small marks"),
        ("Siobhan O'Brien", "SIOBHÁN O’BRIEN", "The names differ only in accents, capitals or small marks"),
        ("Jean-Luc Picard", "Jean Luc Picard", "The names differ only in accents, capitals or small marks"),
        ("Jane Nguyễn", "Nguyen Jane", "The names are the same but swapped"),
        ("Nguyễn, Jane", "Jane Nguyễn", "The names are the same but swapped"),
        ("山田 太郎", "太郎 山田", "The names are the same but swapped"),
        ("김지훈", "김 지훈", "The names differ only in accents, capitals or small marks"),
        ("محمد عبد الله", "محمد عبدالله", "The names differ only in accents, capitals or small marks"),
        ("Madonna", "madonna", "The names differ only in accents, capitals or small marks"),
        ("John Smith Jr.", "John Smith", "The names differ only in accents, capitals or small marks"),
    ],
)
def test_the_same_name_and_birthday_are_the_same_person(one, other, reason):
    assert told(known(one, born=BORN), known(other, born=BORN)) == (
        Level.SAME,
        [reason, "Same date of birth"],
    )
    assert told(known(one), known(other)) == (Level.POSSIBLE, [reason])


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Robert Smith", "Bob Smith", "“Bob” is short for “Robert”"),
        ("Rob Smith", "Bob Smith", "“Rob” and “Bob” are both short for “Robert”"),
        ("Francisco Díaz", "Paco Diaz", "“Paco” is short for “Francisco”"),
        ("Smith Robert", "Bob Smith", "“Bob” is short for “Robert”"),
    ],
)
def test_a_familiar_name_is_likely_the_same_person(one, other, reason):
    level, reasons = told(known(one, born=BORN), known(other, born=BORN))

    assert level is Level.LIKELY
    assert {reasons[0], reasons[0].replace("“Rob” and “Bob”", "“Bob” and “Rob”")} & {reason}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Hernandez", "Maria Hernandes"),
        ("Dwayne Walker", "Dwanye Walker"),
        ("Walker Dwayne", "Dwanye Walker"),
        ("Ana Maria López Díaz", "Ana Lopez"),
        ("Madonna", "Madona"),
    ],
)
def test_a_slip_or_a_shorter_form_counts_only_with_something_else(one, other):
    assert told(known(one, born=BORN), known(other, born=BORN))[0] is Level.LIKELY
    assert told(known(one, phones=PHONE), known(other, phones=("(202) 555-0101 x5",)))[0] is Level.POSSIBLE
    assert told(known(one), known(other)) is None


@pytest.mark.parametrize(
    ("births", "reason"),
    [
        (EXCHANGED, "Day and month of the dates of birth are exchanged"),
        ((BORN, date(1980, 3, 24)), "The dates of birth differ in one digit"),
        ((BORN, date(1989, 3, 14)), "The dates of birth differ in one digit"),
    ],
)
def test_a_birthday_that_is_nearly_the_same_is_likely_a_slip(births, reason):
    one, other = (known("Jane Doe", born=born) for born in births)

    assert told(one, other) == (Level.LIKELY, ["Same name", reason])


def test_the_same_name_and_phone_number_are_likely_the_same_person():
    one, other = known("Jane Doe", phones=PHONE), known("Jane Doe", phones=("202.555.0101",))

    assert told(one, other) == (Level.LIKELY, ["Same name", "Same phone number"])


def test_the_same_case_number_and_name_are_the_same_person():
    one, other = known("Jane Doe", reference="A-17"), known("jane doe", reference=" a-17 ")

    assert told(one, other)[0] is Level.SAME


def test_the_same_case_number_under_another_name_is_worth_a_look():
    assert told(known("Jane Doe", reference="17"), known("Bo Fox", reference="17")) == (
        Level.POSSIBLE,
        ["Same case number"],
    )


def test_a_new_name_with_the_same_birthday_and_phone_is_worth_a_look():
    one, other = known("Jane Doe", born=BORN, phones=PHONE), known("Luna Fox", born=BORN, phones=PHONE)

    assert told(one, other) == (Level.POSSIBLE, ["Same date of birth", "Same phone number"])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (known("Jane Nguyễn", born=BORN), known("Jane Nguyễn", born=date(1948, 6, 1))),
        (known("Jane Doe", phones=PHONE), known("Bo Fox", phones=PHONE)),
        (known("Jane Doe", born=BORN), known("Bo Fox", born=BORN)),
        (known("Robert Smith", "Bob"), known("Robert Jones", "Bob")),
        (known("Kim Lee"), known("Tim Lee")),
        (known("王 明"), known("王 华")),
        (known("Jane Doe", reference=""), known("Bo Fox", reference="")),
        (known(""), known("")),
    ],
)
def test_two_people_are_not_taken_for_one(a, b):
    assert told(a, b) is None


def test_a_shared_phone_keeps_the_question_open_where_the_birthdays_differ():
    one, other = (
        known("Jane Doe", born=BORN, phones=PHONE),
        known("Jane Doe", born=date(1961, 7, 9), phones=PHONE),
    )

    assert told(one, other) == (Level.POSSIBLE, ["Same name", "Same phone number"])


def test_the_name_to_be_called_by_finds_a_person_listed_under_it():
    assert told(known("Robert Smith", "Luna", born=BORN), known("Luna Smith", born=BORN))[0] is Level.LIKELY


def test_the_list_of_familiar_names_is_folded_and_large_enough():
    formal = formal_names()

    assert len(formal) > 250
    assert all(fold(short) == short for short in formal)
    assert all(short not in names for short, names in formal.items())
    assert nickname_reason("robert", "richard") is None
