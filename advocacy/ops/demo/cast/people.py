"""Staff and people of the demo, as plain values."""

from dataclasses import dataclass
from datetime import date

from advocacy.ops.demo.cast.words import Method, Permitted, Role


@dataclass(frozen=True, slots=True)
class Team:
    """Advocates who share a supervisor."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which someone is away, and who covers."""

    from_day: date
    to_day: date
    cover: str  # email of the colleague
    why: str


@dataclass(frozen=True, slots=True)
class Staff:
    """Someone who works here. The email is the key by which other records name them."""

    email: str
    name: str
    called: str
    role: Role
    team: str | None  # key of the team
    phone: str
    pronouns: str
    languages: tuple[str, ...]
    capacity: int  # how many people one can carry well; 0 where there is no caseload
    joined_on: date
    about: str
    away: tuple[Away, ...] = ()


@dataclass(frozen=True, slots=True)
class SafeContact:
    """What the person says about one way of reaching them."""

    method: Method
    permitted: Permitted
    detail: str  # number or address, empty where there is none
    best_times: str
    note: str


@dataclass(frozen=True, slots=True)
class HomeAddress:
    """Where the person lives or gets post."""

    line: str
    town: str
    postal_code: str
    protected: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Supporter:
    """Someone at the person's side, and what they may know."""

    name: str
    relationship: str
    may_know: str
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MustNotKnow:
    """Someone who must not be told."""

    name: str
    relationship: str
    note: str


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone we support. `name` is what they are called; `short` is how notes speak of them."""

    key: str
    name: str
    short: str
    also_called: tuple[str, ...]
    legal_name: str  # empty where it is the same as the name
    pronounced: str
    pronouns: str
    born_on: date | None
    word_for_self: str  # "member", "neighbor", … ; empty means the organization's word
    describes_self: str
    languages: tuple[str, ...]  # the first is the one spoken with us
    written_language: str
    interpreter: str  # language or "American Sign Language"; empty means none
    interpreter_note: str
    access_needs: tuple[str, ...]
    safe_contacts: tuple[SafeContact, ...]  # one for each Method, in that order
    code_word: str
    what_to_say: str
    addresses: tuple[HomeAddress, ...]
    supporters: tuple[Supporter, ...]
    must_not_know: tuple[MustNotKnow, ...]
    strengths: str
    what_matters: str
    what_helps: str
    phone: str  # empty where there is none
    email: str
