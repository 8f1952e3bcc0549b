"""What is known of a person, as plain values on the way from a form or a file into the record."""

from dataclasses import dataclass
from datetime import date

from .models import Allowed


@dataclass(frozen=True)
class PersonFacts:
    """Who someone is. Nothing but a name to be called by is required."""

    name: str
    legal_name: str = ""
    other_names: str = ""
    say_name: str = ""
    pronouns: str = ""
    date_of_birth: date | None = None
    languages: str = ""
    interpreter: str = ""
    access_needs: str = ""


@dataclass(frozen=True)
class ContactFacts:
    """What someone said about one way of reaching them. `allowed` is None while nobody has asked."""

    allowed: Allowed | None = None
    details: str = ""
    best_times: str = ""
    what_to_say: str = ""

    @property
    def is_empty(self) -> bool:
        return self.allowed is None and not (self.details or self.best_times or self.what_to_say)


@dataclass(frozen=True)
class AddressFacts:
    """An address; `lines` is None where a protected one stays as it is."""

    lines: str | None
    protected: bool = False
    note: str = ""


@dataclass(frozen=True)
class SupporterFacts:
    """Someone on the person's side, and what they may know."""

    name: str
    relationship_words: str = ""
    may_know: str = ""
    phone: str = ""
