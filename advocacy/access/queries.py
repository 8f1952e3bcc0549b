"""Who holds a case, now and before."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from flask import abort
from sqlalchemy import ColumnElement, Select, or_, select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db

from .models import Assignment, Part
from .rules import sees_case


class HeldCase(Protocol):
    """What has to be known of a case to say who holds it."""

    id: int
    public_id: UUID
    person_id: int
    team_id: int


def in_force(on: date) -> ColumnElement[bool]:
    return (Assignment.starts_on <= on) & or_(Assignment.ends_on.is_(None), Assignment.ends_on >= on)


def assignments_of(case: HeldCase) -> Sequence[Assignment]:
    """All of them, the latest first."""
    found = select(Assignment).where(Assignment.case_id == case.id)
    return db.session.scalars(found.order_by(Assignment.starts_on.desc(), Assignment.id.desc())).all()


def _leads(case: HeldCase) -> Select[Assignment]:
    """On the day of a hand-over two rows are in force: the one without an end is the new lead's."""
    found = select(Assignment).where(
        Assignment.case_id == case.id, Assignment.part == Part.LEAD, in_force(clock.today())
    )
    return found.order_by(
        Assignment.ends_on.isnot(None), Assignment.starts_on.desc(), Assignment.id.desc()
    ).limit(1)


def lead_row_of(case: HeldCase) -> Assignment | None:
    return db.session.scalars(_leads(case)).first()


def lead_of(case: HeldCase) -> User | None:
    """Who leads this case today. Nobody, once it is closed for good or someone left."""
    row = lead_row_of(case)
    return db.session.get(User, row.user_id) if row else None


def team_around(case: HeldCase) -> Sequence[User]:
    """Who holds this case today, in whatever part."""
    found = select(User).join(Assignment, Assignment.user_id == User.id)
    found = found.where(Assignment.case_id == case.id, in_force(clock.today()))
    return db.session.scalars(found.distinct().order_by(User.name, User.id)).all()


def may_see(user: User, case: HeldCase) -> bool:
    """The check that agrees with `cases_visible_to`."""
    return sees_case(user, case.team_id, assignments_of(case), clock.today())


def assignment_or_404(public_id: UUID, case: HeldCase) -> Assignment:
    found = select(Assignment).where(Assignment.public_id == public_id, Assignment.case_id == case.id)
    return db.session.scalars(found).one_or_none() or abort(404)
