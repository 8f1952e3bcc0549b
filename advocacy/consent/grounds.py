"""On what ground each recipient is told: the person's own signature, a consent, or an emergency."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.folding import fold
from advocacy.organization.queries import the_organization
from advocacy.web.filters import plain_day

from .covering import Party, coverage, mandate_for
from .disclosing.models import Basis, Reliance
from .emergency.models import ReleaseOverride
from .models import Authority, Consent
from .notices import Notices, notices_for
from .rules import Sheets, Telling
from .scope_in_spanish import scope_in_spanish
from .signed import sheets_of
from .topic_words import purposes_in_words, topics_in_words
from .topics import Purpose


@dataclass(frozen=True)
class Ground:
    """Why one recipient may be told."""

    to: Party
    basis: Basis
    consent: UUID | None = None
    authority: UUID | None = None
    override: UUID | None = None


@dataclass(frozen=True)
class Attached:
    """What a paper carries along: its notices, and a box that says what the consent allows."""

    notices: Notices = Notices()
    scope: tuple[tuple[str, str], ...] = ()


def override_for(subject: UUID, telling: Telling) -> ReleaseOverride | None:
    """The emergency in which this paper may go just now, to whom it was addressed when that was written down."""
    lasts = ReleaseOverride.ends_at > clock.now()
    found = select(ReleaseOverride).where(ReleaseOverride.subject == subject, lasts)
    overrides = db.session.scalars(found.order_by(ReleaseOverride.id.desc())).all()
    return next((one for one in overrides if _is_to(one, telling)), None)


def _is_to(override: ReleaseOverride, telling: Telling) -> bool:
    """One from before this was written down names nobody."""
    return override.paper_to is None or fold(override.paper_to) == fold(telling.parties[0].called[:300])


def grounds_of(
    telling: Telling, signed: Sheets, on: date, override: ReleaseOverride | None
) -> tuple[Ground, ...]:
    """One for each recipient. Only asked once the gate found nothing in the way."""
    if telling.person_alone:
        return tuple(Ground(party, Basis.PERSON_ALONE) for party in telling.parties)
    purpose = telling.purpose or Purpose.OTHER
    speaks = mandate_for(telling.parties[0], telling.who, telling.topics, signed.mandates, on)
    found = []
    for number, party in enumerate(telling.parties):
        if override is not None and number == 0:
            found.append(Ground(party, Basis.EMERGENCY, override=override.public_id))
            continue
        permit = coverage(party, telling.topics, purpose, signed.permits, on)
        authority = speaks.id if telling.speaks and speaks and number == 0 else None
        found.append(Ground(party, Basis.CONSENT, permit.id if permit else None, authority))
    return tuple(found)


def consents_by_id(ids: list[UUID]) -> dict[UUID, Consent]:
    found = select(Consent).where(Consent.public_id.in_(ids))
    return {consent.public_id: consent for consent in db.session.scalars(found)}


def authorities_by_id(ids: list[UUID]) -> dict[UUID, Authority]:
    found = select(Authority).where(Authority.public_id.in_(ids))
    return {authority.public_id: authority for authority in db.session.scalars(found)}


def attached_to(case: Case, telling: Telling, document_id: int | None, *, spanish: bool = False) -> Attached:
    """What the paper carries: as it was issued, or else as it would be today."""
    if telling.person_alone:
        return Attached()
    consents = _relied_on(document_id) if document_id else _covering(case, telling)
    ours = the_organization()
    regimes = {code for consent in consents for code in consent.regimes}
    notices = notices_for(regimes, telling.topics, form=ours.part2_notice, extra=ours.extra_notice)
    return Attached(notices, tuple(row for one in consents for row in _scope(one, ours.name, spanish)))


def _relied_on(document_id: int) -> list[Consent]:
    found = select(Consent).join(Reliance, Reliance.consent_id == Consent.id)
    found = found.where(Reliance.document_id == document_id).order_by(Reliance.id)
    return list(dict.fromkeys(db.session.scalars(found)))


def _covering(case: Case, telling: Telling) -> list[Consent]:
    signed, purpose = sheets_of(case), telling.purpose or Purpose.OTHER
    permits = [
        coverage(party, telling.topics, purpose, signed.permits, clock.today()) for party in telling.parties
    ]
    found = consents_by_id([permit.id for permit in permits if permit])
    return list(dict.fromkeys(found[permit.id] for permit in permits if permit))


def _scope(consent: Consent, ours: str, spanish: bool) -> list[tuple[str, str]]:
    """What the sheet allows, in five lines: number, from whom to whom, what, what for, until when."""
    to = consent.recipient or (consent.agency.name if consent.agency else "")
    if spanish:
        return scope_in_spanish(consent, ours, to)
    return [
        (_("Consent"), consent.number),
        (_("Who tells whom"), _("%(ours)s tells %(agency)s", ours=consent.discloser or ours, agency=to)),
        (_("What"), consent.topics_words or topics_in_words(consent.topics)),
        (_("What for"), consent.purpose_words or purposes_in_words(consent.purposes)),
        (_("Ends"), _end(consent)),
    ]


def _end(consent: Consent) -> str:
    if consent.expires_on and consent.ends_with:
        return _(
            "On %(day)s, or earlier: %(event)s. It can be taken back at any time.",
            day=plain_day(consent.expires_on),
            event=consent.ends_with,
        )
    if consent.expires_on:
        return _("On %(day)s. It can be taken back at any time.", day=plain_day(consent.expires_on))
    if consent.ends_with:
        return _("%(event)s. It can be taken back at any time.", event=consent.ends_with)
    return _("When it is taken back, which can be at any time.")
