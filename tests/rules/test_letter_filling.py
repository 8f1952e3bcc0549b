"""A template and a case become a draft, and what people typed stays what they typed."""

from dataclasses import replace
from datetime import date

import pytest

from advocacy.letters.filling import Fact, blanks, draft, starting_answers
from advocacy.letters.marks import marks_in
from advocacy.letters.rules import missing_elements
from advocacy.letters.template import Signer
from tests.rules.letter_cases import APPEAL, BY_CODE, CASES, HEARING, RECORDS, SCHOOL, WORK
from tests.rules.letter_example import BASE, TEMPLATES

EMPTY = replace(BASE, **dict.fromkeys(("safe_contact_line", "agency_name", "worker_name"), ""), reply_by=None)


@pytest.mark.parametrize(("code", "signer"), CASES)
def test_nothing_answered_leaves_blanks_and_no_empty_places(code, signer):
    letter = draft(TEMPLATES[code], EMPTY, {}, signer)

    assert blanks(letter.body)
    assert "  " not in letter.body
    assert not set("{}") & set(letter.text)
    missed = {way.what for element in missing_elements(TEMPLATES[code], letter) for way in element.met_by}
    in_role = (
        {mark.name for mark in marks_in(TEMPLATES[code].person_role)} if signer is Signer.ADVOCATE else set()
    )
    for question in TEMPLATES[code].questions:
        if question.required and question.name not in in_role:
            assert question.blank in blanks(letter.text) or question.name in missed, question.name


def test_a_blank_is_named_once_in_the_order_of_the_text():
    assert blanks("[[One]] and [[Two]] and [[One]]") == ("One", "Two")
    assert blanks("a [single] bracket, [[]] and [[open") == ()


def test_a_blank_says_what_is_wanted():
    letter = draft(TEMPLATES["T03"], EMPTY, {}, Signer.PERSON)

    assert letter.body.startswith(
        "I ask for a fair hearing about your notice of [[The date printed on the notice]]."
    )
    assert letter.recipient_lines[0] == "P.O. Box 4410"


@pytest.mark.parametrize(
    "typed",
    [
        "{person}",
        "{reply_by?}",
        "{",
        "}}{{",
        "{0.__class__}",
        "%(day)s",
        "\\1 \\g<0>",
        "(only if program is snap) x",
    ],
)
def test_typed_braces_are_only_words(typed):
    letter = HEARING.draft(Signer.PERSON, action=typed)

    assert f"The notice {typed}." in letter.body
    assert missing_elements(TEMPLATES["T03"], letter) == ()


@pytest.mark.parametrize("typed", ["[[Who]]", "[[[Who]]]", "[Who]", "]]Who[["])
def test_typed_brackets_are_never_a_blank(typed):
    letter = HEARING.draft(Signer.PERSON, action=typed)

    assert blanks(letter.text) == ()
    assert "Who" in letter.body


def test_names_with_braces_are_only_names():
    facts = replace(BASE, preferred_name="{advocate}", short_name="[[x]]", worker_name="{today}")
    letter = draft(
        TEMPLATES["T01"], replace(facts, facts=APPEAL.facts.facts), APPEAL.answers, Signer.ADVOCATE
    )

    assert letter.body.startswith("{advocate} asks you")
    assert letter.salutation == "Dear {today}:"
    assert blanks(letter.text) == ()


def test_typed_headings_and_numbers_do_not_disturb_the_letters_own():
    letter = SCHOOL.draft(Signer.PERSON, areas="# Not a heading of ours", tried="7. Seven things")

    assert "# What worries me\n# Not a heading of ours" in letter.body
    assert "# What has been tried\n7. Seven things" in letter.body
    assert "\n1. Evaluate" in letter.body


def test_a_fact_is_one_row_whatever_was_typed():
    odd = (
        Fact(date(2026, 3, 1), "one | two\nthree  {facts}", "Encl. | 9"),
        Fact(date(2026, 2, 1), "Earlier"),
    )
    letter = draft(TEMPLATES["T01"], replace(APPEAL.facts, facts=odd), APPEAL.answers, Signer.PERSON)

    rows = "February 1, 2026 | Earlier\nMarch 1, 2026 | one / two three {facts} | Encl. / 9"
    assert rows in letter.body


