"""The life of a referral, from a draft to an outcome."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advocacy.referrals.outcomes import OUTCOME_WORDS, OUTCOMES_OF, PERSONS_VIEW_WORDS, Outcome, PersonsView
from advocacy.referrals.rules import (
    Attempt,
    Obstacle,
    ReferralFacts,
    fhir_status,
    is_finished,
    is_stale,
    obstacle_to_ending,
    obstacle_to_issuing,
    obstacle_to_moving,
    standing,
)
from advocacy.referrals.states import FINISHED, NEEDS_REASON, NEXT_STATES, STANDINGS, Owner, ReferralState

S = ReferralState
DAY = date(2026, 3, 4)
READY = ReferralFacts(
    state=S.DRAFTED,
    need="A ride to the clinic on Tuesdays.",
    has_service=True,
    how_to_reach="Text after 5 pm.",
    text_sha256="a" * 64,
    agreed_sha256="a" * 64,
    may_disclose=True,
)
FHIR = {
    S.DRAFTED: "draft",
    S.CONSENT_PENDING: "draft",
    S.SENT: "requested",
    S.ACKNOWLEDGED: "received",
    S.ACCEPTED: "accepted",
    S.DECLINED_BY_AGENCY: "rejected",
    S.WAITLISTED: "on-hold",
    S.SCHEDULED: "accepted",
    S.STARTED: "in-progress",
    S.COMPLETED: "completed",
    S.NOT_COMPLETED: "failed",
    S.WITHDRAWN_BY_PERSON: "cancelled",
    S.ENTERED_IN_ERROR: "entered-in-error",
}


@pytest.mark.parametrize("state", [S.DRAFTED, S.CONSENT_PENDING])
def test_an_agreed_referral_may_go(state):
    assert obstacle_to_issuing(replace(READY, state=state)) is None


@pytest.mark.parametrize(
    ("change", "obstacle"),
    [
        ({"state": S.SENT}, Obstacle.ALREADY_SENT),
        ({"state": S.STARTED}, Obstacle.ALREADY_SENT),
        ({"state": S.WITHDRAWN_BY_PERSON}, Obstacle.ENDED),
        ({"case_open": False}, Obstacle.CASE_CLOSED),
        ({"has_service": False}, Obstacle.NO_SERVICE),
        ({"service_is_open": False}, Obstacle.SERVICE_CLOSED),
        ({"need": " "}, Obstacle.NO_NEED),
        ({"how_to_reach": ""}, Obstacle.NO_WAY_TO_REACH),
        ({"agreed_sha256": None}, Obstacle.NOT_AGREED),
        ({"agreed_sha256": "b" * 64}, Obstacle.WORDS_CHANGED),
        ({"may_disclose": False}, Obstacle.NO_CONSENT),
    ],
)
def test_what_is_in_the_way_of_sending(change, obstacle):
    assert obstacle_to_issuing(replace(READY, **change)) is obstacle


def test_a_service_that_answers_only_us_needs_no_way_to_the_person():
    assert obstacle_to_issuing(replace(READY, how_to_reach="", reply_to_us_only=True)) is None


def test_every_state_says_what_it_means_and_who_acts():
    assert set(STANDINGS) == set(S) == set(NEXT_STATES)
    for state in S:
        meaning = standing(state)
        assert meaning.words.strip()
        assert meaning.for_the_person.endswith(".")
        assert meaning.next_step.endswith(".")


@pytest.mark.parametrize("state", S)
def test_the_status_for_other_systems(state):
    assert fhir_status(state) == FHIR[state]


def test_somebody_owns_the_next_step_until_it_is_over():
    for state in set(S) - FINISHED:
        assert standing(state).next_owner is not Owner.NOBODY, state


def test_whoever_waits_has_a_clock_and_an_urgent_one_is_faster():
    for state in set(S) - FINISHED - {S.DRAFTED}:
        wait = standing(state).wait
        assert wait is not None, state
        assert wait.urgent_length < wait.length


def test_a_no_or_a_failure_leaves_the_advocate_with_something_to_do():
    assert standing(S.DECLINED_BY_AGENCY).next_owner is Owner.ADVOCATE
    assert standing(S.NOT_COMPLETED).next_owner is Owner.ADVOCATE


def test_every_state_can_be_reached_and_every_open_one_can_end():
    reachable, frontier = {S.DRAFTED}, {S.DRAFTED}
    while frontier:
        frontier = set().union(*(NEXT_STATES[state] for state in frontier)) - reachable
        reachable |= frontier

    assert reachable == set(S)
    for state in set(S) - FINISHED:
        assert NEXT_STATES[state] & FINISHED, state


def test_what_is_over_can_only_be_marked_as_a_mistake():
    for state in FINISHED - {S.ENTERED_IN_ERROR}:
        assert NEXT_STATES[state] == {S.ENTERED_IN_ERROR}
    assert NEXT_STATES[S.ENTERED_IN_ERROR] == frozenset()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (S.DRAFTED, S.ACCEPTED),
        (S.COMPLETED, S.STARTED),
        (S.SENT, S.DRAFTED),
        (S.STARTED, S.DECLINED_BY_AGENCY),
    ],
)
def test_some_moves_make_no_sense(before, after):
    assert obstacle_to_moving(before, after, "why") is Obstacle.NOT_NEXT


@pytest.mark.parametrize("state", sorted(NEEDS_REASON))
def test_a_bad_turn_is_explained(state):
    assert obstacle_to_moving(S.SENT, state, "  ") is Obstacle.NO_REASON
    assert obstacle_to_moving(S.SENT, state, "They are full.") is None


def test_a_good_turn_needs_no_explanation():
    assert obstacle_to_moving(S.SENT, S.ACCEPTED) is None


def test_done_and_gave_up_never_share_an_outcome_by_accident():
    assert obstacle_to_ending(S.COMPLETED, Outcome.AGENCY_NO_RESPONSE) is Obstacle.OTHER_OUTCOME
    assert obstacle_to_ending(S.NOT_COMPLETED, Outcome.SERVICE_RECEIVED) is Obstacle.OTHER_OUTCOME
    assert obstacle_to_ending(S.COMPLETED, Outcome.PARTLY_MET) is None
    assert obstacle_to_ending(S.COMPLETED, None) is Obstacle.NO_OUTCOME


def test_a_state_on_the_way_needs_no_outcome():
    assert obstacle_to_ending(S.WAITLISTED, None) is None


def test_unreachable_is_written_only_after_three_tries_in_two_ways():
    same_way = [Attempt(DAY + timedelta(days=n), "phone") for n in range(4)]
    two_ways = [*same_way[:2], Attempt(DAY, "text")]
    ending = (S.NOT_COMPLETED, Outcome.UNABLE_TO_CONTACT)

    assert obstacle_to_ending(*ending, same_way) is Obstacle.TOO_FEW_ATTEMPTS
    assert obstacle_to_ending(*ending, two_ways[1:]) is Obstacle.TOO_FEW_ATTEMPTS
    assert obstacle_to_ending(*ending, two_ways) is None


def test_every_outcome_has_words_and_an_end_it_belongs_to():
    assert set(OUTCOME_WORDS) == set(Outcome)
    assert set(PERSONS_VIEW_WORDS) == set(PersonsView)
    assert set().union(*OUTCOMES_OF.values()) == set(Outcome)
    assert set(OUTCOMES_OF) == FINISHED - {S.ENTERED_IN_ERROR}


def test_a_referral_nobody_touched_for_30_days_is_stale():
    assert not is_stale(S.SENT, DAY, DAY + timedelta(days=29))
    assert is_stale(S.SENT, DAY, DAY + timedelta(days=30))
    assert not is_stale(S.COMPLETED, DAY, DAY + timedelta(days=300))
    assert not is_stale(S.WAITLISTED, DAY, DAY + timedelta(days=300))
    assert is_finished(S.COMPLETED)
