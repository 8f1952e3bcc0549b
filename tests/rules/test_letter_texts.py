"""Each letter, in each voice, as it was read through and found good."""

import pytest

from advocacy.letters.filling import blanks
from advocacy.letters.rules import missing_elements
from advocacy.letters.template import Signer
from advocacy.letters.wording import advice, reading_grade
from tests.rules.letter_cases import APPEAL, BY_CODE, CASES, HEARING, HOUSING, RECORDS
from tests.rules.letter_cases_money import OTHER_MONEY, SAFE
from tests.rules.letter_cases_others import APPOINTED, REFERRAL, SUPPORT
from tests.rules.letter_example import TEMPLATES, as_read, golden_path

each_letter = pytest.mark.parametrize(("code", "signer"), CASES, ids=lambda value: str(value))


@each_letter
def test_the_letter_reads_as_it_was_reviewed(code, signer):
    letter = BY_CODE[code].draft(signer)

    assert as_read(letter) == golden_path(code, signer).read_text(encoding="utf-8")


@pytest.mark.parametrize("ask", OTHER_MONEY)
def test_each_thing_to_ask_about_money_reads_as_it_was_reviewed(ask):
    letter = OTHER_MONEY[ask].draft(Signer.BOTH)

    assert as_read(letter) == golden_path(f"T30-{ask}", Signer.BOTH).read_text(encoding="utf-8")
    assert (blanks(letter.text), missing_elements(TEMPLATES["T30"], letter)) == ((), ())
    assert advice(letter.body) == ()


@each_letter
def test_a_complete_case_leaves_nothing_open(code, signer):
    letter = BY_CODE[code].draft(signer)

    assert blanks(letter.text) == ()
    assert missing_elements(TEMPLATES[code], letter) == ()
    assert not set("{}") & set(letter.text)


@each_letter
def test_our_own_words_need_no_advice(code, signer):
    letter = BY_CODE[code].draft(signer)

    assert advice(letter.body) == ()
    assert reading_grade(letter.body) <= 8


@each_letter
def test_the_ask_stands_in_the_first_sentence(code, signer):
    first = BY_CODE[code].draft(signer).body.split(". ")[0]

    assert " ask" in first


@each_letter
def test_only_the_person_says_i_in_a_letter_of_their_own(code, signer):
    letter = BY_CODE[code].draft(signer)

    speaks_of_own_release = "I signed" in letter.body
    assert speaks_of_own_release is (signer is Signer.BOTH)
    assert ("I am a peer advocate" in letter.body) is (signer is Signer.ADVOCATE and code != "T20")


def test_every_letter_asked_for_is_there():
    assert list(TEMPLATES) == [f"T{number:02}" for number in range(1, 33)]


def test_only_the_person_asks_for_their_own_records():
    assert TEMPLATES["T06"].signers == (Signer.PERSON,)


def test_a_school_evaluation_is_never_asked_for_by_the_advocate_alone():
    assert Signer.ADVOCATE not in TEMPLATES["T09"].signers


def test_keeping_benefits_is_said_in_the_subject_and_with_its_price():
    letter = HEARING.draft(Signer.PERSON)

    assert "keep benefits until the decision" in letter.subject
    assert "benefits stay the same until the hearing is decided" in letter.body
    assert "pay back" in letter.body


def test_not_keeping_benefits_is_said_too():
    letter = HEARING.draft(Signer.PERSON, keep_benefits="no")

    assert letter.subject == "Request for a fair hearing"
    assert "I do not ask that my benefits stay the same" in letter.body
    assert "pay back" not in letter.body


@pytest.mark.parametrize(
    ("program", "rule", "time"),
    [
        ("medicaid", "42 CFR 431.220(a), 431.242 and 431.244(f)", "ordinarily 90 days"),
        ("snap", "7 CFR 273.15", "within 60 days"),
        ("cash", "that your notice names", "within the time that your rules allow"),
    ],
)
def test_each_program_has_its_own_rule_and_time(program, rule, time):
    body = HEARING.draft(Signer.PERSON, program=program).body

    assert rule in body
    assert time in body
    assert body.count(" CFR ") == {"medicaid": 2, "snap": 1, "cash": 0}[program]
    assert "\n4. " in body
    assert "\n5. " in body
    assert "\n6. " not in body


def test_another_program_is_asked_for_by_name():
    letter = HEARING.draft(Signer.PERSON, program="other")

    assert ("Program", "[[The program’s name, as on the notice]]") in letter.about


def test_an_urgent_appeal_names_the_hours_and_the_harm():
    body = APPEAL.draft(
        Signer.PERSON, timing="urgent", urgent_reason="Dr. Calloway says I may fall again."
    ).body

    assert "within 72 hours after you receive it. Dr. Calloway says I may fall again." in body
    assert "(i)(2)(i)." not in body.split("Rules we believe apply: ")[0]
    assert "2560.503-1(h)(3)(vi) and (i)(2)(i);" in body


def test_care_that_goes_on_is_asked_to_go_on():
    body = APPEAL.draft(Signer.PERSON, timing="ongoing").body

    assert "Keep my care going as it is until you decide this appeal" in body


def test_the_fee_limit_is_claimed_only_for_the_persons_own_copy():
    own = RECORDS.draft(Signer.PERSON).body
    other = RECORDS.draft(Signer.PERSON, send_to="other", other_name="Dr. Nia Calloway").body

    assert "charge no more than the rule allows" in own
    assert "164.524(c)(4)" in own
    assert "no more than the rule allows" not in other
    assert "164.524(c)(4)" not in other
    assert "straight to Dr. Nia Calloway" in other


def test_a_change_to_the_building_rests_on_its_own_rule():
    body = HOUSING.draft(Signer.PERSON, kind_of_change="modification").body

    assert "42 U.S.C. 3604(f)(3)(A); 24 CFR 100.203" in body
    assert "3604(f)(3)(B)" not in body
    assert "\n4. Tell me before any work starts" in body


def test_a_letter_of_support_cites_no_rule_and_gives_no_address_of_the_person():
    letter = SUPPORT.draft(Signer.ADVOCATE)

    assert "Rules" not in letter.body
    assert "Alder Court" not in letter.text


def test_a_letter_that_keeps_an_address_secret_has_only_the_safe_one():
    letter = SAFE.draft(Signer.PERSON)

    assert letter.sender_lines[1:] == ("P.O. Box 5000, Unit 1173", "Columbus Junction, OH 43997")
    assert SAFE.facts.person_lines == ("77 Alder Court", "Harlow Falls, OH 43999"), "it is known, and open"
    assert "Alder Court" not in letter.text


def test_a_letter_that_keeps_an_address_secret_stays_blank_until_there_is_a_safe_one():
    letter = SAFE.draft(Signer.PERSON, substitute="")

    assert "[[The safe address]]" in letter.sender_lines
    assert "Alder Court" not in letter.text


def test_a_referral_brings_its_slip_and_an_appointment_its_days():
    carry = {code for code, template in TEMPLATES.items() if template.reply_slip}
    dated = {code for code, template in TEMPLATES.items() if template.dated_signatures}

    assert (carry, dated) == ({REFERRAL.code}, {APPOINTED.code})


def test_an_appointment_is_signed_by_two_and_names_one_of_them():
    letter = APPOINTED.draft(Signer.BOTH)

    assert TEMPLATES["T22"].signers == (Signer.BOTH,)
    assert [lines[0] for lines in letter.signatures] == ["Thandi Okafor-Reyes", "Dana Whitcomb"]
    assert "I appoint Dana Whitcomb to act for me" in letter.body
