"""Finding referrals, always within the cases that the user may see."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from advocacy.access.seeing import cases_within_sight_of
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.directory.models import Agency, Service

from .models import Referral
from .states import FINISHED

OPEN = (
    select(
        Referral.public_id,
        Referral.state,
        Referral.paper,
        Referral.ask_again_on,
        Service.name.label("service"),
        Agency.name.label("agency"),
    )
    .join(Referral.service)
    .join(Service.agency)
    .where(Referral.case_id == bindparam("case"), Referral.state.not_in(FINISHED))
    .order_by(Referral.ask_again_on.is_(None), Referral.ask_again_on, Referral.id)
)


def _referrals(user: User) -> Select[Referral]:
    found = select(Referral).join(Referral.case).join(Case.person).where(cases_within_sight_of(user))
    return found.options(
        contains_eager(Referral.case).contains_eager(Case.person),
        joinedload(Referral.service).joinedload(Service.agency),
    )


def referral_or_404(public_id: UUID, user: User) -> Referral:
    """The referral, if this user may see its case. Hidden and absent are the same 404."""
    found = _referrals(user).where(Referral.public_id == public_id).options(selectinload(Referral.events))
    referral = db.session.scalars(found).one_or_none()
    if referral is None:
        record_refusal("referral.refused", public_id, by=user)
        abort(404)
    return referral


def referrals_of(case: Case) -> Select[Referral]:
    """The referrals of a case that was found within sight already, newest first."""
    found = select(Referral).where(Referral.case_id == case.id)
    found = found.options(joinedload(Referral.service).joinedload(Service.agency))
    return found.order_by(Referral.id.desc())


def referral_count(case: Case) -> int:
    found = select(func.count()).select_from(Referral).where(Referral.case_id == case.id)
    return db.session.scalar(found) or 0


def referrals_to_chase(user: User, today: date) -> Select[Referral]:
    """Where somebody should ask again today or should have asked before, the longest due first."""
    found = _referrals(user).where(Referral.ask_again_on <= today, Referral.state.not_in(FINISHED))
    return found.order_by(Referral.ask_again_on, Referral.id)


def open_referrals(case: Case) -> Sequence[Any]:
    """What is being asked for now, the next to be chased first, in plain columns."""
    return db.read(OPEN, {"case": case.id})


def referrals_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Referral]:
    found = select(Referral).where(Referral.public_id.in_(ids))
    found = found.options(joinedload(Referral.service).joinedload(Service.agency))
    return {referral.public_id: referral for referral in db.session.scalars(found)}
