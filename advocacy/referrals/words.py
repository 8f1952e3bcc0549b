"""How referrals are put into words for those who read the pages."""

from enum import StrEnum

from flask_babel import gettext as _

from .models import Referral
from .outcomes import OUTCOME_WORDS, PERSONS_VIEW_WORDS, Outcome, PersonsView
from .states import STANDINGS, ReferralState

BEING_WRITTEN = (ReferralState.DRAFTED, ReferralState.CONSENT_PENDING)


class PaperState(StrEnum):
    """How far the printed record has come here, before the service has it."""

    DRAFT = "draft"
    AGREED = "agreed"
    ISSUING = "issuing"
    ISSUED = "issued"


class Priority(StrEnum):
    ROUTINE = "routine"
    URGENT = "urgent"


def where_it_stands(referral: Referral) -> str:
    """In large words on its page: what is true, and nothing that is not."""
    if referral.state not in BEING_WRITTEN:
        return _(STANDINGS[ReferralState(referral.state)].words)
    return {
        PaperState.DRAFT: _("Draft"),
        PaperState.AGREED: _("Agreed. Not issued yet."),
        PaperState.ISSUING: _("Being issued. This takes a moment."),
        PaperState.ISSUED: _("Issued. Not sent yet."),
    }[PaperState(referral.paper)]


def priority_words(priority: str) -> str:
    return {Priority.ROUTINE: _("Routine"), Priority.URGENT: _("Urgent")}[Priority(priority)]


def outcome_words(outcome: str) -> str:
    return _(OUTCOME_WORDS[Outcome(outcome)])


def persons_view_words(view: str) -> str:
    return _(PERSONS_VIEW_WORDS[PersonsView(view)])


def event_words(state: str, method: str) -> str:
    """What a line of “So far” begins with."""
    if method:
        return _("Asked, no answer")
    return _(STANDINGS[ReferralState(state)].words)
