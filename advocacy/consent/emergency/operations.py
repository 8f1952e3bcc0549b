"""Telling somebody in an emergency, and a second person's look at it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.web.leaving import Way, leaving
from advocacy.web.refusals import Refused

from ..disclosing.models import Basis, Disclosure
from ..papers import PAPERS
from .models import Nature, Outcome, ReleaseOverride
from .rules import LASTS, obstacle_to_reviewing, obstacle_to_telling


@dataclass(frozen=True, kw_only=True)
class Emergency:
    """What happened, who is told, and why the person could not be asked. `paper` goes because of it."""

    nature: Nature
    recipient: str
    affiliation: str
    happening: str
    reason: str
    what: str
    how: str
    paper: tuple[str, UUID] | None = None


def tell(case: Case, emergency: Emergency, *, by: User) -> ReleaseOverride:
    """Written down with what was told. A paper may go for a day, and is written down when it has gone."""
    obstacle = obstacle_to_telling(
        emergency.recipient, emergency.affiliation, emergency.happening, emergency.reason
    )
    leaving(Way.SPOKEN, refusal=_(obstacle) if obstacle else None)
    kind, subject = emergency.paper or ("", None)
    override = ReleaseOverride(
        public_id=uuid4(),
        case_id=case.id,
        kind=kind,
        subject=subject,
        paper_to=_addressed_to(emergency.paper),
        nature=emergency.nature,
        recipient=emergency.recipient,
        affiliation=emergency.affiliation,
        happening=emergency.happening,
        reason=emergency.reason,
        made_at=clock.now(),
        ends_at=clock.now() + LASTS,
        by_id=by.id,
    )
    db.session.add(override)
    db.session.flush()
    add_entry(case, "without_consent", override.public_id, _("Told in an emergency, without consent"), by=by)
    record("emergency.told", override, by=by, nature=emergency.nature, paper=str(subject or ""))
    if subject is None:
        _disclose(case, override, emergency, clock.today(), by)
    return override


def _addressed_to(paper: tuple[str, UUID] | None) -> str | None:
    if paper is None:
        return None
    kind, subject = paper
    if name := PAPERS[kind].to(subject):
        return name[:300]
    raise Refused(_("Write first whom the paper is addressed to. The emergency opens it for nobody else."))


def _disclose(case: Case, override: ReleaseOverride, emergency: Emergency, on: date, by: User) -> None:
    disclosure = Disclosure(
        public_id=uuid4(),
        case_id=case.id,
        told_on=on,
        recipient=emergency.affiliation,
        told_to=emergency.recipient,
        what=emergency.what,
        basis=Basis.EMERGENCY,
        override_id=override.id,
        kind="spoken",
        method=emergency.how,
        recorded_at=clock.now(),
        by_id=by.id,
    )
    db.session.add(disclosure)
    record("disclosure.recorded", disclosure, by=by, basis=disclosure.basis)


def review(override: ReleaseOverride, outcome: Outcome, words: str, *, by: User) -> None:
    """A second person says what they think of it. It stays as it was said."""
    if obstacle := obstacle_to_reviewing(override.by_id, by.id, override.reviewed_at, words):
        raise Refused(_(obstacle))
    override.outcome, override.review_words = outcome, words
    override.reviewed_at, override.reviewed_by_id = clock.now(), by.id
    record("emergency.reviewed", override, by=by, outcome=outcome)
