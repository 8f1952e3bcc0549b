"""Finding issues, always within the cases that the user may see, and the agencies that a name may mean."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import contains_eager, joinedload

from advocacy.access.seeing import cases_visible_to
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.directory.models import Agency

from .models import Issue, IssueChange, IssueState

STATES = tuple(IssueState)
OF_CASE = (
    select(Issue).where(Issue.case_id == bindparam("case")).order_by(Issue.opened_on.desc(), Issue.id.desc())
)

IN_SHORT = (
    select(
        Issue.public_id,
        Issue.title,
        Issue.system,
        Issue.state,
        Issue.opened_on,
        Issue.ended_on,
        func.coalesce(Agency.name, Issue.agency_name).label("agency_shown"),
    )
    .outerjoin(Agency, Agency.id == Issue.agency_id)
    .where(Issue.case_id == bindparam("case"))
    .order_by(Issue.opened_on.desc(), Issue.id.desc())
)


def issues_in_short(case: Case) -> Sequence[Any]:
    """The same as below, as much of each as a line says."""
    return sorted(db.read(IN_SHORT, {"case": case.id}), key=lambda row: STATES.index(IssueState(row.state)))


def issues_of(case: Case) -> Sequence[Issue]:
    """Every issue of a case: what is open first, the newest first."""
    found = db.session.scalars(OF_CASE, {"case": case.id})
    return sorted(found, key=lambda issue: STATES.index(IssueState(issue.state)))


def issue_or_404(public_id: UUID, user: User) -> Issue:
    """The issue, if this user may see its case. Hidden and absent are the same 404."""
    found = select(Issue).join(Issue.case).where(Issue.public_id == public_id, cases_visible_to(user))
    issue = db.session.scalars(found.options(contains_eager(Issue.case))).one_or_none()
    if issue is None:
        record_refusal("issue.refused", public_id, by=user)
        abort(404)
    return issue


def cases_with(issue_id: UUID, user: User) -> Sequence[Case]:
    """The issue's case, if this user may see it; none where it is hidden or absent."""
    found = select(Case).join(Issue, Issue.case_id == Case.id)
    return db.session.scalars(found.where(Issue.public_id == issue_id, cases_visible_to(user))).all()


def issues_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Issue]:
    found = select(Issue).where(Issue.public_id.in_(ids))
    return {issue.public_id: issue for issue in db.session.scalars(found)}


def changes_by_id(ids: Sequence[UUID]) -> Mapping[UUID, IssueChange]:
    found = select(IssueChange).where(IssueChange.public_id.in_(ids)).options(joinedload(IssueChange.issue))
    return {change.public_id: change for change in db.session.scalars(found)}


def agency_by_id(public_id: UUID | None) -> Agency | None:
    if public_id is None:
        return None
    return db.session.scalars(select(Agency).where(Agency.public_id == public_id)).one_or_none()
