"""What one kind of letter is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocacy.consent.topics import Purpose, Topic
from advocacy.letters.marks import OnlyIf

ENGLISH, SPANISH = "en", "es"


class Signer(StrEnum):
    """Who speaks in the letter and signs it."""

    PERSON = "person"
    ADVOCATE = "advocate"
    BOTH = "both"


class Kind(StrEnum):
    """What sort of answer a question takes."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    CHOICE = "choice"
    YES_NO = "yes_no"


class Confidence(StrEnum):
    """How sure we are of a citation: read against the rule, or known and still to be read again."""

    CHECKED = "checked"
    HEDGE = "hedge"


@dataclass(frozen=True)
class Voices:
    """One text as the person says it, and as the advocate says it."""

    person: str
    advocate: str

    def of(self, signer: Signer) -> str:
        return self.advocate if signer is Signer.ADVOCATE else self.person


@dataclass(frozen=True)
class Choice:
    """One answer to choose, and what the letter then says."""

    value: str
    label: str
    says: Voices


@dataclass(frozen=True)
class Question:
    """Something the letter needs to know and the case record does not."""

    name: str
    label: str
    hint: str
    kind: Kind
    required: bool
    choices: tuple[Choice, ...]
    says: Voices
    blank: str
    starts_from: str | None
    may_lie_ahead: bool = False  # a day that is often still to come, such as when a change starts

    def choice(self, value: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.value == value), None)


@dataclass(frozen=True)
class Rule:
    """A rule the letter rests on, where it is written and when someone last read it."""

    citation: str
    means: str
    verified_on: date
    confidence: Confidence
    only_if: OnlyIf | None


class Way(StrEnum):
    """How one looks for a required element."""

    ANSWERED = "answer"
    CHOSEN = "choice"
    FACT = "fact"
    SAYS = "says"
    OPENS = "opens"


@dataclass(frozen=True)
class MetBy:
    """One way in which a required element can be there."""

    way: Way
    what: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Element:
    """Something without which an agency may set the letter aside, and why."""

    name: str
    why: str
    met_by: tuple[MetBy, ...]
    signers: tuple[Signer, ...]


@dataclass(frozen=True)
class AboutLine:
    """One row of the block that tells the agency whose file to open."""

    label: str
    line: str


@dataclass(frozen=True)
class Enclosure:
    """A paper that usually goes with the letter."""

    words: str
    signers: tuple[Signer, ...]
    answered: str | None


@dataclass(frozen=True)
class TimeRule:
    """How a letter names the rule that sets a date: plainly, or as what one believes; and what each date is for."""

    plainly: str
    believed: str
    what: Mapping[str, str]


@dataclass(frozen=True)
class Phrases:
    """The small words that every letter of one language shares."""

    closing: str
    rules_open: str
    goes_by: str
    advocate_role: str
    advocate_contact: Mapping[str, str]
    asks: tuple[str, ...]
    blanks: Mapping[str, str]
    time_rule: TimeRule


@dataclass(frozen=True)
class LetterTemplate:
    """One kind of letter: its words in each voice, its questions, its rules and what it may not lack."""

    code: str
    version: int
    title: str
    when_to_use: str
    systems: tuple[str, ...]
    topics: tuple[Topic, ...]
    purpose: Purpose
    signers: tuple[Signer, ...]
    subject: tuple[str, ...]
    about: tuple[AboutLine, ...]
    salutation: str
    sender: str  # what stands under the person’s name in place of their own address
    reply_slip: bool  # a last page to fill in and send back
    dated_signatures: bool  # each who signs writes the day beside it
    bodies: Mapping[Signer, tuple[str, ...]]
    introduction: Mapping[Signer, str]
    reach: Mapping[Signer, str]
    person_role: str
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    required: tuple[Element, ...]
    enclosures: tuple[Enclosure, ...]
    notices: tuple[str, ...]
    phrases: Phrases
    language: str = ENGLISH
    reviewed: bool = True
    own_words: bool = False  # put otherwise by the organization, in this language alone

    @property
    def usual_signer(self) -> Signer:
        return self.signers[0]

    def question(self, name: str) -> Question | None:
        return next((question for question in self.questions if question.name == name), None)
