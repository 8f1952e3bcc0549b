"""When a letter may move on, and what its page says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advocacy.letters.rules import (
    Agreed,
    LetterFacts,
    LetterState,
    Obstacle,
    can_become,
    obstacle_to_agreeing,
    obstacle_to_issuing,
    obstacle_to_sending,
    stale_rules,
    state_words,
)
from tests.rules.letter_example import TEMPLATES

DAY = date(2026, 3, 5)
WORDS = "a" * 64
DRAFTED = LetterFacts(
    state=LetterState.DRAFT, text_sha256=WORDS, recipient="Larkfield", written_on=DAY, may_disclose=True
)
READY = replace(DRAFTED, state=LetterState.AGREED)
YES = Agreed(on=DAY, said_to="Rosa Delgado", text_sha256=WORDS)
AN_ELEMENT = TEMPLATES["T01"].required[0]


def test_a_finished_draft_may_be_agreed():
    assert obstacle_to_agreeing(DRAFTED, YES, DAY) is None


@pytest.mark.parametrize(
    ("change", "obstacle"),
    [
        ({"state": LetterState.ISSUED}, Obstacle.NOT_A_DRAFT),
        ({"state": LetterState.VOID}, Obstacle.NOT_A_DRAFT),
        ({"state": LetterState.ISSUING}, Obstacle.BEING_ISSUED),
        ({"blanks": ("The date",)}, Obstacle.BLANKS_LEFT),
        ({"recipient": " "}, Obstacle.NO_RECIPIENT),
        ({"written_on": DAY + timedelta(days=1)}, Obstacle.AGREED_BEFORE_WRITTEN),
        ({"text_sha256": "b" * 64}, Obstacle.WORDS_CHANGED),
    ],
)
def test_what_is_in_the_way_of_agreeing(change, obstacle):
    assert obstacle_to_agreeing(replace(DRAFTED, **change), YES, DAY) is obstacle


def test_nobody_agrees_tomorrow_or_to_nobody():
    tomorrow = replace(YES, on=DAY + timedelta(days=1))

    assert obstacle_to_agreeing(DRAFTED, tomorrow, DAY) is Obstacle.AGREED_LATER
    assert obstacle_to_agreeing(DRAFTED, replace(YES, said_to="  "), DAY) is Obstacle.NOBODY_HEARD_IT


def test_an_agreed_letter_may_be_issued():
    assert obstacle_to_issuing(READY, YES) is None


def test_a_letter_that_is_being_issued_is_asked_about_once_more():
    assert obstacle_to_issuing(replace(READY, state=LetterState.ISSUING), YES) is None


@pytest.mark.parametrize(
    ("change", "obstacle"),
    [
        ({"state": LetterState.DRAFT}, Obstacle.NOT_AGREED),
        ({"state": LetterState.ISSUED}, Obstacle.ALREADY_ISSUED),
        ({"state": LetterState.VOID}, Obstacle.VOID),
        ({"text_sha256": "b" * 64}, Obstacle.WORDS_CHANGED),
        ({"case_open": False}, Obstacle.CASE_CLOSED),
        ({"blanks": ("The date",)}, Obstacle.BLANKS_LEFT),
        ({"recipient": ""}, Obstacle.NO_RECIPIENT),
        ({"missing": (AN_ELEMENT,)}, Obstacle.ELEMENTS_MISSING),
        ({"needs_authority": True}, Obstacle.NO_AUTHORITY),
        ({"may_disclose": False}, Obstacle.NO_CONSENT),
        ({"needs_check": True}, Obstacle.NOT_CHECKED),
    ],
)
def test_what_is_in_the_way_of_issuing(change, obstacle):
    assert obstacle_to_issuing(replace(READY, **change), YES) is obstacle


def test_authority_and_a_second_look_let_the_letter_go():
    asked = replace(READY, needs_authority=True, has_authority=True, needs_check=True, is_checked=True)

    assert obstacle_to_issuing(asked, YES) is None


def test_no_agreement_and_a_withdrawn_one_both_stop_the_letter():
    assert obstacle_to_issuing(READY, None) is Obstacle.NOT_AGREED
    assert obstacle_to_issuing(READY, replace(YES, withdrawn=True)) is Obstacle.WITHDRAWN


def test_a_letter_is_sent_after_it_was_issued_and_not_tomorrow():
    issued = LetterState.ISSUED
    day_before, day_after = DAY - timedelta(days=1), DAY + timedelta(days=1)

    assert obstacle_to_sending(issued, DAY, DAY, DAY) is None
    assert obstacle_to_sending(issued, DAY, day_after, DAY) is Obstacle.SENT_LATER
    assert obstacle_to_sending(issued, DAY, day_before, DAY) is Obstacle.SENT_BEFORE_ISSUED
    assert obstacle_to_sending(LetterState.AGREED, None, DAY, DAY) is Obstacle.NOT_ISSUED
    assert obstacle_to_sending(LetterState.VOID, DAY, DAY, DAY) is Obstacle.VOID


def test_every_step_of_a_letter_is_allowed_or_not():
    allowed = {
        ("draft", "agreed"),
        ("agreed", "draft"),
        ("agreed", "issuing"),
        ("issuing", "issued"),
        ("issuing", "agreed"),
        ("issuing", "void"),
        ("issued", "void"),
    }

    assert {(a, b) for a in LetterState for b in LetterState if can_become(a, b)} == allowed


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (LetterState.DRAFT, "Draft"),
        (LetterState.AGREED, "Agreed. Not issued yet."),
        (LetterState.ISSUING, "Being issued. This takes a moment."),
        (LetterState.ISSUED, "Issued. Not sent yet."),
        (LetterState.VOID, "Void. It must not be used."),
    ],
)
def test_the_state_says_what_is_true_and_what_is_next(state, words):
    assert str(state_words(state)) == words


def test_a_sent_letter_says_when_and_how_and_then_that_it_was_answered():
    sent = state_words(LetterState.ISSUED, sent_on=date(2026, 3, 6), sent_how="certified mail")
    answered = state_words(LetterState.ISSUED, sent_on=DAY, sent_how="fax", replied_on=date(2026, 4, 1))

    assert str(sent) == "Sent March 6, 2026 by certified mail"
    assert str(answered) == "Answered April 1, 2026"


def test_an_agreed_letter_was_never_sent_whatever_its_columns_say():
    assert str(state_words(LetterState.AGREED, sent_on=DAY, sent_how="fax")) == "Agreed. Not issued yet."


def test_a_rule_that_nobody_read_for_a_year_is_named():
    template = TEMPLATES["T01"]
    read = template.rules[0].verified_on

    assert stale_rules(template, read + timedelta(days=365)) == ()
    assert stale_rules(template, read + timedelta(days=366)) == template.rules
