"""How a referral ended, in codes that can be counted and words that do not blame."""

from enum import StrEnum
from types import MappingProxyType

from advocacy.referrals.states import ReferralState


class Outcome(StrEnum):
    """What came of it. The barriers are the world’s, not the person’s."""

    SERVICE_RECEIVED = "service_received"
    PARTLY_MET = "partly_met"
    WAITLISTED = "waitlisted"
    INELIGIBLE = "ineligible"
    NO_CAPACITY = "no_capacity"
    AGENCY_NO_RESPONSE = "agency_no_response"
    UNABLE_TO_CONTACT = "unable_to_contact"
    PERSON_DECLINED = "person_declined"
    PERSON_NO_LONGER_NEEDS = "person_no_longer_needs"
    BARRIER_TRANSPORT = "barrier_transport"
    BARRIER_COST = "barrier_cost"
    BARRIER_LANGUAGE = "barrier_language"
    BARRIER_ACCESS = "barrier_access"
    BARRIER_DOCUMENTS = "barrier_documents"
    BARRIER_SAFETY = "barrier_safety"
    SERVICE_CLOSED = "service_closed"
    DUPLICATE = "duplicate"
    DECEASED = "deceased"
    OTHER = "other"


OUTCOME_WORDS = MappingProxyType(
    {
        Outcome.SERVICE_RECEIVED: "They got what they asked for",
        Outcome.PARTLY_MET: "They got some of it",
        Outcome.WAITLISTED: "Still on a waiting list",
        Outcome.INELIGIBLE: "The service’s rules do not let them in",
        Outcome.NO_CAPACITY: "The service is full",
        Outcome.AGENCY_NO_RESPONSE: "The service never answered",
        Outcome.UNABLE_TO_CONTACT: "We and the service could not reach the person",
        Outcome.PERSON_DECLINED: "The person chose not to",
        Outcome.PERSON_NO_LONGER_NEEDS: "The person no longer needs it",
        Outcome.BARRIER_TRANSPORT: "No way to get there",
        Outcome.BARRIER_COST: "It costs too much",
        Outcome.BARRIER_LANGUAGE: "Not in the person’s language",
        Outcome.BARRIER_ACCESS: "Not accessible for the person",
        Outcome.BARRIER_DOCUMENTS: "Papers were missing",
        Outcome.BARRIER_SAFETY: "It was not safe for the person",
        Outcome.SERVICE_CLOSED: "The service has closed",
        Outcome.DUPLICATE: "We had already referred them there",
        Outcome.DECEASED: "The person has died",
        Outcome.OTHER: "Something else",
    }
)


class PersonsView(StrEnum):
    """What the person says of it. Theirs is the last word."""

    HELPED_A_LOT = "helped_a_lot"
    HELPED_SOME = "helped_some"
    NOT_HELPED = "not_helped"
    MADE_WORSE = "made_worse"


PERSONS_VIEW_WORDS = MappingProxyType(
    {
        PersonsView.HELPED_A_LOT: "It helped a lot",
        PersonsView.HELPED_SOME: "It helped some",
        PersonsView.NOT_HELPED: "It did not help",
        PersonsView.MADE_WORSE: "It made things worse",
    }
)

_STOPPED_BY_PERSON = frozenset(
    {Outcome.PERSON_DECLINED, Outcome.PERSON_NO_LONGER_NEEDS, Outcome.BARRIER_SAFETY, Outcome.OTHER}
)
_NO_FROM_SERVICE = frozenset(
    {Outcome.INELIGIBLE, Outcome.NO_CAPACITY, Outcome.SERVICE_CLOSED, Outcome.DUPLICATE, Outcome.OTHER}
)
_REACHED = frozenset({Outcome.SERVICE_RECEIVED, Outcome.PARTLY_MET})

# Done, given up and declined never share an outcome by accident: each end has its own.
OUTCOMES_OF = MappingProxyType(
    {
        ReferralState.COMPLETED: _REACHED,
        ReferralState.DECLINED_BY_AGENCY: _NO_FROM_SERVICE,
        ReferralState.WITHDRAWN_BY_PERSON: _STOPPED_BY_PERSON,
        ReferralState.NOT_COMPLETED: frozenset(Outcome) - _REACHED - {Outcome.PERSON_DECLINED},
    }
)
