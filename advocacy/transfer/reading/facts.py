"""What one row says about a person and their case, once understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from advocacy.sentences import Sentence
from advocacy.transfer.reading.date_habits import DateOrder
from advocacy.transfer.reading.fields import PersonField


class YesNo(StrEnum):
    """An answer that a list may leave out."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class CaseStanding(StrEnum):
    """Where a case stands, in the three words that all lists can be brought to."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True)
class Phone:
    """One number as typed; `e164` is None where no number could be made out. `note` is the text around it."""

    raw: str
    e164: str | None = None
    extension: str = ""
    note: str = ""


@dataclass(frozen=True)
class PersonFacts:
    """A person and their case as a row tells it. Texts are as typed, without the spaces around them."""

    reference: str = ""
    first_name: str = ""
    last_name: str = ""
    full_name: str = ""
    preferred_name: str = ""
    pronouns: str = ""
    date_of_birth: date | None = None
    phones: tuple[Phone, ...] = ()
    text_ok: YesNo = YesNo.UNKNOWN
    text_note: str = ""
    email: str = ""
    language: str = ""
    language_code: str = ""
    interpreter: YesNo = YesNo.UNKNOWN
    interpreter_note: str = ""
    address: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    program: str = ""
    advocate: str = ""
    opened: date | None = None
    last_contact: date | None = None
    next_step: str = ""
    next_step_due: date | None = None
    status: CaseStanding | None = None
    status_reason: str = ""
    consent_note: str = ""
    goals: tuple[str, ...] = ()
    notes: str = ""

    @property
    def whole_name(self) -> str:
        """The name as the list has it, first and last together."""
        return self.full_name or " ".join(filter(None, (self.first_name, self.last_name)))

    @property
    def name_to_call(self) -> str:
        """What to call the person; the one thing that a row must hold."""
        return self.preferred_name or self.first_name or self.full_name or self.last_name

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in the row, for finding the person among those we know."""
        called = " ".join(filter(None, (self.preferred_name, self.last_name)))
        names = (self.whole_name, called if self.preferred_name else "", self.preferred_name)
        return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True)
class Remark:
    """Something about one value of a row: what is wrong or doubtful, and what to do."""

    field: PersonField | None
    sentence: Sentence


@dataclass(frozen=True)
class RowReading:
    """A row as found and as understood. A row with problems waits until they are put right."""

    line: int
    values: tuple[str, ...]
    facts: PersonFacts
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Answers:
    """What the user decided; `repair` None is no answer yet.

    `date_orders` go by the index of the column, `standings` by the folded words of the status.
    """

    today: date
    region: str = "US"
    repair: bool | None = None
    date_orders: Mapping[int, DateOrder] = field(default_factory=dict)
    standings: Mapping[str, CaseStanding] = field(default_factory=dict)
