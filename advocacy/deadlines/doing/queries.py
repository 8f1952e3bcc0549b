"""What needs doing, in plain columns, within what the user may see. Each statement is built once for each role."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, or_, select

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import User
from advocacy.cases.models import Case, CaseState
from advocacy.db import db
from advocacy.people.models import Person

from ..engine.names import NOT_A_LAST_DAY
from ..kinds import DeadlineState
from ..models import Deadline, Notice
from .rules import AHEAD, TEAM_AHEAD

MOST = 12
TODAY: Any = bindparam("viewed_on")
NEEDS_DOING = or_(
    Deadline.state == DeadlineState.OPEN,
    and_(Deadline.state == DeadlineState.FILED, Deadline.proof.is_(None)),
)
GOES_ON = and_(Notice.ended_on.is_(None), Deadline.result.not_in(NOT_A_LAST_DAY))
OURS = and_(Deadline.act == "person", Deadline.work_by <= bindparam("ahead"))
OURS_AT_ALL = and_(Deadline.act == "person", Deadline.work_by.is_not(None))
THEIRS = and_(Deadline.act == "agency", Deadline.work_by < TODAY)
SHOWN = (
    Deadline.public_id,
    Deadline.rule,
    Deadline.result,
    Deadline.title,
    Deadline.act,
    Deadline.state,
    Deadline.work_by,
    Deadline.work_at,
    Deadline.legal_last,
    Deadline.filed_on,
    Deadline.hedge,
    Deadline.objections,
    Notice.public_id.label("notice"),
)
OF_CASE = (
    select(*SHOWN)
    .join(Notice, Notice.id == Deadline.notice_id)
    .where(Deadline.case_id == bindparam("case"), NEEDS_DOING, GOES_ON, or_(OURS_AT_ALL, THEIRS))
    .order_by(Deadline.work_by, Deadline.place, Deadline.id)
)


def of_case(case: Case) -> Sequence[Any]:
    """Every date that the person has to keep, however far off, and the agency's that ran out."""
    return db.read(OF_CASE, {"case": case.id, "viewed_on": clock.today()})


def _in_force() -> ColumnElement[bool]:
    return and_(
        Assignment.part.in_((Part.LEAD, Part.COVER)),
        Assignment.starts_on <= TODAY,
        or_(Assignment.ends_on.is_(None), Assignment.ends_on >= TODAY),
    )


def _of_cases(role: str, *more: Any) -> Any:
    named = (Case.public_id.label("case"), Person.name, Person.name_language)
    found = select(*SHOWN, *named, *more).select_from(Deadline)
    found = found.join(Notice, Notice.id == Deadline.notice_id).join(Case, Case.id == Deadline.case_id)
    found = found.join(Case.person).where(NEEDS_DOING, GOES_ON, Case.state != CaseState.CLOSED)
    return found.where(cases_in_sight_prepared(role)).order_by(Deadline.work_by, Deadline.id)


@cache
def _mine(role: str) -> Any:
    held = select(Assignment.case_id).where(Assignment.user_id == bindparam("viewer"), _in_force())
    return _of_cases(role).where(Deadline.case_id.in_(held), or_(OURS, THEIRS)).limit(MOST + 1)


@cache
def _team(role: str) -> Any:
    """At three days without proof, and earlier where nobody holds the case; not what the user holds."""
    works: list[ColumnElement[bool]] = [
        Assignment.case_id == Deadline.case_id,
        _in_force(),
        Assignment.user_id == User.id,
        User.disabled_at.is_(None),
    ]
    lead = select(func.min(User.name)).select_from(Assignment).join(User, User.id == Assignment.user_id)
    lead = lead.where(*works).correlate(Deadline)
    mine = exists().where(*works, User.id == bindparam("viewer")).correlate(Deadline)
    late = or_(
        Deadline.work_by <= bindparam("close"),
        and_(~exists().where(*works).correlate(Deadline), Deadline.work_by <= bindparam("ahead")),
    )
    found = _of_cases(role, lead.scalar_subquery().label("holder"))
    found = found.where(Case.team_id == bindparam("viewer_team"), Deadline.act == "person", ~mine, late)
    return found.limit(MOST + 1)


def mine(user: User) -> Sequence[Any]:
    """The soonest first, of the cases that the user holds today; one more than is shown."""
    return db.read(_mine(user.role), {**viewer(user), "ahead": clock.today() + AHEAD})


def of_team(supervisor: User) -> Sequence[Any]:
    """What a supervisor has to know of the team: close and without proof, or past."""
    today = clock.today()
    days = {"close": today + TEAM_AHEAD, "ahead": today + AHEAD}
    return db.read(_team(supervisor.role), {**viewer(supervisor), **days})
