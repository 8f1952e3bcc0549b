"""What stands in the way of a referral: of its going out, of its next state, of its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocacy.referrals.outcomes import OUTCOMES_OF, Outcome
from advocacy.referrals.states import (
    FINISHED,
    NEEDS_REASON,
    NEXT_STATES,
    STANDINGS,
    ReferralState,
    Standing,
)

ATTEMPTS_NEEDED = 3
METHODS_NEEDED = 2
STALE_AFTER_DAYS = 30


class Obstacle(StrEnum):
    """Why a referral cannot move on. The value is what the page says."""

    ALREADY_SENT = "This referral has already been sent."
    ENDED = "This referral has ended. Write a new one."
    CASE_CLOSED = "The case is closed. Reopen it before you send a referral."
    NO_NEED = "Say in one sentence what the person needs."
    NO_SERVICE = "Choose the service that it goes to."
    SERVICE_CLOSED = "This service has closed. Choose another one."
    NO_WAY_TO_REACH = "Say how the service can reach the person safely, or that it must answer only to you."
    NOT_AGREED = "The person has not agreed to this referral yet. Read it with them first."
    WORDS_CHANGED = "The words changed after the person agreed. Read the referral with them again."
    NO_CONSENT = "There is no consent to share with this service. Record consent first."
    NOT_NEXT = "A referral cannot go from where it is now to there."
    NO_REASON = "Say why. One sentence is enough."
    NO_OUTCOME = "Choose what came of it."
    OTHER_OUTCOME = "That does not fit how the referral ended. Choose another answer."
    TOO_FEW_ATTEMPTS = "Try at least 3 times, in at least 2 ways, before you write that nobody was reached."


@dataclass(frozen=True, kw_only=True)
class ReferralFacts:
    """What the rules look at, and nothing else."""

    state: ReferralState
    need: str
    has_service: bool
    service_is_open: bool = True
    how_to_reach: str = ""
    reply_to_us_only: bool = False
    case_open: bool = True
    text_sha256: str = ""
    agreed_sha256: str | None = None
    may_disclose: bool = False


@dataclass(frozen=True)
class Attempt:
    """One try to reach the person or the service: when, and in which way."""

    on: date
    method: str


def standing(state: ReferralState) -> Standing:
    """What a state means, who acts next and how long we wait."""
    return STANDINGS[state]


def fhir_status(state: ReferralState) -> str:
    """The status under which other systems know this state (FHIR Task, release 4)."""
    return STANDINGS[state].fhir_status


def is_finished(state: ReferralState) -> bool:
    return state in FINISHED


def obstacle_to_issuing(referral: ReferralFacts) -> Obstacle | None:
    """The first thing in the way of a referral’s leaving the house.

    Agreement and consent are two things: the person says yes to these words, and to telling this service.
    """
    if is_finished(referral.state):
        return Obstacle.ENDED
    if referral.state not in (ReferralState.DRAFTED, ReferralState.CONSENT_PENDING):
        return Obstacle.ALREADY_SENT
    return _obstacle_in_words(referral) or _obstacle_of_person(referral)


def _obstacle_in_words(referral: ReferralFacts) -> Obstacle | None:
    in_the_way = (
        (not referral.case_open, Obstacle.CASE_CLOSED),
        (not referral.has_service, Obstacle.NO_SERVICE),
        (not referral.service_is_open, Obstacle.SERVICE_CLOSED),
        (not referral.need.strip(), Obstacle.NO_NEED),
        (not (referral.how_to_reach.strip() or referral.reply_to_us_only), Obstacle.NO_WAY_TO_REACH),
    )
    return next((obstacle for stands, obstacle in in_the_way if stands), None)


def _obstacle_of_person(referral: ReferralFacts) -> Obstacle | None:
    if referral.agreed_sha256 is None:
        return Obstacle.NOT_AGREED
    if referral.agreed_sha256 != referral.text_sha256:
        return Obstacle.WORDS_CHANGED
    return None if referral.may_disclose else Obstacle.NO_CONSENT


def obstacle_to_moving(state: ReferralState, following: ReferralState, reason: str = "") -> Obstacle | None:
    """Whether a referral may go from one state to another, and whether it must be said why."""
    if following not in NEXT_STATES[state]:
        return Obstacle.NOT_NEXT
    return Obstacle.NO_REASON if following in NEEDS_REASON and not reason.strip() else None


def obstacle_to_ending(
    state: ReferralState, outcome: Outcome | None, attempts: Iterable[Attempt] = ()
) -> Obstacle | None:
    """Whether this outcome may be written down for this end. “Done” and “gave up” stay apart."""
    if state not in OUTCOMES_OF:
        return None
    if outcome is None:
        return Obstacle.NO_OUTCOME
    if outcome not in OUTCOMES_OF[state]:
        return Obstacle.OTHER_OUTCOME
    if outcome is Outcome.UNABLE_TO_CONTACT and not _tried_enough(attempts):
        return Obstacle.TOO_FEW_ATTEMPTS
    return None


def _tried_enough(attempts: Iterable[Attempt]) -> bool:
    tried = list(attempts)
    return len(tried) >= ATTEMPTS_NEEDED and len({attempt.method for attempt in tried}) >= METHODS_NEEDED


def is_stale(state: ReferralState, last_moved_on: date, today: date) -> bool:
    """Nothing has happened for so long that a supervisor should see it. Waiting lists have their own clock."""
    waits = state not in FINISHED and state is not ReferralState.WAITLISTED
    return waits and (today - last_moved_on).days >= STALE_AFTER_DAYS
