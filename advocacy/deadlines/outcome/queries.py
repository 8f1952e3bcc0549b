"""Finding deadlines, always within the cases that the user may see."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from advocacy.access.seeing import cases_visible_to
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.cases.panels import once_a_page
from advocacy.db import db

from ..engine.catalogue import shipped
from ..engine.rule import Rule
from ..models import Deadline
from ..setting.queries import current_ruling


def deadline_or_404(public_id: UUID, user: User) -> Deadline:
    """The deadline, if this user may see its case. Hidden and absent are the same 404."""
    found = (
        select(Deadline).join(Deadline.case).where(Deadline.public_id == public_id, cases_visible_to(user))
    )
    deadline = db.session.scalars(found.options(contains_eager(Deadline.case))).one_or_none()
    if deadline is None:
        record_refusal("deadline.refused", public_id, by=user)
        abort(404)
    return deadline


def cases_with(deadline_id: UUID, user: User) -> Sequence[Case]:
    """The deadline's case, if this user may see it; none where it is hidden or absent."""
    found = select(Case).join(Deadline, Deadline.case_id == Case.id)
    return db.session.scalars(found.where(Deadline.public_id == deadline_id, cases_visible_to(user))).all()


def deadlines_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Deadline]:
    found = select(Deadline).where(Deadline.public_id.in_(ids))
    return {one.public_id: one for one in db.session.scalars(found)}


def rule_of(deadline: Any) -> Rule | None:
    """The rule that it follows; none where somebody took the date from the notice by hand.

    Local rules are read where a date follows one, once for a page.
    """
    if not deadline.rule:
        return None
    shipped_rule = shipped().rules.get(deadline.rule)
    return shipped_rule or once_a_page("rules", 0, current_ruling).rules.get(deadline.rule)


def title_of(deadline: Any) -> str:
    """What has to be done."""
    rule = rule_of(deadline)
    return deadline.title or (rule.title if rule else deadline.rule)


def name_of(user_id: int | None) -> str:
    return db.session.scalar(select(User.name).where(User.id == user_id)) or "" if user_id else ""
