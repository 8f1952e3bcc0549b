"""Own words over a letter that came with the program: what stays whatever the words, and what changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.letters.own.comparing import Change, compare
from advocacy.letters.own.laying import OwnWords, lay, lost_in, mistakes, words_of
from advocacy.letters.templates import load_templates, load_words

ALL = [*load_templates().values(), *load_words().values()]
T03 = load_templates()["T03"]
TEXT = st.text(st.sampled_from("ab {}?#1.()\n")) | st.sampled_from(
    ["{facts}", "{rules}", "{unknown}", "{ no", "# Head", words_of(T03).person]
)


@pytest.mark.parametrize("template", ALL, ids=lambda one: f"{one.code}-{one.language}")
def test_the_words_as_they_are_make_the_same_letter(template):
    words = words_of(template)

    assert lay(template, words) == replace(template, own_words=True)
    assert not mistakes(template, words)
    assert not list(lost_in(template, words))


@given(st.builds(OwnWords, TEXT, TEXT, TEXT, TEXT, TEXT))
def test_whatever_the_words_are_everything_else_stays(words):
    laid = lay(T03, words)
    changed = {"title": "", "when_to_use": "", "subject": (), "bodies": {}, "own_words": False}

    assert replace(laid, **changed) == replace(T03, **changed)


@given(TEXT, TEXT)
def test_words_without_the_marks_of_the_letter_are_never_taken(person, advocate):
    words = replace(words_of(T03), person=person, advocate=advocate)
    if mistakes(T03, words):
        return
    assert list(lost_in(T03, words)) or "{facts}" in person and "{facts}" in advocate


def test_what_is_lost_is_named_with_its_place():
    words = words_of(T03)
    changed = replace(words, advocate=words.advocate.replace("{rules}", "").replace("{facts}", ""))

    assert [(one.where, one.marks) for one in lost_in(T03, changed)] == [("advocate", ("facts", "rules"))]


@pytest.mark.parametrize("wrong", ["{nothing_known}", "{ stray", "(only if nobody is here) A line."])
def test_a_mark_that_the_letter_does_not_know_is_a_mistake(wrong):
    words = words_of(T03)

    assert mistakes(T03, replace(words, person=f"{words.person}\n\n{wrong}"))


def test_what_changed_is_told_word_by_word():
    pieces = compare("I ask for a hearing.", "I ask for a fair hearing.")

    assert [(one.change, one.text) for one in pieces] == [
        (Change.SAME, "I ask for a"),
        (Change.NEW, " fair"),
        (Change.SAME, " hearing."),
    ]


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_both_texts_stand_in_the_comparison(before, after):
    pieces = compare(before, after)

    assert "".join(one.text for one in pieces if one.change is not Change.NEW) == before
    assert "".join(one.text for one in pieces if one.change is not Change.GONE) == after
