"""What a person has signed, as the rules look at it. Whether one may see it is asked of its case, never here."""

from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.directory.models import Agency

from .covering import Mandate, Permit
from .giving.sheets import lacking_when_signed
from .kinds import State
from .models import Authority, Consent
from .rules import Sheets
from .topics import Purpose, Topic


def sheets_of(case: Case) -> Sheets:
    """Every consent and authority of a case, live or not. Loaded afresh each time the gate is asked."""
    consents = db.session.scalars(select(Consent).where(Consent.case_id == case.id)).all()
    authorities = select(Authority, User.public_id).outerjoin(User, User.id == Authority.representative_id)
    rows = db.session.execute(authorities.where(Authority.case_id == case.id)).all()
    return Sheets(tuple(map(permit_of, consents)), tuple(mandate_of(row[0], row[1]) for row in rows))


def permit_of(consent: Consent) -> Permit:
    return Permit(
        id=consent.public_id,
        number=consent.number,
        agency=consent.agency.public_id if consent.agency else None,
        names=_names(consent.recipient, consent.agency),
        topics=frozenset(Topic(one) for one in consent.topics),
        signed_on=consent.signed_on if consent.state != State.DRAFT else None,
        expires_on=consent.expires_on,
        event_on=consent.event_on,
        revoked_on=clock.day_of(consent.revoked_at) if consent.revoked_at else None,
        complete=consent.state == State.DRAFT or not lacking_when_signed(consent),
        kind=consent.kind,
        named=consent.named,
        by_us=consent.by_us,
        purposes=frozenset(Purpose(one) for one in consent.purposes),
    )


def mandate_of(authority: Authority, representative: object) -> Mandate:
    return Mandate(
        id=authority.public_id,
        number=authority.number,
        agency=authority.agency.public_id if authority.agency else None,
        names=_names(authority.to_whom, authority.agency),
        topics=frozenset(Topic(one) for one in authority.topics),
        signed_on=authority.signed_on if authority.state != State.DRAFT else None,
        starts_on=authority.starts_on,
        expires_on=authority.expires_on,
        event_on=authority.event_on,
        revoked_on=clock.day_of(authority.revoked_at) if authority.revoked_at else None,
        who=representative,  # type: ignore[arg-type]
    )


def _names(written: str, agency: Agency | None) -> tuple[str, ...]:
    """As the sheet says it; where it names an agency of the directory, as that is called today."""
    known = (agency.name, agency.alternate_name) if agency else ()
    return tuple(name for name in (written, *known) if name.strip())
