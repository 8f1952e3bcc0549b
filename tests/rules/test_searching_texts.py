"""What is asked for, and the few words shown around what was found."""

import pytest

from advocacy.folding import searchable
from advocacy.textsearch.asking import asked_for
from advocacy.textsearch.excerpts import excerpt


def holds(text: str, words: str) -> bool:
    asked = asked_for(words)
    return bool(asked) and all(one.needle in searchable([text]) for one in asked)


def marked(text: str, words: str) -> list[str]:
    return [piece.text for piece in excerpt(text, asked_for(words)) if piece.found]


CASES = [
    ("They cut the home-care hours.", "HOME care", []),
    ("They cut the home-care hours.", "homecare hours", ["home-care", "hours"]),
    ("They cut the home-care hours.", "hour", ["hours"]),
    ("They cut the home-care hours.", '"the home-care"', ["the", "home-care"]),
    ("Fair, she said, hearing or not.", "hearing fair", ["Fair", "hearing"]),
    ("José called about the café.", "jose CAFE", ["José", "café"]),
    ("Das Straßenamt rief an.", "strassenamt", ["Straßenamt"]),
    ("Позвонила из Київа.", "київ", ["Київа"]),
    ("我们去了上海的医院。", "上海", ["上海"]),
    ("我们去了上海的医院。", "院", ["院"]),
    ("ไปโรงพยาบาลกับแม่", "พยาบาล", ["พยาบาล"]),
    ("ไปโรงพยาบาลกับแม่", "แม", ["แม่"]),
    ("병원에 전화했다", "병원", ["병원"]),
    ("مُحَمَّد اتصل", "محمد", ["مُحَمَّد"]),
    ("Call (555) 010-4477 after nine.", "5550104477", ["(555) 010-4477"]),
    ("Call (555) 010-4477 after nine.", "555 010 4477 nine", ["(555) 010-4477", "nine"]),
    ("İstanbul’dan geldi", "istanbul", ["İstanbul’dan"]),
]


@pytest.mark.parametrize(("text", "words", "marks"), [case for case in CASES if case[2]])
def test_words_are_found_and_marked(text, words, marks):
    assert holds(text, words)
    found = marked(text, words)
    assert found == marks or "".join(found) == "".join(marks) or " ".join(found) == " ".join(marks)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They cut the home-care hours.", "home care"),
        ("Fair, she said, hearing or not.", '"fair hearing"'),
        ("The fair hearings begin.", '"fair hearing"'),
        ("He goes nowhere.", "no"),
        ("我们去了上海的医院。", "海上"),
        ("A note.", "note letter"),
        ("A note.", "…"),
        ("A note.", '""'),
    ],
)
def test_what_does_not_stand_there_is_not_found(text, words):
    assert not holds(text, words)


def test_a_phrase_does_not_run_from_one_text_into_the_next():
    assert '" fair hearing "' not in searchable(["so fair", "hearing day"])
    assert asked_for('"fair hearing"')[0].needle not in searchable(["so fair", "hearing day"])


def test_the_excerpt_stands_around_a_hit_at_the_end_of_a_long_note():
    pieces = excerpt("word " * 2000 + "the kettle boils", asked_for("kettle"))
    assert [piece.text for piece in pieces if piece.found] == ["kettle"]
    assert sum(len(piece.text) for piece in pieces) < 300
    assert pieces[0].text == "…" and pieces[-1].text.endswith("the kettle boils"[-5:])


def test_where_nothing_is_marked_the_beginning_is_shown():
    assert excerpt("Short.", asked_for("elsewhere"))[0].text == "Short."


@pytest.mark.parametrize(
    "words", ['"', '" OR 1=1 --', "*", "NEAR(a b)", "a' and 'b", "\0", "%", "_", "x" * 5000]
)
def test_nothing_that_is_typed_means_anything_else(words):
    assert len(asked_for(words)) <= 12
