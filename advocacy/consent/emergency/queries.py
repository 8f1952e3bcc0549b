"""Finding what was told in emergencies, always through the case."""

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

from ..disclosing.models import Disclosure
from .models import ReleaseOverride


def override_or_404(public_id: UUID, user: User) -> ReleaseOverride:
    """If this user may see its case. Hidden and absent are the same 404."""
    found = select(ReleaseOverride).join(ReleaseOverride.case).join(Case.person)
    found = found.where(ReleaseOverride.public_id == public_id, cases_visible_to(user))
    loaded = contains_eager(ReleaseOverride.case).contains_eager(Case.person)
    override = db.session.scalars(found.options(loaded)).one_or_none()
    if override is None:
        record_refusal("emergency.refused", public_id, by=user)
        abort(404)
    return override


def waiting(user: User) -> Sequence[ReleaseOverride]:
    """What nobody else has looked at yet, in the cases that this user may see; the oldest first."""
    found = select(ReleaseOverride).join(ReleaseOverride.case).join(Case.person)
    found = found.where(ReleaseOverride.reviewed_at.is_(None), cases_within_sight_of(user))
    loaded = contains_eager(ReleaseOverride.case).contains_eager(Case.person)
    return db.session.scalars(found.options(loaded).order_by(ReleaseOverride.id)).all()


def told_in(override: ReleaseOverride) -> Sequence[Disclosure]:
    return db.session.scalars(select(Disclosure).where(Disclosure.override_id == override.id)).all()


def overrides_by_id(ids: Sequence[UUID]) -> Mapping[UUID, ReleaseOverride]:
    found = select(ReleaseOverride).where(ReleaseOverride.public_id.in_(ids))
    return {override.public_id: override for override in db.session.scalars(found)}
