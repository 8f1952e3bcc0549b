"""What left the house in a case, and what rests on a consent. Always through the case."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import Select, and_, bindparam, func, select
from sqlalchemy.orm import joinedload

from advocacy import clock
from advocacy.access.seeing import cases_visible_to
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.directory.models import Agency

from ..kinds import State
from ..models import Authority, Consent
from .models import Disclosure, Reliance

Sheet = Consent | Authority


def disclosures_of(case: Case) -> Select[Disclosure]:
    """Newest first."""
    found = select(Disclosure).where(Disclosure.case_id == case.id)
    return found.order_by(Disclosure.told_on.desc(), Disclosure.id.desc())


def disclosure_count(case: Case) -> int:
    found = select(func.count()).select_from(Disclosure).where(Disclosure.case_id == case.id)
    return db.session.scalar(found) or 0


def live_consents(case: Case, today: date) -> Sequence[Consent]:
    """What can be told now: of ours, signed and not over."""
    found = select(Consent).where(Consent.case_id == case.id, Consent.state == State.LIVE, Consent.by_us)
    found = found.where(
        Consent.expires_on.is_(None) | (Consent.expires_on >= today),
        Consent.event_on.is_(None) | (Consent.event_on > today),
    )
    return db.session.scalars(found.order_by(Consent.id)).all()


def consent_or_404(public_id: UUID, user: User) -> Consent:
    """The consent, if this user may see its case. Hidden and absent are the same 404."""
    found = select(Consent).join(Consent.case).where(Consent.public_id == public_id, cases_visible_to(user))
    consent = db.session.scalars(found.options(joinedload(Consent.case))).one_or_none()
    if consent is None:
        record_refusal("consent.refused", public_id, by=user)
        abort(404)
    return consent


def authority_or_404(public_id: UUID, user: User) -> Authority:
    found = select(Authority).join(Authority.case)
    found = found.where(Authority.public_id == public_id, cases_visible_to(user))
    authority = db.session.scalars(found.options(joinedload(Authority.case))).one_or_none()
    if authority is None:
        record_refusal("authority.refused", public_id, by=user)
        abort(404)
    return authority


def resting_on(sheet: Sheet) -> Sequence[Reliance]:
    """The papers that were issued because of it, newest first."""
    is_consent = isinstance(sheet, Consent)
    rests = Reliance.consent_id == sheet.id if is_consent else Reliance.authority_id == sheet.id
    return db.session.scalars(select(Reliance).where(rests).order_by(Reliance.id.desc())).all()


def told_because_of(sheet: Sheet) -> Sequence[Disclosure]:
    """What left because of it, newest first. An authority stands behind the paper that was sent under it."""
    found = select(Disclosure)
    if isinstance(sheet, Consent):
        found = found.where(Disclosure.consent_id == sheet.id)
    else:
        same = and_(
            Reliance.document_id == Disclosure.document_id, Reliance.recipient == Disclosure.recipient
        )
        found = found.join(Reliance, same).where(Reliance.authority_id == sheet.id)
    return db.session.scalars(found.order_by(Disclosure.told_on.desc(), Disclosure.id.desc())).all()


ENDING = (
    select(
        Consent.public_id, Consent.number, Consent.recipient, Consent.expires_on, Agency.name.label("agency")
    )
    .outerjoin(Consent.agency)
    .where(
        Consent.case_id == bindparam("case"),
        Consent.state == State.LIVE,
        Consent.expires_on.between(bindparam("today"), bindparam("until")),
    )
    .order_by(Consent.expires_on, Consent.id)
)


def ending_soon(case: Case, until: date) -> Sequence[Any]:
    """Live consents whose last day comes by then, in plain columns."""
    return db.read(ENDING, {"case": case.id, "today": clock.today(), "until": until})
