"""Advice on words: what hurts, what claims too much, what is hard to read."""

import pytest

from advocacy.letters.wording import advice, reading_grade
from advocacy.letters.wording_list import WATCHED, Why


def found(text):
    return [(one.phrase, one.why) for one in advice(text)]


@pytest.mark.parametrize(
    ("text", "phrase", "why"),
    [
        ("She is a victim of abuse.", "victim of", Why.SHAMES),
        ("He suffers from pain.", "suffers from", Why.SHAMES),
        ("He was non-compliant.", "non-compliant", Why.SHAMES),
        ("She refused the test.", "refused", Why.SHAMES),
        ("He is an addict.", "addict", Why.SHAMES),
        ("She has been clean for a year.", "been clean", Why.SHAMES),
        ("He had a dirty urine.", "dirty urine", Why.SHAMES),
        ("Her son committed suicide.", "committed suicide", Why.SHAMES),
        ("A frequent flyer.", "frequent flyer", Why.SHAMES),
        ("She can be manipulative.", "manipulative", Why.SHAMES),
        ("He is high-functioning.", "high-functioning", Why.SHAMES),
        ("The client claims that it hurts.", "claims that", Why.DOUBTS),
        ("He was resistant.", "resistant", Why.SHAMES),
        ("She is wheelchair-bound.", "wheelchair-bound", Why.SHAMES),
        ("You violated the rule.", "violated", Why.JUDGES),
        ("This is ILLEGAL.", "ILLEGAL", Why.JUDGES),
        ("You discriminated against her.", "discriminated", Why.JUDGES),
        ("She is entitled to care.", "entitled to", Why.JUDGES),
        ("I guarantee it.", "guarantee", Why.PROMISES),
        ("He will never drink.", "will never", Why.PREDICTS),
        ("She is not a danger to anyone.", "not a danger to", Why.PREDICTS),
    ],
)
def test_a_word_that_could_do_better_is_found_where_it_stands(text, phrase, why):
    [one] = [one for one in advice(text) if one.why is why]

    assert (one.phrase, text[one.start : one.start + len(phrase)]) == (phrase, phrase)
    assert one.better


@pytest.mark.parametrize(
    "text",
    [
        "She washes her clean clothes.",
        "Please send the claim file.",
        "A disabled parking space near the door.",
        "He asked for the disabled parking space.",
        "The agency denied the chair.",
        "We believe that 42 CFR 431.230 applies.",
        "It is a resistance band.",
        "He uses a wheelchair and lives with pain.",
    ],
)
def test_plain_words_are_left_alone(text):
    assert advice(text) == ()


@pytest.mark.parametrize("quoted", ["“non-compliant”", '"non-compliant"', "“the member is an addict”"])
def test_quoted_words_stay_as_they_were_said(quoted):
    assert advice(f"Your notice says {quoted}.") == ()


def test_advice_comes_in_the_order_of_the_text():
    assert found("He refused. You violated it. He refused.") == [
        ("refused", Why.SHAMES),
        ("violated", Why.JUDGES),
        ("refused", Why.SHAMES),
    ]


def test_a_sentence_of_31_words_is_too_long_and_one_of_30_is_not():
    thirty = " ".join(["word"] * 30) + "."

    assert advice(thirty) == ()
    assert found("Go. " + "more " + thirty) == [(f"more {thirty}", Why.TOO_LONG)]


def test_a_long_sentence_is_found_where_it_stands():
    text = "# Heading\nShort one.\n\n2. " + "so it goes on " * 9 + "now."
    [one] = advice(text)

    assert text[one.start :] == one.phrase


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Calloway and Ms. Roe saw it at 5 p.m. on Monday with Mr. Hale of the office at 42 U.S.C. now.",
        "# " + "word " * 40,
        "Rules we believe apply: " + "29 CFR 1; " * 40,
        "March 1, 2026 | " + "word " * 40 + "| Encl. 1",
    ],
)
def test_titles_headings_tables_and_citations_are_no_long_sentences(text):
    assert advice(text) == ()


def test_a_full_stop_of_a_title_does_not_end_a_sentence():
    one = "Dr. " + "walks " * 29 + "home."

    assert [one.why for one in advice(one)] == [Why.TOO_LONG]


def test_hard_reading_points_at_the_hardest_sentence():
    hard = "Notwithstanding administrative determinations, reconsideration necessitates documentation."
    easier = "Your letter of last week does not explain the decision or the medical documentation behind it."
    [one] = advice(f"{easier} {easier} {hard} Thank you.")

    assert (one.phrase, one.why) == (hard, Why.TOO_HARD)


def test_the_grade_rises_with_longer_words_and_longer_sentences():
    easy = reading_grade("I ask for my file. You have it. Send it to me.")
    longer = reading_grade(
        "I ask for my file that you have, and I ask that you send it to me as soon as you can."
    )
    harder = reading_grade("I respectfully request immediate transmission of comprehensive documentation.")

    assert easy < 2 < longer < 9 < harder
    assert reading_grade("") == 0


def test_every_watched_word_says_what_to_write_instead():
    assert all(watched.better for watched in WATCHED)
    assert all(why.value.endswith(".") for why in Why)
