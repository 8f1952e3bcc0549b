"""Which consent each issued paper rests on."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.documents.models import Document

from ..emergency.models import ReleaseOverride
from ..grounds import Ground, attached_to, authorities_by_id, consents_by_id
from ..models import Authority, Consent
from ..rules import Sheets, Telling
from .models import Basis, Notice, Reliance


def rely(
    case: Case, kind: str, subject: UUID, document: Document, grounds: Sequence[Ground], telling: Telling
) -> None:
    """Written when a paper is frozen: one row for each recipient."""
    consents = consents_by_id([one.consent for one in grounds if one.consent])
    authorities = authorities_by_id([one.authority for one in grounds if one.authority])
    carried = attached_to(case, telling, None)
    for name, one in {one.to.called[:300]: one for one in reversed(grounds)}.items():
        consent = consents.get(one.consent) if one.consent else None
        authority = authorities.get(one.authority) if one.authority else None
        row = Reliance(
            case_id=case.id,
            kind=kind,
            subject=subject,
            recipient=name,
            document_id=document.id,
            basis=one.basis,
            consent_id=consent.id if consent else None,
            authority_id=authority.id if authority else None,
            override_id=_override_id(one.override),
            notice=Notice(carried.notices.form),
            scope_attached=bool(carried.scope),
            made_at=clock.now(),
        )
        db.session.add(row)


def _override_id(public_id: UUID | None) -> int | None:
    if public_id is None:
        return None
    return db.session.scalar(select(ReleaseOverride.id).where(ReleaseOverride.public_id == public_id))


def reliances_of(document_id: int) -> Sequence[Reliance]:
    found = select(Reliance).where(Reliance.document_id == document_id)
    return db.session.scalars(found.order_by(Reliance.id)).all()


def in_an_emergency(bases: Sequence[Reliance], on: date) -> bool:
    """Whether the paper rests on an emergency that lasted on that day. What was issued in one does not go for ever."""
    ids = [one.override_id for one in bases if one.basis == Basis.EMERGENCY]
    found = db.session.scalars(select(ReleaseOverride).where(ReleaseOverride.id.in_(ids))) if ids else ()
    return any(clock.day_of(one.made_at) <= on <= clock.day_of(one.ends_at) for one in found)


def relied_sheets(signed: Sheets, bases: Sequence[Reliance]) -> Sheets:
    """Only what stands on the paper counts. A paper from before this was written down may rest on any."""
    if not bases:
        return signed
    consents = set(_public_ids(Consent, [one.consent_id for one in bases]))
    authorities = set(_public_ids(Authority, [one.authority_id for one in bases]))
    return Sheets(
        tuple(one for one in signed.permits if one.id in consents),
        tuple(one for one in signed.mandates if one.id in authorities),
    )


def _public_ids(model: type[Consent] | type[Authority], ids: Sequence[int | None]) -> Sequence[UUID]:
    wanted = [one for one in ids if one is not None]
    return db.session.scalars(select(model.public_id).where(model.id.in_(wanted))).all()
