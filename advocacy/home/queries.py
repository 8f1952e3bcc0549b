"""What needs doing today, for one user. A fixed number of queries, each put together once for each role."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, Select, and_, bindparam, or_, select

from advocacy import clock
from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import User
from advocacy.cases.models import Case, CaseState
from advocacy.consent.kinds import State
from advocacy.consent.models import Consent
from advocacy.db import db
from advocacy.directory.models import Service
from advocacy.letters.models import Letter
from advocacy.people.models import Person
from advocacy.people.search import find_people
from advocacy.referrals.models import Referral
from advocacy.referrals.states import FINISHED
from advocacy.tasks.models import Appointment, Task, TaskState

SOON = timedelta(days=7)
ENDING_SOON = timedelta(days=30)
MOST = 12
MINE: BindParameter[int] = bindparam("viewer")
TODAY: BindParameter[date] = bindparam("viewed_on")
CASE = (Case.public_id, Case.last_contact_on, Person.name, Person.name_language)


class Named(NamedTuple):
    """Whose case it is."""

    name: str
    name_language: str


class CaseInALine(NamedTuple):
    """As much of a case as a line of the page shows."""

    public_id: UUID
    last_contact_on: date | None
    person: Named


class Waiting(NamedTuple):
    """Something to be done, with the case that it belongs to."""

    what: Any
    case: CaseInALine


def _case(row: Sequence[Any]) -> CaseInALine:
    public_id, last_contact_on, *named = row[-len(CASE) :]
    return CaseInALine(public_id, last_contact_on, Named(*named))


def _within(found: Any, model: Any, role: str) -> Any:
    """Plain columns: a line shows little of each record, and only that is read."""
    found = found.add_columns(*CASE).select_from(model).join(Case, Case.id == model.case_id).join(Case.person)
    return found.where(cases_in_sight_prepared(role))


def _waiting(statement: Any, **facts: Any) -> list[Waiting]:
    return [Waiting(row, _case(row)) for row in db.read(statement, facts)]


@cache
def _tasks(role: str) -> Any:
    found = _within(select(Task.public_id, Task.what, Task.due_on), Task, role)
    found = found.where(Task.owner_id == MINE, Task.state == TaskState.OPEN, Task.due_on <= bindparam("soon"))
    return found.order_by(Task.due_on, Task.id).limit(MOST + 1)


@cache
def _appointments(role: str) -> Any:
    shown = (Appointment.public_id, Appointment.what, Appointment.day, Appointment.at, Appointment.place)
    found = _within(select(*shown), Appointment, role).where(
        Appointment.owner_id == MINE,
        Appointment.called_off.is_(False),
        Appointment.day.between(TODAY, bindparam("soon")),
    )
    return found.order_by(Appointment.day, Appointment.at, Appointment.id).limit(MOST)


@cache
def _letters(role: str) -> Any:
    unanswered = and_(Letter.replied_on.is_(None), Letter.outcome == "")
    late = and_(Letter.sent_on.is_not(None), unanswered, Letter.reply_by < TODAY)
    waits = or_(Letter.state == "agreed", and_(Letter.state == "issued", or_(Letter.sent_on.is_(None), late)))
    shown = (Letter.public_id, Letter.subject, Letter.state, Letter.sent_on, Letter.reply_by)
    found = _within(select(*shown), Letter, role).where(Letter.author_id == MINE, waits)
    return found.order_by(Letter.changed_at, Letter.id).limit(MOST)


@cache
def _referrals(role: str) -> Any:
    shown = (Referral.public_id, Referral.ask_again_on, Service.name.label("service"))
    found = _within(select(*shown), Referral, role).join(Service, Service.id == Referral.service_id)
    found = found.where(
        Referral.author_id == MINE, Referral.ask_again_on <= TODAY, Referral.state.not_in(FINISHED)
    )
    return found.order_by(Referral.ask_again_on, Referral.id).limit(MOST)


@cache
def _quiet(role: str) -> Any:
    since: BindParameter[date] = bindparam("since")
    quiet = or_(Case.last_contact_on < since, and_(Case.last_contact_on.is_(None), Case.opened_on < since))
    found = select(*CASE).select_from(Case).join(Case.person)
    found = found.where(Case.state == CaseState.OPEN, quiet, cases_in_sight_prepared(role))
    return found.order_by(Case.last_contact_on, Case.id).limit(MOST)


@cache
def _ending(role: str) -> Any:
    shown = (Consent.public_id, Consent.number, Consent.recipient, Consent.expires_on)
    found = _within(select(*shown), Consent, role)
    found = found.where(Consent.state == State.LIVE, Consent.expires_on.between(TODAY, bindparam("soon")))
    return found.where(Case.state == CaseState.OPEN).order_by(Consent.expires_on, Consent.id).limit(MOST)


def consents_ending(user: User) -> list[Waiting]:
    """What the people whose cases one sees have agreed to, and what ends within thirty days."""
    return _waiting(_ending(user.role), **viewer(user), soon=clock.today() + ENDING_SOON)


def tasks_due(user: User) -> list[Waiting]:
    """The user's own next steps, overdue and in the next week, with their case; one more than is shown."""
    return _waiting(_tasks(user.role), **_soon(user))


def appointments_soon(user: User) -> list[Waiting]:
    return _waiting(_appointments(user.role), **_soon(user))


def _soon(user: User) -> dict[str, Any]:
    return {**viewer(user), "soon": clock.today() + SOON}


def letters_waiting(user: User) -> list[Waiting]:
    """Letters of the user's that can go on, or whose answer is late."""
    return _waiting(_letters(user.role), **viewer(user))


def referrals_to_chase(user: User) -> list[Waiting]:
    return _waiting(_referrals(user.role), **viewer(user))


def people_found(words: str, user: User) -> list[Person]:
    """Who fits a search; whoever has a case of exactly this number comes first."""
    asked = {"reference": words.strip(), **viewer(user)}
    first = list(db.session.scalars(_numbered(user.role), asked).unique())
    return list(dict.fromkeys([*first, *find_people(words, user)]))


@cache
def _numbered(role: str) -> Select[Person]:
    found = select(Person).join(Case, Case.person_id == Person.id)
    found = found.where(Case.reference == bindparam("reference"), cases_in_sight_prepared(role))
    return found.order_by(Case.id)


def long_not_spoken(user: User, after_days: int) -> list[CaseInALine]:
    """Whom the user leads or covers and nobody has spoken with for too long."""
    since = clock.today() - timedelta(days=after_days)
    return [one.case for one in _waiting(_quiet(user.role), **viewer(user), since=since)]
