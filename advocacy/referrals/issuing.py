"""What the one gate asks of a referral."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from flask import Flask
from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.consent.grounds import override_for
from advocacy.consent.papers import PAPERS, Paper
from advocacy.consent.queries import newest_agreement
from advocacy.consent.release import RELEASE_AFTER_CRASH
from advocacy.consent.rules import Outgoing
from advocacy.db import db
from advocacy.documents.engine.html import referral_pdf
from advocacy.documents.models import Document

from .models import Referral
from .printing import recipient_of, sheet_of, telling, text_sha256
from .queries import referral_or_404
from .rules import Obstacle, ReferralFacts, obstacle_to_issuing
from .states import ReferralState
from .words import PaperState


def outgoing(referral: Referral) -> Outgoing:
    told = vars(telling(referral))
    return Outgoing(text_sha256=text_sha256(referral), recipient=recipient_of(referral.service), **told)


def facts_for_rules(referral: Referral, agreed_sha256: str | None) -> ReferralFacts:
    return ReferralFacts(
        state=ReferralState(referral.state),
        need=referral.need,
        has_service=True,
        service_is_open=referral.service.may_be_referred_to,
        how_to_reach=referral.how_to_reach,
        reply_to_us_only=referral.reply_to_us_only,
        case_open=not referral.case.is_closed,
        text_sha256=text_sha256(referral),
        agreed_sha256=agreed_sha256,
        may_disclose=True,
    )


def obstacle_now(referral: Referral) -> Obstacle | None:
    """In an emergency nobody can be asked for a yes: all else stays as it is."""
    if override_for(referral.public_id, outgoing(referral)) is not None:
        return obstacle_to_issuing(facts_for_rules(referral, text_sha256(referral)))
    found = newest_agreement(referral.public_id)
    return obstacle_to_issuing(facts_for_rules(referral, found.text_sha256 if found else None))


class IssuableReferral:
    """One attempt to issue one referral's record. It remembers the number that it took."""

    kind = "referral"

    def __init__(self, referral_id: UUID, by: User) -> None:
        self.referral_id, self.by = referral_id, by
        self.mine: int | None = None

    def load(self) -> Referral:
        return referral_or_404(self.referral_id, self.by)

    def state(self, record: Referral) -> str:
        return record.paper

    def outgoing(self, record: Referral) -> Outgoing:
        return outgoing(record)

    def obstacle(self, record: Referral) -> str | None:
        if record.paper == PaperState.ISSUING and record.document_id != self.mine:
            return _("This record is being issued at this moment.")
        if record.paper == PaperState.ISSUED:
            return _("This record has already been issued. Write a new referral.")
        found = obstacle_now(record)
        return _(found) if found else None

    def reserved(self, record: Referral, document: Document) -> None:
        record.paper, record.document_id = PaperState.ISSUING, document.id
        record.issued_on = clock.today()
        record.version += 1
        self.mine = document.id

    def printer(self, record: Referral, document: Document) -> Callable[[], bytes]:
        return partial(referral_pdf, sheet_of(record, day=record.issued_on, number=document.number))

    def page(self, record: Referral, document: Document) -> str:
        return ""

    def issued(self, record: Referral, document: Document) -> None:
        record.paper = PaperState.ISSUED
        record.version += 1
        title = _(
            "Referral %(number)s issued: %(service)s", number=document.number, service=record.service.name
        )
        add_entry(record.case, "referral", record.public_id, title, by=self.by)

    def released(self, record: Referral) -> None:
        _release(record)


def _release(referral: Referral) -> None:
    yes = newest_agreement(referral.public_id)
    agreed = yes is not None and yes.text_sha256 == text_sha256(referral)
    before = PaperState.AGREED if agreed else PaperState.DRAFT
    referral.paper, referral.document_id, referral.issued_on = before, None, None
    referral.version += 1


def release_after_crash(referral_id: UUID) -> None:
    found = select(Referral).where(Referral.public_id == referral_id)
    referral = db.session.scalars(found).one_or_none()
    if referral is not None and referral.paper == PaperState.ISSUING:
        _release(referral)


def is_in_case(referral_id: UUID, case: Case) -> bool:
    found = select(Referral.id).where(Referral.public_id == referral_id, Referral.case_id == case.id)
    return db.session.scalar(found) is not None


def addressed_to(referral_id: UUID) -> str:
    referral = db.session.scalars(select(Referral).where(Referral.public_id == referral_id)).one()
    return telling(referral).parties[0].called


def connect(_app: Flask) -> None:
    RELEASE_AFTER_CRASH["referral"] = release_after_crash
    PAPERS["referral"] = Paper("referrals.show", "referral_id", is_in_case, addressed_to)
