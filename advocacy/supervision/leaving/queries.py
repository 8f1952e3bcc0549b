"""What someone holds, case by case, whoever asks: the pages decide how much of it is shown."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.accounts.models import Role, User
from advocacy.cases.models import Case, CaseState
from advocacy.db import db
from advocacy.drafts.models import Draft, KeptPost
from advocacy.letters.models import Letter
from advocacy.people.models import Person
from advocacy.referrals.models import Referral
from advocacy.referrals.states import FINISHED
from advocacy.tasks.models import Appointment, Task, TaskState

from .models import Leaving, LeavingState

HOLDERS = (Role.ADVOCATE, Role.SUPERVISOR)


@dataclass
class InCase:
    """Everything that someone holds in one case."""

    case: Case
    leads: bool = False
    covers: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return str(self.case.public_id)


@dataclass(frozen=True)
class Holding:
    """All that someone holds: by case, people met before there is a case, and what is not finished."""

    cases: list[InCase]
    met: Sequence[tuple[Assignment, Person]]
    drafts: int

    @property
    def count(self) -> int:
        return len(self.cases) + len(self.met)


def _running(user: User, part: Part) -> Any:
    """What lasts longer than they do; what ends on their last day needs nobody else."""
    leaving = planned(user)
    last = max(clock.today(), leaving.leaves_on) if leaving else clock.today()
    goes_on = or_(Assignment.ends_on.is_(None), Assignment.ends_on > last)
    return and_(Assignment.user_id == user.id, Assignment.part == part, goes_on)


def _kinds(whose: Any, today: Any) -> dict[str, tuple[Any, tuple[Any, ...]]]:
    """What someone can hold in a case, and when it counts. `whose` is an id, or the column of one."""
    waits = or_(Letter.issued_on.is_(None), Letter.sent_on.is_(None), Letter.replied_on.is_(None))
    meets = (Appointment.owner_id == whose, Appointment.day >= today, Appointment.called_off.is_(False))
    return {
        "tasks": (Task, (Task.owner_id == whose, Task.state == TaskState.OPEN)),
        "appointments": (Appointment, meets),
        "letters": (Letter, (Letter.author_id == whose, waits)),
        "referrals": (Referral, (Referral.author_id == whose, Referral.state.not_in(FINISHED))),
    }


def _per_case(table: Any, wanted: tuple[Any, ...]) -> Select[Any]:
    found = select(table.case_id, func.count()).join(Case, Case.id == table.case_id)
    return found.where(Case.state != CaseState.CLOSED, *wanted).group_by(table.case_id)


def _holds_something(today: Any) -> Any:
    """Whether this user holds anything at all: asked once for everyone, so that only those few are looked at."""
    kinds = _kinds(User.id, today).values()
    goes_on = (
        select(Case.id).where(Case.id == table.case_id, Case.state != CaseState.CLOSED, *wanted)
        for table, wanted in kinds
    )
    runs = or_(Assignment.ends_on.is_(None), Assignment.ends_on > today)
    theirs = select(Assignment.id).outerjoin(Case, Case.id == Assignment.case_id)
    later = aliased(Case)
    has_case = select(later.id).where(later.person_id == Assignment.person_id).correlate(Assignment)
    met = and_(Assignment.case_id.is_(None), ~has_case.exists())
    holds = theirs.where(Assignment.user_id == User.id, runs, or_(met, Case.state != CaseState.CLOSED))
    return or_(*(one.correlate(User).exists() for one in (holds, *goes_on)))


def holding_of(user: User) -> Holding:
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for kind, (table, wanted) in _kinds(user.id, clock.today()).items():
        for case_id, number in db.session.execute(_per_case(table, wanted)):
            counts[case_id][kind] = number
    parts = {
        part: set(db.session.scalars(select(Assignment.case_id).where(_running(user, part))))
        for part in (Part.LEAD, Part.COVER)
    }
    ids = {*counts, *parts[Part.LEAD], *parts[Part.COVER]}
    found = select(Case).join(Person).where(Case.id.in_(ids), Case.state != CaseState.CLOSED)
    cases = [
        InCase(case, case.id in parts[Part.LEAD], case.id in parts[Part.COVER], counts.get(case.id, {}))
        for case in db.session.scalars(found.order_by(Person.sort_name, Case.id))
    ]
    return Holding(cases, met_by(user), unfinished_of(user))


def met_by(user: User) -> list[tuple[Assignment, Person]]:
    """People without an open case of theirs whom this user met first and still looks after."""
    found = select(Assignment, Person).join(Person, Person.id == Assignment.person_id)
    has_case = select(Case.id).where(Case.person_id == Person.id).exists()
    found = found.where(_running(user, Part.FIRST_CONTACT), ~has_case).order_by(
        Person.sort_name, Assignment.id
    )
    return [(row[0], row[1]) for row in db.session.execute(found)]


def unfinished_of(user: User) -> int:
    """How many drafts and kept posts: never the words."""
    return sum(
        db.session.scalar(select(func.count()).select_from(table).where(table.user_id == user.id)) or 0
        for table in (Draft, KeptPost)
    )


def planned(user: User) -> Leaving | None:
    found = select(Leaving).where(Leaving.user_id == user.id, Leaving.state == LeavingState.PLANNED)
    return db.session.scalars(found).one_or_none()


def all_planned(team_id: int | None = None) -> Sequence[Leaving]:
    of_a_team, whose = team_id is not None, {"team": team_id}
    some = db.read(_ids_of_planned(of_a_team), whose)
    return db.session.scalars(_planned(of_a_team), whose).all() if some else []


@cache
def _planned(of_a_team: bool) -> Select[Leaving]:
    found = select(Leaving).join(User, User.id == Leaving.user_id)
    found = found.where(Leaving.state == LeavingState.PLANNED)
    if of_a_team:
        found = found.where(User.team_id == bindparam("team"))
    return found.order_by(Leaving.leaves_on, Leaving.id)


@cache
def _ids_of_planned(of_a_team: bool) -> Select[int]:
    return _planned(of_a_team).with_only_columns(Leaving.id)


def _holds_in(team_id: Any, today: Any) -> Any:
    """Whether this user has a part in a case of the team, wherever they belong themselves."""
    found = select(Assignment.id).join(Case, Case.id == Assignment.case_id)
    runs = or_(Assignment.ends_on.is_(None), Assignment.ends_on > today)
    found = found.where(Case.team_id == team_id, Case.state != CaseState.CLOSED, runs)
    return found.where(Assignment.user_id == User.id).correlate(User).exists()


def member_or_404(public_id: UUID, supervisor: User) -> User:
    """Someone of the supervisor's team, or who holds one of its cases; also after they left."""
    team = supervisor.team_id
    within = or_(and_(User.team_id == team, User.role.in_(HOLDERS)), _holds_in(team, clock.today()))
    found = select(User).where(User.public_id == public_id, within)
    return db.session.scalars(found).one_or_none() or abort(404)


