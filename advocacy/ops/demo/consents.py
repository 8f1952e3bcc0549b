"""What people of the demo sign on the day on which they agree to a paper, unless they have signed it before."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.consent.covering import Party, coverage, mandate_for
from advocacy.consent.giving.operations import AuthorityFacts, ConsentFacts, make_authority, make_consent
from advocacy.consent.giving.signing import Signing, sign
from advocacy.consent.kinds import Regime, Signature
from advocacy.consent.models import Authority, Consent
from advocacy.consent.rules import Telling
from advocacy.consent.signed import sheets_of
from advocacy.consent.topics import Topic
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.organization.queries import the_organization

from .register import fixed_id

LASTS = timedelta(days=365)
HOW_TO_REVOKE = "Tell your advocate, or write to the address above. It counts from that moment."
OF_HEALTH = frozenset({Topic.HEALTH, Topic.MENTAL_HEALTH, Topic.DISABILITY})


def have_signed(case: Case, telling: Telling, *, by: User) -> None:
    """A consent for each who is told, and authority where somebody speaks for them."""
    if telling.person_alone or telling.purpose is None:
        return
    signed, today = sheets_of(case), clock.today()
    for party in telling.parties:
        if coverage(party, telling.topics, telling.purpose, signed.permits, today) is None:
            on_paper(_consent(case, party, telling, by), by)
    first = telling.parties[0]
    if telling.speaks and not mandate_for(first, telling.who, telling.topics, signed.mandates, today):
        on_paper(_authority(case, first, telling, by), by)


def _consent(case: Case, party: Party, telling: Telling, by: User) -> Consent:
    facts = ConsentFacts(
        regimes=regimes_for(telling.topics),
        discloser=the_organization().name,
        agency=_agency(party.agency),
        recipient=party.called,
        topics=tuple(sorted(telling.topics)),
        topics_words=_("What stands on the paper that we read together, and nothing else."),
        purposes=(telling.purpose,) if telling.purpose else (),
        expires_on=clock.today() + LASTS,
        how_to_revoke=HOW_TO_REVOKE,
        signer_name=case.person.name,
    )
    return make_consent(case, facts, by=by, known_as=named("consent"))


def regimes_for(topics: frozenset[Topic]) -> tuple[Regime, ...]:
    return (Regime.HIPAA,) if topics & OF_HEALTH else ()


def _authority(case: Case, party: Party, telling: Telling, by: User) -> Authority:
    speaker = db.session.scalars(select(User).where(User.public_id == telling.who)).one_or_none()
    facts = AuthorityFacts(
        representative_id=speaker.id if speaker else None,
        representative=speaker.name if speaker else the_organization().name,
        agency=_agency(party.agency),
        to_whom=party.called,
        topics=tuple(sorted(telling.topics)),
        may=("speak", "get_letters"),
        starts_on=clock.today(),
        expires_on=clock.today() + LASTS,
        signer_name=case.person.name,
    )
    return make_authority(case, facts, by=by, known_as=named("authority"))


def on_paper(sheet: Consent | Authority, by: User) -> None:
    signing = Signing(signature=Signature.PAPER, signed_on=clock.today(), signer_name=sheet.signer_name)
    sign(sheet, signing, None, by=by)


def named(kind: str) -> Callable[[str], UUID]:
    """The same ids every time."""
    return lambda number: fixed_id(kind, number)


def _agency(agency: UUID | None) -> Agency | None:
    return (
        db.session.scalars(select(Agency).where(Agency.public_id == agency)).one_or_none() if agency else None
    )
