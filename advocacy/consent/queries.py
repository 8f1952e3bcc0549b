"""Finding agreements, always through the case."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import abort
from sqlalchemy import select

from advocacy.access.seeing import cases_visible_to
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db

from .models import Agreement


def newest_agreement(subject: UUID) -> Agreement | None:
    found = select(Agreement).where(Agreement.subject == subject)
    return db.session.scalars(found.order_by(Agreement.id.desc()).limit(1)).one_or_none()


def agreements_of(case: Case) -> Sequence[Agreement]:
    found = select(Agreement).where(Agreement.case_id == case.id)
    return db.session.scalars(found.order_by(Agreement.agreed_on.desc(), Agreement.id.desc())).all()


def agreements_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Agreement]:
    found = select(Agreement).where(Agreement.public_id.in_(ids))
    return {agreement.public_id: agreement for agreement in db.session.scalars(found)}


def agreement_or_404(public_id: UUID, user: User) -> tuple[Agreement, Case]:
    found = select(Agreement, Case).join(Case, Case.id == Agreement.case_id)
    row = db.session.execute(
        found.where(Agreement.public_id == public_id, cases_visible_to(user))
    ).one_or_none()
    if row is None:
        record_refusal("agreement.refused", public_id, by=user)
        abort(404)
    return row[0], row[1]
