"""What needs doing today, for one user. A fixed number of queries, each put together once for each role."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Row, and_, bindparam, or_, select
from sqlalchemy.orm import joinedload, load_only, noload

from advocacy import clock
from advocacy.access.seeing import cases_in_sight_prepared, cases_within_sight_of, viewer
from advocacy.accounts.models import User
from advocacy.cases.models import Case, CaseState
from advocacy.db import db
from advocacy.directory.models import Service
from advocacy.letters.models import Letter
from advocacy.people.models import Person
from advocacy.people.search import find_people
from advocacy.referrals.models import Referral
from advocacy.referrals.states import FINISHED
from advocacy.tasks.models import Appointment, Task, TaskState

SOON = timedelta(days=7)
MOST = 12
MINE: BindParameter[int] = bindparam("viewer")
TODAY: BindParameter[date] = bindparam("viewed_on")
# A line of the page shows little of each record: only that is read.
OF_CASE = (
    load_only(Case.public_id, Case.last_contact_on),
    joinedload(Case.person, innerjoin=True).load_only(Person.name, Person.name_language),
)
OF_TASK = load_only(Task.public_id, Task.what, Task.due_on)
OF_APPOINTMENT = load_only(
    Appointment.public_id, Appointment.what, Appointment.day, Appointment.at, Appointment.place
)
OF_LETTER = (
    load_only(Letter.public_id, Letter.subject, Letter.state, Letter.sent_on, Letter.reply_by),
    noload(Letter.author),
    noload(Letter.document),
)
OF_REFERRAL = (
    load_only(Referral.public_id, Referral.ask_again_on),
    joinedload(Referral.service, innerjoin=True).load_only(Service.name),
    noload(Referral.author),
    noload(Referral.document),
    noload(Referral.goal),
)


@cache
def _tasks(role: str) -> Any:
    found = select(Task, Case).join(Case, Case.id == Task.case_id).options(*OF_CASE, OF_TASK)
    found = found.where(Task.owner_id == MINE, Task.state == TaskState.OPEN, Task.due_on <= bindparam("soon"))
    return found.where(cases_in_sight_prepared(role)).order_by(Task.due_on, Task.id).limit(MOST + 1)


@cache
def _appointments(role: str) -> Any:
    found = select(Appointment, Case).join(Case, Case.id == Appointment.case_id)
    found = found.options(*OF_CASE, OF_APPOINTMENT).where(
        Appointment.owner_id == MINE,
        Appointment.called_off.is_(False),
        Appointment.day.between(TODAY, bindparam("soon")),
        cases_in_sight_prepared(role),
    )
    return found.order_by(Appointment.day, Appointment.at, Appointment.id).limit(MOST)


@cache
def _letters(role: str) -> Any:
    late = and_(Letter.sent_on.is_not(None), Letter.reply_by < TODAY)
    waits = or_(Letter.state == "agreed", and_(Letter.state == "issued", or_(Letter.sent_on.is_(None), late)))
    found = select(Letter, Case).join(Case, Case.id == Letter.case_id).options(*OF_CASE, *OF_LETTER)
    found = found.where(Letter.author_id == MINE, waits, cases_in_sight_prepared(role))
    return found.order_by(Letter.changed_at, Letter.id).limit(MOST)


@cache
def _referrals(role: str) -> Any:
    found = select(Referral, Case).join(Case, Case.id == Referral.case_id).options(*OF_CASE, *OF_REFERRAL)
    found = found.where(
        Referral.author_id == MINE,
        Referral.ask_again_on <= TODAY,
        Referral.state.not_in(FINISHED),
        cases_in_sight_prepared(role),
    )
    return found.order_by(Referral.ask_again_on, Referral.id).limit(MOST)


@cache
def _quiet(role: str) -> Any:
    since: BindParameter[date] = bindparam("since")
    quiet = or_(Case.last_contact_on < since, and_(Case.last_contact_on.is_(None), Case.opened_on < since))
    found = select(Case).where(Case.state == CaseState.OPEN, quiet, cases_in_sight_prepared(role))
    return found.options(*OF_CASE).order_by(Case.last_contact_on, Case.id).limit(MOST)


def tasks_due(user: User) -> Sequence[Row[Any]]:
    """The user's own next steps, overdue and in the next week, with their case; one more than is shown."""
    return list(db.session.execute(_tasks(user.role), _soon(user)))


def appointments_soon(user: User) -> Sequence[Row[Any]]:
    return list(db.session.execute(_appointments(user.role), _soon(user)))


def _soon(user: User) -> dict[str, Any]:
    return {**viewer(user), "soon": clock.today() + SOON}


def letters_waiting(user: User) -> Sequence[Row[Any]]:
    """Letters of the user's that can go on, or whose answer is late."""
    return list(db.session.execute(_letters(user.role), viewer(user)))


def referrals_to_chase(user: User) -> Sequence[Row[Any]]:
    return list(db.session.execute(_referrals(user.role), viewer(user)))


def people_found(words: str, user: User) -> list[Person]:
    """Who fits a search; whoever has a case of exactly this number comes first."""
    numbered = select(Person).join(Case, Case.person_id == Person.id)
    numbered = numbered.where(Case.reference == words.strip(), cases_within_sight_of(user))
    first = list(db.session.scalars(numbered.order_by(Case.id)).unique())
    return list(dict.fromkeys([*first, *find_people(words, user)]))


def long_not_spoken(user: User, after_days: int) -> Sequence[Case]:
    """Whom the user leads or covers and nobody has spoken with for too long."""
    since = clock.today() - timedelta(days=after_days)
    return db.session.scalars(_quiet(user.role), {**viewer(user), "since": since}).all()
