"""Words are found however they were typed."""

import pytest

from advocacy.folding import fold, grams, tokens


@pytest.mark.parametrize(
    "typed", ["O'Brien", "O’Brien", "OBrien", "o`brien", "O´Brien", "Oʼbrien", "O-BRIEN", " obrien "]
)
def test_apostrophes_hyphens_and_case_do_not_matter(typed):
    assert fold(typed) == "obrien"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("José", "jose"),
        ("Jose\u0301", "jose"),
        ("Nguyễn", "nguyen"),
        ("Kealiʻi", "kealii"),
        ("İstanbul", "istanbul"),
        ("Barışcan", "bariscan"),
        ("ISPARTA", "isparta"),
        ("Straße", "strasse"),
        ("Łukasz", "lukasz"),
        ("Søren Ærø", "soren aero"),
        ("ג'בארין", "גבארין"),
        ("אל־חסין", "אלחסין"),
        ("مُحَمَّد", "محمد"),
        ("علی", "علي"),
        ("１２３", "123"),
        ("Jean\u200bLuc", "jeanluc"),
        ("Test, Jr.", "test jr"),
        ("Anne\nMarie", "anne marie"),
    ],
)
def test_marks_and_special_letters_are_brought_to_their_plain_form(typed, folded):
    assert fold(typed) == folded


def test_folding_twice_changes_nothing():
    for text in ("Nguyễn O’Brien", "지훈 김", "ศดิศ", "सूर्य", "(202) 555-0106"):
        assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("山田太郎", ["山", "田", "太", "郎"]),
        ("지훈 김", ["지", "훈", "김"]),
        ("ศดิศ", ["ศ", "ดิ", "ศ"]),
        ("Lee 이", ["lee", "이"]),
        ("がぎ", ["が", "ぎ"]),
    ],
)
def test_scripts_without_spaces_are_split_into_characters(typed, expected):
    assert tokens(typed) == expected


def test_vowel_signs_of_indian_scripts_stay():
    assert tokens("सूर्य सिंह") == ["सूर्य", "सिंह"]


@pytest.mark.parametrize("typed", ["(202) 555-0106", "202.555.0106", "202-555-0106", "2025550106"])
def test_a_phone_number_is_one_word(typed):
    assert tokens(typed) == ["2025550106"]


def test_short_numbers_and_house_numbers_are_not_run_together():
    assert tokens("12 34 Oak") == ["12", "34", "oak"]


def test_grams_mark_the_ends_of_each_word():
    assert grams("Abc") == {"^ab", "abc", "bc$"}
    assert grams("Ó") == {"^o$"}


def test_a_chinese_character_is_its_own_gram():
    assert grams("山田") == {"山", "田"}


def test_a_misspelled_name_shares_most_of_its_grams():
    right, wrong = grams("Hernandez"), grams("Hernandes")
    assert len(right & wrong) >= 6


def test_nothing_folds_to_nothing():
    assert (fold("  – …"), tokens(""), grams("")) == ("", [], set())