def colleagues(user: User) -> list[User]:
    """Who can take on what someone of this team holds: active, and not leaving themselves."""
    leaving = select(Leaving.user_id).where(Leaving.state == LeavingState.PLANNED)
    found = select(User).where(
        User.team_id == user.team_id,
        User.role.in_(HOLDERS),
        User.disabled_at.is_(None),
        User.id != user.id,
        User.id.not_in(leaving),
    )
    return list(db.session.scalars(found.order_by(User.name, User.id)))


def others_active(user: User, role: Role) -> int:
    """How many others of this role stay: in the team, for a supervisor."""
    leaving = select(Leaving.user_id).where(Leaving.state == LeavingState.PLANNED)
    found = select(func.count()).select_from(User)
    found = found.where(
        User.role == role, User.disabled_at.is_(None), User.id != user.id, User.id.not_in(leaving)
    )
    if role == Role.SUPERVISOR:
        found = found.where(User.team_id == user.team_id)
    return db.session.scalar(found) or 0


def supervisors_of(team_id: int | None) -> list[User]:
    found = select(User).where(
        User.team_id == team_id, User.role == Role.SUPERVISOR, User.disabled_at.is_(None)
    )
    return list(db.session.scalars(found.order_by(User.name, User.id)))


def team_goes_on(user: User) -> bool:
    """Whether the team has others in it, or cases that go on."""
    others = select(User.id).where(
        User.team_id == user.team_id, User.id != user.id, User.disabled_at.is_(None)
    )
    cases = select(Case.id).where(Case.team_id == user.team_id, Case.state != CaseState.CLOSED)
    return any(db.session.scalar(one.limit(1)) is not None for one in (others, cases))


@cache
def gone() -> Select[User]:
    team: Any = bindparam("team")
    today: Any = bindparam("today")
    over = or_(User.disabled_at.is_not(None), User.role.not_in(HOLDERS))
    within = or_(User.team_id == team, _holds_in(team, today))
    return select(User).where(over, within, _holds_something(today)).order_by(User.name, User.id)


@cache
def ids_of_gone() -> Select[int]:
    """The same in plain columns: on most days there is nobody."""
    return gone().with_only_columns(User.id)


def gone_for(days: int) -> Sequence[User]:
    """Those whose access ended at least so long ago and who left something unfinished."""
    before = clock.now() - timedelta(days=days)
    words = or_(
        select(Draft.id).where(Draft.user_id == User.id).exists(),
        select(KeptPost.id).where(KeptPost.user_id == User.id).exists(),
    )
    return db.session.scalars(select(User).where(User.disabled_at < before, words).order_by(User.id)).all()
