"""Take any required thing out of a good letter, and the letter says so."""

import re
from dataclasses import replace

import pytest

from advocacy.letters.filling import Draft, draft
from advocacy.letters.layout import RULES_OPEN
from advocacy.letters.rules import missing_elements
from advocacy.letters.template import Element, LetterTemplate, MetBy, Signer, Way
from tests.rules.letter_cases import APPEAL, BY_CODE, CASES, HOUSING, WORK
from tests.rules.letter_example import TEMPLATES, Example

NOTHING = {
    "agency": {"agency_name": ""},
    "person_names": {"preferred_name": "", "legal_name": "", "short_name": ""},
    "person_full": {"preferred_name": "", "legal_name": "", "short_name": ""},
    "authority_day": {"authority_day": None},
    "facts": {"facts": ()},
    "reply_by": {"reply_by": None},
    "safe_contact_line": {"safe_contact_line": ""},
    "date_of_birth": {"date_of_birth": None},
    "reference_no": {"reference_no": ""},
}

_RULES = re.compile("|".join(RULES_OPEN))

EACH_ELEMENT = [
    pytest.param(code, signer, element, id=f"{code}-{signer}-{element.name}")
    for code, signer in CASES
    for element in TEMPLATES[code].required
    if signer in element.signers
]


@pytest.mark.parametrize(("code", "signer", "element"), EACH_ELEMENT)
def test_what_is_taken_out_is_missed(code, signer, element):
    letter = without(BY_CODE[code], signer, element, TEMPLATES[code])

    assert element in missing_elements(TEMPLATES[code], letter)


def without(example: Example, signer: Signer, element: Element, template: LetterTemplate) -> Draft:
    """A good letter without the one thing."""
    facts, answers = example.facts_for(signer), example.answers_for(signer)
    for way in element.met_by:
        if way.way is Way.FACT and way.what in NOTHING:
            facts = replace(facts, **NOTHING[way.what])
        answers.pop(way.what, None)
    letter = draft(template, facts, answers, signer)
    for way in element.met_by:
        letter = _cut(letter, way)
    return letter


def _cut(letter: Draft, way: MetBy) -> Draft:
    if way.way is Way.OPENS:
        return replace(letter, body="A problem.\n\n" + letter.body)
    if way.way is Way.SAYS:
        return _with_each_text(letter, re.compile(re.escape(way.what), re.IGNORECASE))
    if way.what == "rules":
        return replace(letter, body=_RULES.sub("", letter.body))
    return letter


def _with_each_text(letter: Draft, phrase: re.Pattern[str]) -> Draft:
    signed = tuple(tuple(phrase.sub("", line) for line in lines) for lines in letter.signatures)
    subject, body = phrase.sub("", letter.subject), phrase.sub("", letter.body)
    return replace(letter, subject=subject, body=body, signatures=signed)


def test_an_answer_that_was_edited_out_of_the_text_is_missed():
    letter = WORK.draft(Signer.PERSON)
    edited = replace(letter, body=letter.body.replace(WORK.answers["limitation"], ""))

    assert _names(edited, "T15") == ["What is hard at work without it"]


def test_an_answer_that_was_polished_still_counts():
    letter = HOUSING.draft(Signer.PERSON)
    polished = letter.body.replace(
        "carry my food in and get to work on time", "carry my food and get to work in time"
    )

    assert _names(replace(letter, body=polished), "T16") == []


def test_a_day_must_stay_as_it_was_given():
    letter = APPEAL.draft(Signer.PERSON)
    wrong_year = replace(
        letter,
        body=letter.body.replace("October 29, 2026", "October 29, 2025"),
        about=tuple((label, line.replace("29, 2026", "29, 2025")) for label, line in letter.about),
        enclosures=(),
    )

    assert "The date of the denial" in _names(wrong_year, "T01")


def test_one_dated_fact_is_enough_and_none_is_not():
    letter = APPEAL.draft(Signer.PERSON)
    lines = letter.body.splitlines()
    one = [line for line in lines if " | " not in line or line.startswith("October 6")]
    none = [line for line in lines if " | " not in line]

    assert _names(replace(letter, body="\n".join(one)), "T01") == []
    assert _names(replace(letter, body="\n".join(none)), "T01") == ["What happened, with dates"]


def test_an_element_left_out_on_purpose_is_not_asked_for_again():
    answers = {name: answer for name, answer in APPEAL.answers.items() if name != "clinician"}
    letter = draft(TEMPLATES["T01"], APPEAL.facts, answers, Signer.PERSON)
    name = "A letter from someone who gives care"

    assert _names(letter, "T01") == [name]
    assert missing_elements(TEMPLATES["T01"], letter, left_out=[name]) == ()


def test_an_urgent_appeal_needs_its_reason():
    assert _names(APPEAL.draft(Signer.PERSON, timing="urgent"), "T01") == ["Why it is urgent"]


def test_a_plan_that_names_no_rule_needs_no_quotation():
    letter = APPEAL.draft(Signer.PERSON, plan_rule="none", plan_words="")

    assert _names(letter, "T01") == []
    assert "does not name the words of the plan" in letter.body


def _names(letter: Draft, code: str) -> list[str]:
    return [element.name for element in missing_elements(TEMPLATES[code], letter)]
