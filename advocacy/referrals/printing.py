"""A referral's record as it will stand on paper, and the fingerprint of exactly that."""

import hashlib
import json
from dataclasses import asdict, replace
from datetime import date

from flask_babel import gettext as _

from advocacy import clock
from advocacy.consent.grounds import attached_to
from advocacy.consent.queries import newest_agreement
from advocacy.consent.rules import Telling
from advocacy.consent.topics import Purpose, Topic
from advocacy.directory.addresses import service_lines
from advocacy.directory.models import Service
from advocacy.directory.queries import phones_of
from advocacy.documents.letterheads import organizations_letterhead
from advocacy.documents.sheets import Paper, ReferralSheet, SafeContact
from advocacy.organization.models import Organization
from advocacy.organization.queries import the_organization
from advocacy.web.filters import plain_day

from .models import Referral
from .words import PaperState, Priority, priority_words

# What the day of issue adds, and what belongs to the organization: neither is what the person says yes to.
OURS = ("date", "number", "draft", "letterhead", "paper", "consent", "reply_to", "sender_lines")
NOT_AGREED_TO = (*OURS, "notices", "scope")


def sheet_of(referral: Referral, *, day: date | None = None, number: str = "") -> ReferralSheet:
    """The record with all that goes along: notices, and what the consent allows. Without a number it is a draft."""
    issued_as = referral.document_id if number and referral.paper == PaperState.ISSUED else None
    carried = attached_to(referral.case, telling(referral), issued_as)
    sheet = _words(referral, day=day, number=number)
    return replace(sheet, notice=carried.notices.foot, notices=carried.notices.texts, scope=carried.scope)


def telling(referral: Referral) -> Telling:
    """Who is told about what. Asking on somebody’s behalf is not speaking for them: that needs no authority."""
    service = referral.service
    return Telling(
        names=(service.agency.name, service.name),
        agency=service.agency.public_id,
        topics=frozenset(map(Topic, referral.topics)),
        purpose=Purpose(referral.purpose) if referral.purpose else None,
        who=referral.author.public_id,
    )


def _words(referral: Referral, *, day: date | None = None, number: str = "") -> ReferralSheet:
    """The record as plain values."""
    ours, person = the_organization(), referral.case.person
    return ReferralSheet(
        letterhead=organizations_letterhead(ours),
        number=number or _("without a number yet"),
        date=day or clock.today(),
        heading=_("%(service)s, for %(name)s", service=referral.service.name, name=person.name),
        request=referral.asked_for,
        known_as=person.name,
        sender_lines=_sender(referral, ours),
        receiver_lines=receiver_lines(referral.service),
        safe_contact=_safe_contact(referral),
        shared=_("Only what stands on this page."),
        not_shared=referral.not_shared or _("Everything else."),
        consent=_consent(referral),
        reply_to=_reply_to(ours),
        reply_by=referral.reply_by,
        priority=priority_words(referral.priority) if referral.priority == Priority.URGENT else "",
        own_words=f"“{referral.need.strip().strip('“”')}”",
        goal=referral.goal.words if referral.goal else "",
        facts=referral.facts,
        language_and_access=referral.access,
        first_contact=_first_contact(referral),
        paper=Paper(ours.paper),
        draft=not number,
    )


def receiver_lines(service: Service) -> tuple[str, ...]:
    phone = phones_of([service]).get(service.id)
    names = dict.fromkeys((service.name, service.agency.name))
    return (
        *names,
        *service_lines(service),
        *([_("Phone %(number)s", number=phone.as_found)] if phone else []),
    )


def _sender(referral: Referral, ours: Organization) -> tuple[str, ...]:
    author = referral.author
    phone = author.phone or ours.phone
    return (
        _("%(name)s, peer advocate", name=author.name),
        ours.name,
        *([_("Phone %(number)s", number=phone)] if phone else []),
    )


def _safe_contact(referral: Referral) -> SafeContact:
    """Where they are to answer only to us, no way to the person is printed at all."""
    if referral.reply_to_us_only:
        return SafeContact(
            best=_("Answer only to us. Do not contact %(name)s.", name=referral.case.person.name)
        )
    best, _line, also = referral.how_to_reach.strip().partition("\n")
    return SafeContact(best=best, also=also)


def _consent(referral: Referral) -> str:
    agreement = newest_agreement(referral.public_id)
    name = referral.case.person.name
    if agreement is None:
        return _("%(name)s has not agreed yet.", name=name)
    return _(
        "%(name)s agreed on %(day)s to share what is on this page with you, and can stop it at any time.",
        name=name,
        day=plain_day(agreement.agreed_on),
    )


def _first_contact(referral: Referral) -> str:
    if not referral.warm_handoff:
        return ""
    return _(
        "%(advocate)s comes along to the first meeting or call. Please arrange it with us.",
        advocate=referral.author.name,
    )


def _reply_to(ours: Organization) -> tuple[str, ...]:
    """Two lines at most: the slip keeps its place at the foot of the page."""
    ways = (
        _("Fax %(number)s", number=ours.fax) if ours.fax else "",
        _("Phone %(number)s", number=ours.phone) if ours.phone else "",
    )
    near = ", ".join(way for way in ways if way) or ours.email
    mail = ", ".join(ours.address_lines())
    return tuple(line for line in (near, _("Mail: %(address)s", address=mail) if mail else "") if line)


def recipient_of(service: Service) -> str:
    """To whom the person says yes: the service and its agency first, then where."""
    names = ", ".join(dict.fromkeys((service.name, service.agency.name)))
    return "\n".join((names, *service_lines(service)))[:300]


def text_sha256(referral: Referral) -> str:
    """The fingerprint of what the person says yes to."""
    sheet = asdict(_words(referral))
    said = {name: value for name, value in sheet.items() if name not in NOT_AGREED_TO}
    return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()
