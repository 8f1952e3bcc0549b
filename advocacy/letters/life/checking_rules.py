"""When a letter needs a second pair of eyes, whether it had them, and who may lend them. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class WhenChecked(StrEnum):
    """Which letters the organization wants looked at by a second person."""

    NEVER = "never"
    BY_ADVOCATE = "advocate"
    ALL = "all"


class Step(StrEnum):
    """A step of a check. `WROTE` says whose words they are: that person can not check them."""

    WROTE = "wrote"
    ASKED = "asked"
    QUESTIONS = "questions"
    ANSWERED = "answered"
    PASSED = "passed"


class CheckObstacle(StrEnum):
    """Why a step of a check cannot be. The value is what the page says."""

    NOT_NOW = "Only a letter that was not issued yet can be checked."
    OWN_WORDS = "You wrote some of these words. Ask a colleague to check them."
    NOT_ASKED = "Nobody asked for a check of this letter yet."
    OTHER_WORDS = "The words changed while you read. Read them again."
    NO_WORDS = "Write what you ask, or what should change."
    BLANKS = "Something is still missing. Finish the letter, then ask for a check."


@dataclass(frozen=True)
class Looked:
    """One step, as the rules take it, in the order in which they happened."""

    step: Step
    by: int
    text_sha256: str


def needs_check(when: WhenChecked, *, person_alone: bool) -> bool:
    if when is WhenChecked.BY_ADVOCATE:
        return not person_alone
    return when is WhenChecked.ALL


def writers(steps: Sequence[Looked], author: int) -> frozenset[int]:
    return frozenset({author, *(one.by for one in steps if one.step is Step.WROTE)})


def is_checked(steps: Sequence[Looked], author: int, text_sha256: str) -> bool:
    """The newest step passed exactly these words, by somebody who wrote none of them."""
    said = [one for one in steps if one.step is not Step.WROTE]
    if not said or said[-1].step is not Step.PASSED:
        return False
    return said[-1].text_sha256 == text_sha256 and said[-1].by not in writers(steps, author)


def waits_for(steps: Sequence[Looked], author: int, text_sha256: str) -> Step | None:
    """Who moves next: `ASKED` waits for a checker, `QUESTIONS` for the writer, nothing where it has to be asked."""
    said = [one for one in steps if one.step is not Step.WROTE]
    if not said:
        return None
    if said[-1].step is Step.PASSED:
        return Step.PASSED if is_checked(steps, author, text_sha256) else None
    return Step.QUESTIONS if said[-1].step is Step.QUESTIONS else Step.ASKED


def obstacle_to_checking(
    steps: Sequence[Looked], author: int, by: int, read: str, stands: str, *, unissued: bool
) -> CheckObstacle | None:
    """Nobody approves their own words, nor words that they did not see."""
    if not unissued:
        return CheckObstacle.NOT_NOW
    if by in writers(steps, author):
        return CheckObstacle.OWN_WORDS
    if waits_for(steps, author, stands) not in (Step.ASKED, Step.QUESTIONS):
        return CheckObstacle.NOT_ASKED
    return CheckObstacle.OTHER_WORDS if read != stands else None


def known(steps: Collection[Looked], by: int) -> bool:
    """Whether it stands already that this person wrote some of the words."""
    return any(one.step is Step.WROTE and one.by == by for one in steps)
