"""What a supervisor needs at a glance. A fixed number of queries, whatever the size of the team."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import BindParameter, Row, Select, and_, bindparam, case, func, or_, select

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.access.seeing import cases_in_sight_prepared, cases_within_sight_of, viewer
from advocacy.accounts.models import Role, User
from advocacy.cases.models import Case, CaseState
from advocacy.db import db
from advocacy.letters.models import Letter
from advocacy.people.models import Person
from advocacy.referrals.models import Referral
from advocacy.referrals.states import FINISHED
from advocacy.tasks.models import Appointment, Task, TaskState

CLOSE = timedelta(days=14)
IN_A_LINE = (
    Case.id,
    Case.public_id,
    Case.reference,
    Case.state,
    Case.intensity,
    Case.opened_on,
    Case.last_contact_on,
    Person.name,
    Person.name_language,
    Person.interpreter,
)
TODAY: BindParameter[date] = bindparam("today")
TEAM: BindParameter[int | None] = bindparam("team")


def team_of(supervisor: User) -> Sequence[User]:
    """Those who can hold a case in the supervisor's team, and whoever still does."""
    return db.session.scalars(_team(), {"team": supervisor.team_id}).all()


@cache
def _team() -> Select[User]:
    found = select(User).where(User.team_id == TEAM, User.role.in_([Role.ADVOCATE, Role.SUPERVISOR]))
    return found.order_by(User.name, User.id)


def advocate_or_404(public_id: UUID, supervisor: User) -> User:
    found = select(User).where(User.public_id == public_id, User.team_id == supervisor.team_id)
    return db.session.scalars(found).one_or_none() or abort(404)


def _live(on: Any) -> Any:
    return and_(
        Assignment.part == Part.LEAD,
        Assignment.starts_on <= on,
        or_(Assignment.ends_on.is_(None), Assignment.ends_on > on),
    )


def held_cases(supervisor: User, advocate: User | None = None) -> Sequence[Row[Any]]:
    """Every case of the team that goes on, with its lead and what makes it heavy: one row a case."""
    found = _held(supervisor.role)
    if advocate is None:
        return db.read(found, _asked(supervisor))
    return db.session.execute(found.where(Assignment.user_id == advocate.id), _asked(supervisor)).all()


def _asked(supervisor: User) -> dict[str, Any]:
    days = {"today": clock.today(), "close": clock.today() + CLOSE}
    return {"team": supervisor.team_id, **days, **viewer(supervisor)}


def _of_the_team(role: str) -> Any:
    """The team's cases, as far as this supervisor may know of them."""
    return and_(Case.team_id == TEAM, cases_in_sight_prepared(role))


@cache
def _held(role: str) -> Any:
    return (
        select(
            *IN_A_LINE,
            Assignment.user_id.label("lead"),
            _count(Task, Task.state == TaskState.OPEN, Task.due_on < TODAY).label("overdue"),
            _count(Appointment, Appointment.day.between(TODAY, bindparam("close"))).label("close"),
            _count(Referral, Referral.issued_on.is_not(None), Referral.state.not_in(FINISHED)).label(
                "referrals"
            ),
        )
        .join(Case.person)
        .outerjoin(Assignment, and_(Assignment.case_id == Case.id, _live(TODAY)))
        .where(_of_the_team(role), Case.state != CaseState.CLOSED)
        .order_by(Person.sort_name, Case.id)
    )


def _count(table: Any, *wanted: Any) -> Any:
    found = select(func.count()).select_from(table).where(table.case_id == Case.id, *wanted)
    return found.correlate(Case).scalar_subquery()


def letters_waiting(supervisor: User) -> Sequence[Row[Any]]:
    """For each state that waits for someone: how many letters, and since when."""
    return db.read(_letters(supervisor.role), _asked(supervisor))


@cache
def _letters(role: str) -> Any:
    waits = case((Letter.state == "issued", "issued"), else_="agreed").label("waits")
    found = select(waits, func.count().label("count"), func.min(Letter.changed_at).label("since"))
    found = found.join(Case, Case.id == Letter.case_id).where(
        _of_the_team(role),
        or_(Letter.state == "agreed", and_(Letter.state == "issued", Letter.sent_on.is_(None))),
    )
    return found.group_by(waits).order_by(waits)


def referrals_to_chase(supervisor: User) -> int:
    return int(db.read(_chased(supervisor.role), _asked(supervisor))[0][0])


@cache
def _chased(role: str) -> Any:
    found = select(func.count()).select_from(Referral).join(Case, Case.id == Referral.case_id)
    late = and_(Referral.ask_again_on <= TODAY, Referral.state.not_in(FINISHED))
    return found.where(_of_the_team(role), late)


def covers(supervisor: User) -> Sequence[Row[Any]]:
    """Who stands in for the team now or soon, and for how many cases."""
    return db.read(_covers(supervisor.role), _asked(supervisor))


@cache
def _covers(role: str) -> Any:
    return (
        select(
            User.name,
            Assignment.starts_on,
            Assignment.ends_on,
            func.count().label("cases"),
        )
        .join(User, User.id == Assignment.user_id)
        .join(Case, Case.id == Assignment.case_id)
        .where(
            _of_the_team(role),
            Assignment.part == Part.COVER,
            Assignment.ends_on >= TODAY,
        )
        .group_by(User.name, Assignment.starts_on, Assignment.ends_on)
        .order_by(Assignment.starts_on, User.name)
    )


def case_ids_led_by(advocate: User, supervisor: User) -> Select[int]:
    """The cases that this advocate leads today and that go on, as far as the supervisor may know of them."""
    return (
        select(Assignment.case_id)  # type: ignore[return-value]
        .join(Case, Case.id == Assignment.case_id)
        .where(Assignment.user_id == advocate.id, _live(clock.today()), Case.state != CaseState.CLOSED)
        .where(cases_within_sight_of(supervisor))
    )


def cases_led_by(advocate: User, supervisor: User) -> Sequence[Case]:
    found = select(Case).where(Case.id.in_(case_ids_led_by(advocate, supervisor)))
    return db.session.scalars(found.order_by(Case.id)).all()
