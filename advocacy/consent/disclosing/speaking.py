"""Writing down what was told by mouth. It asks the gate for the day on which it was told."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.web.leaving import Way, leaving
from advocacy.web.refusals import Refused

from ..models import Consent
from ..rules import Sheets, Telling, obstacle_in_consent
from ..signed import permit_of
from ..stops import said
from ..topics import Purpose, Topic
from .models import Basis, Disclosure


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was told, to whom, when and how."""

    on: date
    told_to: str
    how: str
    what: str
    topics: tuple[Topic, ...]
    purpose: Purpose | None


def record_told(case: Case, consent: Consent, told: Told, *, by: User) -> Disclosure:
    if told.on > clock.today():
        raise Refused(_("The day must be today or earlier."))
    permit = permit_of(consent)
    telling = Telling(
        names=permit.names, agency=permit.agency, topics=frozenset(told.topics), purpose=told.purpose
    )
    stop = obstacle_in_consent(telling, Sheets((permit,)), told.on)
    leaving(Way.SPOKEN, refusal=said(stop, person=case.person.name, purpose=told.purpose) if stop else None)
    disclosure = Disclosure(
        public_id=uuid4(),
        case_id=case.id,
        told_on=told.on,
        recipient=permit.party.called[:300],
        told_to=told.told_to,
        agency_id=consent.agency_id,
        what=told.what,
        topics=sorted(told.topics),
        purpose=told.purpose or "",
        basis=Basis.CONSENT,
        consent_id=consent.id,
        kind="spoken",
        method=told.how,
        recorded_at=clock.now(),
        by_id=by.id,
    )
    db.session.add(disclosure)
    title = _("Told %(agency)s", agency=disclosure.recipient)
    add_entry(case, "disclosure", disclosure.public_id, title, by=by, on=told.on)
    record("disclosure.recorded", disclosure, by=by, basis=disclosure.basis)
    return disclosure
