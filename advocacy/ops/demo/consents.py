"""What people of the demo sign on the day on which they agree to a paper, unless they have signed it before."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.consent.covering import Party, coverage, mandate_for
from advocacy.consent.kinds import Signature, State, Statement
from advocacy.consent.models import Authority, Consent
from advocacy.consent.rules import Telling
from advocacy.consent.signed import sheets_of
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.documents.numbers import next_number
from advocacy.organization.queries import the_organization

from .register import fixed_id

LASTS = timedelta(days=365)
HOW_TO_REVOKE = "Tell your advocate, or write to the address above. It counts from that moment."


def have_signed(case: Case, telling: Telling, *, by: User) -> None:
    """A consent for each who is told, and authority where somebody speaks for them."""
    if telling.person_alone or telling.purpose is None:
        return
    signed, today = sheets_of(case), clock.today()
    for party in telling.parties:
        if coverage(party, telling.topics, telling.purpose, signed.permits, today) is None:
            _consent(case, party, telling, by)
    first = telling.parties[0]
    if telling.speaks and not mandate_for(first, telling.who, telling.topics, signed.mandates, today):
        _authority(case, first, telling, by)


def _consent(case: Case, party: Party, telling: Telling, by: User) -> None:
    number = next_number("consent")
    row = Consent(
        public_id=fixed_id("consent", number),
        number=number,
        case_id=case.id,
        by_us=True,
        discloser=the_organization().name,
        agency_id=_agency_id(party.agency),
        recipient=party.called,
        topics=sorted(telling.topics),
        purposes=[telling.purpose],
        expires_on=clock.today() + LASTS,
        statements=[Statement.REVOKE, Statement.HOW_TO_REVOKE, Statement.COPY],
        how_to_revoke=HOW_TO_REVOKE,
        **_signature(case, by),
    )
    db.session.add(row)
    record("consent.signed", row, by=by)


def _authority(case: Case, party: Party, telling: Telling, by: User) -> None:
    number = next_number("authority")
    row = Authority(
        public_id=fixed_id("authority", number),
        number=number,
        case_id=case.id,
        agency_id=_agency_id(party.agency),
        to_whom=party.called,
        topics=sorted(telling.topics),
        starts_on=clock.today(),
        expires_on=clock.today() + LASTS,
        **_signature(case, by),
    )
    db.session.add(row)
    record("authority.signed", row, by=by)


def _signature(case: Case, by: User) -> dict[str, object]:
    return {
        "state": State.LIVE,
        "signer_name": case.person.name,
        "signed_on": clock.today(),
        "signature": Signature.PAPER,
        "signed_by_id": by.id,
        "made_at": clock.now(),
        "made_by_id": by.id,
    }


def _agency_id(agency: UUID | None) -> int | None:
    return db.session.scalar(select(Agency.id).where(Agency.public_id == agency)) if agency else None
