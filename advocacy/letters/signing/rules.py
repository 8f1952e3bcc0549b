"""Who signs a letter, when, and which signature still stands. Pure."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TypeVar

from ..rules import LetterState
from ..template import Signer


class Who(StrEnum):
    """Whose name it is."""

    PERSON = "person"
    ADVOCATE = "advocate"


class How(StrEnum):
    """On the screen it prints with the letter. On paper it is written by hand, and the paper is scanned."""

    DRAWN = "drawn"
    TYPED = "typed"
    PAPER = "paper"


class SignObstacle(StrEnum):
    """Why a name can not be put under a letter. The value is what the page says."""

    NOT_AGREED = "Read the letter with them first. Whoever signs has to know the words."
    NOT_ISSUED = "On paper it is signed after it was issued and printed."
    TOO_LATE = "The letter was issued without this name. Print it, and have it signed on paper."
    NOT_THEIRS = "Nobody of that name signs this letter."
    NOT_YOURS = "Only whoever wrote the letter signs as the advocate."


class Written(Protocol):
    """A name that was put under a letter."""

    who: Who
    text_sha256: str


Name = TypeVar("Name", bound=Written)


def signers(signer: Signer) -> tuple[Who, ...]:
    """In the order in which their lines stand on the page."""
    return {
        Signer.PERSON: (Who.PERSON,),
        Signer.ADVOCATE: (Who.ADVOCATE,),
        Signer.BOTH: (Who.PERSON, Who.ADVOCATE),
    }[signer]


def standing(names: Iterable[Name], text_sha256: str) -> dict[Who, Name]:
    """The newest of each under exactly these words: a name under other words is no signature."""
    return {one.who: one for one in names if one.text_sha256 == text_sha256}


def obstacle_to_signing(
    state: LetterState, signer: Signer, who: Who, how: How, *, is_author: bool
) -> SignObstacle | None:
    if who not in signers(signer):
        return SignObstacle.NOT_THEIRS
    if who is Who.ADVOCATE and not is_author:
        return SignObstacle.NOT_YOURS
    if how is How.PAPER:
        return None if state is LetterState.ISSUED else SignObstacle.NOT_ISSUED
    if state is LetterState.AGREED:
        return None
    return SignObstacle.NOT_AGREED if state is LetterState.DRAFT else SignObstacle.TOO_LATE
