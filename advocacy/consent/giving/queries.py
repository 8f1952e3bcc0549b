"""Finding consents and authorities, always through the case."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import contains_eager, undefer

from advocacy.access.seeing import cases_visible_to
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.consent.models import Authority, Consent
from advocacy.db import db
from advocacy.directory.models import Agency


def consents_of(case: Case) -> Sequence[Consent]:
    return db.session.scalars(select(Consent).where(Consent.case_id == case.id).order_by(Consent.id)).all()


def authorities_of(case: Case) -> Sequence[Authority]:
    found = select(Authority).where(Authority.case_id == case.id)
    return db.session.scalars(found.order_by(Authority.id)).all()


def consent_or_404(public_id: UUID, user: User) -> Consent:
    found = select(Consent).join(Consent.case).options(contains_eager(Consent.case), undefer(Consent.drawn))
    found = found.where(Consent.public_id == public_id, cases_visible_to(user))
    consent = db.session.scalars(found).one_or_none()
    if consent is None:
        record_refusal("consent.refused", public_id, by=user)
        abort(404)
    return consent


def authority_or_404(public_id: UUID, user: User) -> Authority:
    found = select(Authority).join(Authority.case)
    found = found.options(contains_eager(Authority.case), undefer(Authority.drawn))
    authority = db.session.scalars(
        found.where(Authority.public_id == public_id, cases_visible_to(user))
    ).one_or_none()
    if authority is None:
        record_refusal("authority.refused", public_id, by=user)
        abort(404)
    return authority


def consents_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Consent]:
    return {
        one.public_id: one for one in db.session.scalars(select(Consent).where(Consent.public_id.in_(ids)))
    }


def authorities_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Authority]:
    found = select(Authority).where(Authority.public_id.in_(ids))
    return {one.public_id: one for one in db.session.scalars(found)}


def cases_with_consent(public_id: UUID, user: User) -> Sequence[Case]:
    """The case of a consent, where this user may see it."""
    found = select(Case).join(Consent, Consent.case_id == Case.id)
    return db.session.scalars(found.where(Consent.public_id == public_id, cases_visible_to(user))).all()


def cases_with_authority(public_id: UUID, user: User) -> Sequence[Case]:
    found = select(Case).join(Authority, Authority.case_id == Case.id)
    return db.session.scalars(found.where(Authority.public_id == public_id, cases_visible_to(user))).all()


def agency_by_id(public_id: UUID | None) -> Agency | None:
    if public_id is None:
        return None
    return db.session.scalars(select(Agency).where(Agency.public_id == public_id)).one_or_none()
