"""Phone numbers in all their shapes: kept as found, read where they can be."""

import pytest

from tests.rules.directory_files import Files, organization


@pytest.fixture
def files(tmp_path) -> Files:
    return Files(tmp_path)


@pytest.mark.parametrize(
    ("text", "number", "extension"),
    [
        ("650 780-7525", "+16507807525", ""),
        ("(650) 780-7525 x4385", "+16507807525", "4385"),
        ("650.780.7525 ext. 12", "+16507807525", "12"),
        ("1-800-372-6200", "+18003726200", ""),
        ('"+44 1234 234567"', "+441234234567", ""),
        ("call the front desk", "", ""),
    ],
)
def test_a_number_is_kept_as_found_and_read_where_it_can_be(files, text, number, extension):
    (phone,) = files.phones(number=text)
    assert phone.as_found == text.strip('"')
    assert (phone.number, phone.extension) == (number, extension)


def test_two_numbers_in_one_cell_are_two(files):
    phones = files.phones(number="650 780-7525 or 650 780-7526 (nights)")
    assert [phone.number for phone in phones] == ["+16507807525", "+16507807526"]
    assert phones[1].note == "nights"


def test_words_around_a_number_are_its_note(files):
    (phone,) = files.phones(number="650 780-7525 ask for the nurse", department="Clinic")
    assert phone.note == "Clinic, ask for the nurse"
    assert phone.as_found == "650 780-7525 ask for the nurse"


@pytest.mark.parametrize("nothing", ["", "0", "-1", "n/a", "none"])
def test_a_number_for_nothing_is_none(files, nothing):
    assert files.phones(number=nothing) == []


def test_an_extension_in_words_is_a_note(files):
    (phone,) = files.phones(number="650 780-7525", extension="press 2")
    assert (phone.extension, phone.note) == ("", "press 2")


@pytest.mark.parametrize(("word", "kind"), [("", "voice"), ("Fax", "fax"), ("SMS", "text"), ("TDD", "tty")])
def test_the_kind_is_one_of_ours(files, word, kind):
    assert files.phones(number="650 780-7525", type=word)[0].kind == kind


def test_numbers_in_columns_of_the_organization_are_found(files):
    phones = files.agency(phone="650 780-7525", fax="650 780-7526").phones
    assert [(phone.number, phone.kind) for phone in phones] == [
        ("+16507807525", "voice"),
        ("+16507807526", "fax"),
    ]


def test_a_number_of_a_named_worker_alone_stays_out(files):
    row = {"id": "p1", "contact_id": "c1", "number": "650 780-7525"}
    assert files.read(organizations=[organization()], phones=[row]).agencies[0].phones == []
