"""What needs doing today, for one user. A fixed number of queries."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.orm import joinedload, load_only, noload

from advocacy import clock
from advocacy.access.seeing import cases_within_sight_of
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


def tasks_due(user: User) -> Sequence[Row[Any]]:
    """The user's own next steps, overdue and in the next week, with their case; one more than is shown."""
    found = (
        select(Task, Case)
        .join(Case, Case.id == Task.case_id)
        .where(
            Task.owner_id == user.id,
            Task.state == TaskState.OPEN,
            Task.due_on <= clock.today() + SOON,
            cases_within_sight_of(user),
        )
        .options(*OF_CASE, OF_TASK)
    )
    return list(db.session.execute(found.order_by(Task.due_on, Task.id).limit(MOST + 1)))


def appointments_soon(user: User) -> Sequence[Row[Any]]:
    found = (
        select(Appointment, Case)
        .join(Case, Case.id == Appointment.case_id)
        .where(
            Appointment.owner_id == user.id,
            Appointment.called_off.is_(False),
            Appointment.day.between(clock.today(), clock.today() + SOON),
            cases_within_sight_of(user),
        )
        .options(*OF_CASE, OF_APPOINTMENT)
    )
    return list(
        db.session.execute(found.order_by(Appointment.day, Appointment.at, Appointment.id).limit(MOST))
    )


def letters_waiting(user: User) -> Sequence[Row[Any]]:
    """Letters of the user's that can go on, or whose answer is late."""
    late = and_(Letter.sent_on.is_not(None), Letter.reply_by < clock.today())
    waits = or_(Letter.state == "agreed", and_(Letter.state == "issued", or_(Letter.sent_on.is_(None), late)))
    found = select(Letter, Case).join(Case, Case.id == Letter.case_id)
    found = found.where(Letter.author_id == user.id, waits, cases_within_sight_of(user)).options(
        *OF_CASE, *OF_LETTER
    )
    return list(db.session.execute(found.order_by(Letter.changed_at, Letter.id).limit(MOST)))


def referrals_to_chase(user: User) -> Sequence[Row[Any]]:
    found = (
        select(Referral, Case)
        .join(Case, Case.id == Referral.case_id)
        .where(
            Referral.author_id == user.id,
            Referral.ask_again_on <= clock.today(),
            Referral.state.not_in(FINISHED),
            cases_within_sight_of(user),
        )
        .options(*OF_CASE, *OF_REFERRAL)
    )
    return list(db.session.execute(found.order_by(Referral.ask_again_on, Referral.id).limit(MOST)))


def people_found(words: str, user: User) -> list[Person]:
    """Who fits a search; whoever has a case of exactly this number comes first."""
    numbered = select(Person).join(Case, Case.person_id == Person.id)
    numbered = numbered.where(Case.reference == words.strip(), cases_within_sight_of(user))
    first = list(db.session.scalars(numbered.order_by(Case.id)).unique())
    return list(dict.fromkeys([*first, *find_people(words, user)]))


def long_not_spoken(user: User, after_days: int) -> Sequence[Case]:
    """Whom the user leads or covers and nobody has spoken with for too long."""
    before = clock.today() - timedelta(days=after_days)
    quiet = or_(Case.last_contact_on < before, and_(Case.last_contact_on.is_(None), Case.opened_on < before))
    found = (
        select(Case).where(Case.state == CaseState.OPEN, quiet, cases_within_sight_of(user)).options(*OF_CASE)
    )
    return db.session.scalars(found.order_by(Case.last_contact_on, Case.id).limit(MOST)).all()
