"""Writing a referral, up to its leaving the house. What the service answers stands in `chasing`."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.consent.operations import SaidYes, record_agreement
from advocacy.consent.topics import Purpose, Topic
from advocacy.db import db
from advocacy.directory.models import Service
from advocacy.directory.rules import obstacle_to_referring
from advocacy.goals.models import Goal
from advocacy.web.refusals import Refused, check_version

from .issuing import facts_for_rules, outgoing
from .models import Referral
from .printing import text_sha256
from .rules import Obstacle, obstacle_to_issuing
from .states import ReferralState
from .words import BEING_WRITTEN, PaperState

REPLY_WITHIN = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of a service, and what it is told."""

    need: str
    asked_for: str
    goal: Goal | None
    facts: str
    not_shared: str
    access: str
    how_to_reach: str
    reply_to_us_only: bool
    warm_handoff: bool
    priority: str
    reply_by: date | None
    topics: tuple[str, ...] = (Topic.CONTACT_DETAILS, Topic.SITUATION)
    purpose: str = Purpose.SERVICES


def start_referral(case: Case, service: Service, asked: Asked, *, by: User) -> Referral:
    if case.is_closed:
        raise Refused(_("The case is closed. Reopen it before you write a referral."))
    if obstacle := obstacle_to_referring(service.status, service.do_not_refer):
        raise Refused(_("You cannot refer here now. %(why)s", why=_(obstacle)))
    referral = Referral(
        public_id=uuid4(),
        case=case,
        service=service,
        state=ReferralState.DRAFTED,
        paper=PaperState.DRAFT,
        author_id=by.id,
        made_at=clock.now(),
        changed_at=clock.now(),
    )
    _take(referral, asked)
    db.session.add(referral)
    record("referral.started", referral, by=by, service=str(service.public_id))
    return referral


def _take(referral: Referral, asked: Asked) -> None:
    for name, value in {**vars(asked), "topics": list(asked.topics)}.items():
        setattr(referral, name, value)


def change_referral(referral: Referral, asked: Asked, version: int | None, *, by: User) -> None:
    """Words that change after the person agreed are a draft again."""
    if referral.state not in BEING_WRITTEN or referral.paper not in (PaperState.DRAFT, PaperState.AGREED):
        raise Refused(_("This record has been issued. Its words cannot change."))
    check_version(referral, version)
    before = text_sha256(referral)
    _take(referral, asked)
    referral.changed_at = clock.now()
    db.session.flush()
    if text_sha256(referral) != before:
        referral.paper = PaperState.DRAFT
    record("referral.changed", referral, by=by)


def agree(referral: Referral, yes: SaidYes, *, by: User) -> None:
    """The person said yes to exactly this record going to exactly this service."""
    yes.is_to(referral.version)
    going = outgoing(referral)
    if referral.paper not in (PaperState.DRAFT, PaperState.AGREED):
        raise Refused(_(Obstacle.ALREADY_SENT))
    if obstacle := obstacle_to_issuing(facts_for_rules(referral, going.text_sha256)):
        raise Refused(_(obstacle))
    if yes.agreed_on < clock.day_of(referral.changed_at):
        raise Refused(_("The record was written after that day. Choose the day of the agreement."))
    record_agreement(referral.case, "referral", referral.public_id, going, yes, by=by)
    referral.paper = PaperState.AGREED
    referral.version += 1
    record("referral.agreed", referral, by=by)


def throw_away(referral: Referral, *, by: User) -> None:
    """Only what was never issued can go."""
    if referral.state not in BEING_WRITTEN or referral.paper not in (PaperState.DRAFT, PaperState.AGREED):
        raise Refused(_("An issued record stays. It cannot be thrown away."))
    record("referral.thrown_away", referral, by=by)
    db.session.delete(referral)