def test_asks_are_counted_anew_when_one_falls_out():
    body = draft(TEMPLATES["T03"], HEARING.facts, {"program": "snap"}, Signer.PERSON).body

    assert "4. Please hold the hearing and decide within 60 days" in body
    assert "\n5." not in body


def test_a_heading_with_nothing_under_it_falls_out():
    without_facts = draft(TEMPLATES["T15"], replace(WORK.facts, facts=()), WORK.answers, Signer.PERSON)

    assert "# What happened" not in without_facts.body
    assert "# What happened" in WORK.draft(Signer.PERSON).body


def test_no_second_full_stop_after_words_that_end_with_one():
    body = HEARING.draft(Signer.PERSON, action="cuts my care.", help="breaks.").body

    assert "cuts my care. The change" in body
    assert "breaks.\n" in body


def test_a_day_that_is_no_day_is_still_open():
    letter = HEARING.draft(Signer.PERSON, notice_day="next week")

    assert "The date printed on the notice" in blanks(letter.body)


def test_an_answer_that_can_not_be_chosen_is_still_open():
    assert "The program" in blanks(HEARING.draft(Signer.PERSON, program="lottery").text)


@pytest.mark.parametrize(
    ("pronouns", "words"),
    [
        ("she/her", "speak for her at"),
        ("He / Him", "speak for him at"),
        ("they/them", "speak for them at"),
        ("xe/xem/xyr", "speak for xem at"),
        ("", "speak for them at"),
        ("ask me", "speak for them at"),
    ],
)
def test_the_advocate_uses_the_persons_pronouns(pronouns, words):
    letter = draft(
        TEMPLATES["T03"], replace(HEARING.facts, pronouns=pronouns), HEARING.answers, Signer.ADVOCATE
    )

    assert words in letter.body


def test_the_legal_name_stands_beside_the_name_the_person_goes_by():
    letter = APPEAL.draft(Signer.PERSON)

    assert letter.about[0] == ("Member", "Thandiwe Okafor-Reyes, who goes by Thandi")
    assert letter.text.count("Thandiwe") == 1


@pytest.mark.parametrize("signer", Signer)
def test_a_protected_address_is_printed_nowhere(signer):
    facts = replace(APPEAL.facts_for(signer), address_protected=True)
    letter = draft(TEMPLATES["T01"], facts, APPEAL.answers, signer)

    assert "77 Alder Court" not in letter.text


def test_the_persons_own_letter_carries_no_organization():
    assert "Riverbend" not in APPEAL.draft(Signer.PERSON).text
    assert RECORDS.draft(Signer.PERSON).sender_lines[0] == "Thandi Okafor-Reyes"


def test_a_greeting_leaves_out_the_office():
    assert APPEAL.draft(Signer.PERSON).salutation == "Dear Ms. Paula Verhoeven:"
    assert RECORDS.draft(Signer.PERSON).salutation == "Dear Millrace Hospital:"


def test_papers_that_are_not_there_are_not_offered():
    without = APPEAL.draft(Signer.PERSON, clinician="")

    assert without.enclosures == ("Your notice of October 29, 2026",)
    assert "Release of November 9, 2026" in APPEAL.draft(Signer.BOTH).enclosures


def test_the_case_already_answers_some_questions():
    facts = replace(BASE, wants="Keep my hours")

    assert starting_answers(TEMPLATES["T01"], facts) == {"claim_no": "PA-2026-118834"}
    assert starting_answers(TEMPLATES["T03"], facts) == {"disagree": "Keep my hours"}


def test_nobody_signs_who_may_not():
    with pytest.raises(ValueError, match="T06 cannot be signed by advocate"):
        draft(TEMPLATES["T06"], BASE, {}, Signer.ADVOCATE)


def test_each_example_is_of_its_own_letter():
    assert set(BY_CODE) == set(TEMPLATES)
