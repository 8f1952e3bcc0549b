"""What the person said yes to, what they signed, and what was told without it: each with its canary."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.consent.emergency.models import Nature
from advocacy.consent.emergency.operations import Emergency, tell
from advocacy.consent.giving.operations import AuthorityFacts, ConsentFacts, make_authority, make_consent
from advocacy.consent.mistakes.models import How
from advocacy.consent.mistakes.operations import Since, Slip, record_mistake
from advocacy.consent.models import Agreement
from advocacy.db import db


def sheets(case: Case, letter: UUID, canary: str, *, by: User) -> Iterator[tuple[str, Any]]:
    """(the name that routes give it, the record)"""
    yield "agreement_id", _agreement(case, letter, canary, by)
    told = ConsentFacts(
        recipient=f"{canary} clinic", topics_words=f"{canary} words", purpose_words=f"{canary} why"
    )
    yield "consent_id", make_consent(case, told, by=by)
    speaks = AuthorityFacts(representative=f"{canary} cousin", to_whom=f"{canary} county")
    yield "authority_id", make_authority(case, speaks, by=by)
    yield "override_id", tell(case, _emergency(canary), by=by)
    since = Since(on=clock.today(), done=f"{canary} done", told=f"{canary} boss")
    yield "mistake_id", record_mistake(case, _slip(canary), since, by=by)


def _agreement(case: Case, letter: UUID, canary: str, by: User) -> Agreement:
    agreement = Agreement(
        case_id=case.id,
        kind="letter",
        subject=letter,
        text_sha256="0" * 64,
        recipient=f"{canary} agency",
        agreed_on=clock.today(),
        how="read_it",
        said_to="Rosa",
        recorded_at=clock.now(),
        recorded_by_id=by.id,
    )
    db.session.add(agreement)
    return agreement


def _slip(canary: str) -> Slip:
    return Slip(
        happened_on=None,
        noticed_on=clock.today(),
        how=How.SAID,
        recipient=f"{canary} neighbor",
        what=f"{canary} learned",
        noticed=f"{canary} noticed",
    )


def _emergency(canary: str) -> Emergency:
    return Emergency(
        nature=Nature.MEDICAL,
        recipient=f"{canary} nurse",
        affiliation=f"{canary} hospital",
        happening=f"{canary} lies on the floor and does not answer.",
        reason=f"{canary} does not answer, so nobody can ask.",
        what=f"{canary} takes this medicine.",
        how="phone",
    )
