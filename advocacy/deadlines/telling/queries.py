"""What may have to be told, what was told, and who there is to hear it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, exists, or_, select

from advocacy import clock
from advocacy.access.models import Assignment, KeptAway, Part
from advocacy.accounts.models import User
from advocacy.cases.models import Case, CaseState
from advocacy.db import Instant, db

from ..doing.queries import GOES_ON, NEEDS_DOING
from ..kinds import Audience, Step
from ..models import Deadline, DeadlineTold, Notice
from .rules import Told

NEAR = or_(
    Deadline.work_by <= bindparam("until"),
    Deadline.work_by.is_(None) & (Deadline.work_at <= bindparam("until_at", type_=Instant())),
)
SOON = (
    select(
        Deadline.id,
        Deadline.public_id,
        Deadline.case_id,
        Deadline.act,
        Deadline.state,
        Deadline.proof,
        Deadline.work_by,
        Deadline.work_at,
    )
    .join(Case, Case.id == Deadline.case_id)
    .join(Notice, Notice.id == Deadline.notice_id)
    .where(NEEDS_DOING, GOES_ON, NEAR, Case.state != CaseState.CLOSED)
    .order_by(Deadline.id)
)
TOLD = (
    select(
        DeadlineTold.deadline_id,
        DeadlineTold.told_for,
        DeadlineTold.step,
        DeadlineTold.audience,
        DeadlineTold.told_at,
    )
    .where(DeadlineTold.deadline_id.in_(bindparam("ids", expanding=True)))
    .order_by(DeadlineTold.id)
)


def soon(ahead: timedelta) -> Sequence[Any]:
    """Whatever needs doing within that time, and everything before."""
    return db.read(SOON, {"until": clock.today() + ahead, "until_at": clock.now() + ahead})


def told_of(ids: Sequence[int]) -> dict[int, set[Told]]:
    """What was told of these deadlines."""
    found: dict[int, set[Told]] = defaultdict(set)
    for row in db.read(TOLD, {"ids": ids}) if ids else ():
        found[row.deadline_id].add(Told(row.told_for, Step(row.step), Audience(row.audience)))
    return found


def held(case_ids: Sequence[int], on: date) -> set[int]:
    """Those of these cases that somebody holds on that day who may see them."""
    return set(db.session.scalars(HELD, {"cases": case_ids, "on": on})) if case_ids else set()


def _held() -> Select[Any]:
    on: Any = bindparam("on")
    away = exists().where(
        KeptAway.person_id == Assignment.person_id,
        KeptAway.user_id == Assignment.user_id,
        KeptAway.ended_at.is_(None),
    )
    found = select(Assignment.case_id).join(User, User.id == Assignment.user_id)
    return found.where(
        Assignment.case_id.in_(bindparam("cases", expanding=True)),
        Assignment.part.in_((Part.LEAD, Part.COVER)),
        Assignment.starts_on <= on,
        or_(Assignment.ends_on.is_(None), Assignment.ends_on >= on),
        User.disabled_at.is_(None),
        ~away,
    ).distinct()


HELD = _held()


def told_about(deadline: Deadline) -> Sequence[Any]:
    """Everything that was told of one deadline, in order."""
    return db.read(TOLD, {"ids": [deadline.id]})
