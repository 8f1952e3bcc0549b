"""Finding what was told by mistake, always through the case."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from advocacy.access.seeing import cases_visible_to, cases_within_sight_of
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db

from .models import ToldByMistake


def mistake_or_404(public_id: UUID, user: User) -> ToldByMistake:
    """If this user may see its case. Hidden and absent are the same 404."""
    found = select(ToldByMistake).join(ToldByMistake.case).join(Case.person)
    found = found.where(ToldByMistake.public_id == public_id, cases_visible_to(user))
    loaded = contains_eager(ToldByMistake.case).contains_eager(Case.person)
    mistake = db.session.scalars(found.options(loaded)).one_or_none()
    if mistake is None:
        record_refusal("mistake.refused", public_id, by=user)
        abort(404)
    return mistake


def mistakes_of(case: Case) -> Sequence[ToldByMistake]:
    """Newest first."""
    found = select(ToldByMistake).where(ToldByMistake.case_id == case.id)
    return db.session.scalars(found.order_by(ToldByMistake.noticed_on.desc(), ToldByMistake.id.desc())).all()


def waiting(user: User) -> Sequence[ToldByMistake]:
    """What nobody else has looked at yet, in the cases that this user may see; the oldest first."""
    found = select(ToldByMistake).join(ToldByMistake.case).join(Case.person)
    found = found.where(ToldByMistake.reviewed_at.is_(None), cases_within_sight_of(user))
    loaded = contains_eager(ToldByMistake.case).contains_eager(Case.person)
    return db.session.scalars(found.options(loaded).order_by(ToldByMistake.id)).all()


def mistakes_by_id(ids: Sequence[UUID]) -> Mapping[UUID, ToldByMistake]:
    found = select(ToldByMistake).where(ToldByMistake.public_id.in_(ids))
    return {mistake.public_id: mistake for mistake in db.session.scalars(found)}
