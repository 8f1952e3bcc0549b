"""When a letter may move on, and what its page says of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from advocacy.letters.elements import missing_elements, stale_rules
from advocacy.letters.template import Element
from advocacy.sentences import Sentence, say

__all__ = [
    "Agreed",
    "LetterFacts",
    "LetterState",
    "NEXT_STATES",
    "Obstacle",
    "can_become",
    "missing_elements",
    "obstacle_to_agreeing",
    "obstacle_to_issuing",
    "obstacle_to_sending",
    "stale_rules",
    "state_words",
]


class LetterState(StrEnum):
    """How far a letter has come. Sent is not a state: an issued letter is sent, perhaps more than once."""

    DRAFT = "draft"
    AGREED = "agreed"
    ISSUING = "issuing"
    ISSUED = "issued"
    VOID = "void"


NEXT_STATES = MappingProxyType(
    {
        LetterState.DRAFT: frozenset({LetterState.AGREED}),
        LetterState.AGREED: frozenset({LetterState.DRAFT, LetterState.ISSUING}),
        LetterState.ISSUING: frozenset({LetterState.ISSUED, LetterState.AGREED, LetterState.VOID}),
        LetterState.ISSUED: frozenset({LetterState.VOID}),
        LetterState.VOID: frozenset(),
    }
)


class Obstacle(StrEnum):
    """Why a letter cannot move on. The value is what the page says."""

    NOT_A_DRAFT = "This letter is no longer a draft."
    BLANKS_LEFT = "There are blanks left in the text. Fill them in, or take them out."
    NO_RECIPIENT = "The letter is to nobody yet. Choose who it goes to."
    AGREED_LATER = "The day of the agreement must be today or earlier."
    AGREED_BEFORE_WRITTEN = "The letter was written after that day. Choose the day of the agreement."
    NOBODY_HEARD_IT = "Write down to whom they said yes."
    NOT_AGREED = "The person has not agreed to this letter yet. Read it with them first."
    WITHDRAWN = "The person took back their agreement. This letter cannot go."
    WORDS_CHANGED = "The words changed after the person agreed. Read the letter with them again."
    ELEMENTS_MISSING = "The letter lacks something that it needs. Look at the list “Before it goes”."
    NO_AUTHORITY = "There is no release that lets you speak for the person. Record it first."
    NO_CONSENT = "There is no consent to tell this recipient these things. Record consent first."
    CASE_CLOSED = "The case is closed. Reopen it before you issue a letter."
    NOT_CHECKED = "A second person has to check this letter before it goes."
    BEING_ISSUED = "This letter is being issued at this moment."
    ALREADY_ISSUED = "This letter has already been issued. Write a new one."
    VOID = "This letter is void. Write a new one."
    NOT_ISSUED_YET = "This letter was not issued."
    REPLACED = "A corrected letter replaces this one. Send that one."
    NOT_ISSUED = "Issue the letter before you record that it was sent."
    SENT_LATER = "The day of sending must be today or earlier."
    SENT_BEFORE_ISSUED = "The letter was issued after that day. Choose the day it was sent."


@dataclass(frozen=True)
class Agreed:
    """The person’s yes to exactly these words: when, in which words, and to whom they said it."""

    on: date
    said_to: str
    text_sha256: str
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class LetterFacts:
    """What the rules look at, and nothing else."""

    state: LetterState
    text_sha256: str
    blanks: tuple[str, ...] = ()
    missing: tuple[Element, ...] = ()
    recipient: str = ""
    written_on: date
    case_open: bool = True
    needs_authority: bool = False
    has_authority: bool = False
    may_disclose: bool = False
    needs_check: bool = False
    is_checked: bool = False


def can_become(state: LetterState, following: LetterState) -> bool:
    return following in NEXT_STATES[state]


def obstacle_to_agreeing(letter: LetterFacts, agreement: Agreed, today: date) -> Obstacle | None:
    """The first thing in the way of recording that the person agreed.

    The person agrees to the words that will go. So blanks come first: nobody agrees to a gap.
    """
    if letter.state is LetterState.ISSUING:
        return Obstacle.BEING_ISSUED
    if letter.state in (LetterState.ISSUED, LetterState.VOID):
        return Obstacle.NOT_A_DRAFT
    if letter.blanks:
        return Obstacle.BLANKS_LEFT
    if not letter.recipient.strip():
        return Obstacle.NO_RECIPIENT
    return _obstacle_in(agreement, letter, today)


def _obstacle_in(agreement: Agreed, letter: LetterFacts, today: date) -> Obstacle | None:
    if agreement.on > today:
        return Obstacle.AGREED_LATER
    if agreement.on < letter.written_on:
        return Obstacle.AGREED_BEFORE_WRITTEN
    if not agreement.said_to.strip():
        return Obstacle.NOBODY_HEARD_IT
    return Obstacle.WORDS_CHANGED if agreement.text_sha256 != letter.text_sha256 else None


def obstacle_to_issuing(letter: LetterFacts, agreement: Agreed | None) -> Obstacle | None:
    """The first thing in the way of a number, a date and a frozen page.

    Asked twice: before the page is made and after, since consent can end while it is being made.
    """
    return (
        _obstacle_of_state(letter.state)
        or _obstacle_of_agreement(letter, agreement)
        or _obstacle_of_letter(letter)
    )


def _obstacle_of_state(state: LetterState) -> Obstacle | None:
    return {LetterState.ISSUED: Obstacle.ALREADY_ISSUED, LetterState.VOID: Obstacle.VOID}.get(state)


def _obstacle_of_agreement(letter: LetterFacts, agreement: Agreed | None) -> Obstacle | None:
    if agreement is None or letter.state is LetterState.DRAFT:
        return Obstacle.NOT_AGREED
    if agreement.withdrawn:
        return Obstacle.WITHDRAWN
    return Obstacle.WORDS_CHANGED if agreement.text_sha256 != letter.text_sha256 else None


def _obstacle_of_letter(letter: LetterFacts) -> Obstacle | None:
    in_the_way = (
        (not letter.case_open, Obstacle.CASE_CLOSED),
        (bool(letter.blanks), Obstacle.BLANKS_LEFT),
        (not letter.recipient.strip(), Obstacle.NO_RECIPIENT),
        (bool(letter.missing), Obstacle.ELEMENTS_MISSING),
        (letter.needs_authority and not letter.has_authority, Obstacle.NO_AUTHORITY),
        (not letter.may_disclose, Obstacle.NO_CONSENT),
        (letter.needs_check and not letter.is_checked, Obstacle.NOT_CHECKED),
    )
    return next((obstacle for stands, obstacle in in_the_way if stands), None)


def obstacle_to_sending(
    state: LetterState, issued_on: date | None, sent_on: date, today: date, *, is_replaced: bool = False
) -> Obstacle | None:
    """What is in the way of writing down that the letter left the house."""
    if state is LetterState.VOID:
        return Obstacle.VOID
    if is_replaced:
        return Obstacle.REPLACED
    if state is not LetterState.ISSUED or issued_on is None:
        return Obstacle.NOT_ISSUED
    if sent_on > today:
        return Obstacle.SENT_LATER
    return Obstacle.SENT_BEFORE_ISSUED if sent_on < issued_on else None


def state_words(
    state: LetterState, *, sent_on: date | None = None, sent_how: str = "", replied_on: date | None = None
) -> Sentence:
    """What the page says first: what is true, and what is next."""
    if state is LetterState.ISSUED and replied_on:
        return say("Answered %(day)s", day=replied_on)
    if state is LetterState.ISSUED and sent_on:
        return say("Sent %(day)s by %(how)s", day=sent_on, how=sent_how)
    return _STATE_WORDS[state]


_STATE_WORDS = MappingProxyType(
    {
        LetterState.DRAFT: say("Draft"),
        LetterState.AGREED: say("Agreed. Not issued yet."),
        LetterState.ISSUING: say("Being issued. This takes a moment."),
        LetterState.ISSUED: say("Issued. Not sent yet."),
        LetterState.VOID: say("Void. It must not be used."),
    }
)
