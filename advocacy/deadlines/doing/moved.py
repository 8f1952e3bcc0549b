"""Dates that moved and that whoever leads the case has not read yet. They stand on the first page until then."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from advocacy.access.models import Assignment, Part
from advocacy.access.seeing import cases_in_sight_prepared, viewer
from advocacy.accounts.models import User
from advocacy.cases.models import Case, CaseState
from advocacy.db import db
from advocacy.people.models import Person

from ..models import Deadline, DeadlineMove, Notice
from .queries import MOST, TODAY


@cache
def _unread(role: str) -> Any:
    leads = select(Assignment.case_id).where(
        Assignment.user_id == bindparam("viewer"),
        Assignment.part == Part.LEAD,
        Assignment.starts_on <= TODAY,
        or_(Assignment.ends_on.is_(None), Assignment.ends_on >= TODAY),
    )
    shown = (
        Notice.public_id.label("notice"),
        Case.public_id.label("case"),
        Person.name,
        Person.name_language,
    )
    found = select(
        *shown, func.count(DeadlineMove.id).label("dates"), func.max(DeadlineMove.moved_at).label("at")
    )
    found = found.select_from(DeadlineMove).join(Deadline, Deadline.id == DeadlineMove.deadline_id)
    found = found.join(Notice, Notice.id == Deadline.notice_id).join(Case, Case.id == Deadline.case_id)
    found = found.join(Case.person).where(
        DeadlineMove.seen_on.is_(None),
        Deadline.case_id.in_(leads),
        Case.state != CaseState.CLOSED,
        cases_in_sight_prepared(role),
    )
    return found.group_by(*shown).order_by(func.max(DeadlineMove.moved_at).desc()).limit(MOST)


def unread(user: User) -> Sequence[Any]:
    """One row for each notice with its number of moves, the newest first."""
    return db.read(_unread(user.role), viewer(user))
