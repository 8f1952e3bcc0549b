"""What happened in the demo's cases, as plain values. Records name each other by key, staff by email."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from advocacy.ops.demo.cast import words as kinds


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held a case, as what, from when until when."""

    staff: str
    part: kinds.Part
    from_day: date
    to_day: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """A case opened, paused, resumed or closed."""

    kind: kinds.ChangeKind
    day: date
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Closing:
    """How a case ended, with the person's own view."""

    day: date
    reason: kinds.CloseReason
    own_view: str
    would_come_back: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an issue ended, seen three ways."""

    day: date
    person_view: str
    advocate_view: str
    agency_view: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something an agency decided and told the person."""

    key: str
    dated_on: date
    received_on: date
    starts_on: date | None
    says: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing being sorted out with one agency."""

    key: str
    title: str
    system: kinds.System
    agency: str
    agency_worker: str
    agency_reference: str
    wants: str
    barriers: tuple[str, ...]
    opened_on: date
    outcome: Outcome | None  # None while it is open
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Something that gets done towards a goal."""

    words: str
    done_by: kinds.DoneBy
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Rating:
    """The person's own number from 0 to 10, with what they said."""

    day: date
    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Goal:
    """What the person wants, in their own words. `achieved_on` is the day on which they said so."""

    key: str
    issue: str | None
    words: str
    added_on: date
    achieved_on: date | None
    steps: tuple[Step, ...]
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class Addendum:
    """A correction of a locked contact."""

    day: date
    author: str
    words: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One conversation or attempt."""

    key: str
    day: date
    at: time | None
    author: str
    kind: kinds.ContactKind
    reached: bool
    minutes: int | None
    happened: str
    with_whom: str  # empty for the person alone
    place: str
    goal: str | None
    addenda: tuple[Addendum, ...] = ()
    also_cases: tuple[str, ...] = ()  # keys of other cases that the same contact was for


@dataclass(frozen=True, slots=True)
class Task:
    """A next step. `cleared_by` names the contact that did it."""

    key: str
    words: str
    owner: str
    made_on: date
    due_on: date
    done_on: date | None
    made_in: str | None  # key of the contact
    cleared_by: str | None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day, a time, a place and who goes along."""

    key: str
    what: str
    day: date
    at: time
    minutes: int
    place: str
    goes_along: str | None
    agency: str | None
    went: str  # how it went, empty where it is still to come


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to an agency, with the answers that its template asks for."""

    key: str
    template: str
    issue: str
    agency: str
    department: str
    author: str
    state: kinds.LetterState
    answers: Mapping[str, str]
    drafted_on: date
    agreed_on: date | None
    agreed_how: str
    checked_by: str | None
    checked_on: date | None
    issued_on: date | None
    sent_on: date | None
    sent_how: str
    reply_due_on: date | None
    replied_on: date | None
    reply: str


@dataclass(frozen=True, slots=True)
class Referral:
    """A request to a service, chased to an outcome. It is printed once `issued_on` is set."""

    key: str
    service: str
    issue: str | None
    goal: str | None
    author: str
    state: kinds.ReferralState
    need: str
    own_words: str
    urgent: bool
    drafted_on: date
    agreed_on: date | None
    agreed_how: str
    issued_on: date | None
    sent_on: date | None
    sent_how: str
    ask_again_on: date | None
    answered_on: date | None
    answer: str
    first_meeting_on: date | None
    ended_on: date | None
    outcome: str
    person_view: str


@dataclass(frozen=True, slots=True)
class DemoCase:
    """A piece of support with one person, from opening to closing."""

    key: str
    person: str
    advocate: str  # who holds it now, or held it last
    status: kinds.CaseStatus
    intensity: str  # light, standard, intensive
    why_came: str
    opened_on: date
    held: tuple[Holding, ...]
    changes: tuple[Change, ...]
    closing: Closing | None
    issues: tuple[Issue, ...]
    goals: tuple[Goal, ...]
    contacts: tuple[Contact, ...]  # oldest first
    tasks: tuple[Task, ...]
    appointments: tuple[Appointment, ...]
    letters: tuple[Letter, ...]
    referrals: tuple[Referral, ...]
