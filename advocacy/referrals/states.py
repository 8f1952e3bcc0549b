"""The states of a referral: what each means, who acts next, and what may follow what."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class ReferralState(StrEnum):
    """How far a referral has come."""

    DRAFTED = "drafted"
    CONSENT_PENDING = "consent_pending"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted"
    DECLINED_BY_AGENCY = "declined_by_agency"
    WAITLISTED = "waitlisted"
    SCHEDULED = "scheduled"
    STARTED = "started"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"
    WITHDRAWN_BY_PERSON = "withdrawn_by_person"
    ENTERED_IN_ERROR = "entered_in_error"


class Owner(StrEnum):
    """Who has to act next. The value is what the page says."""

    ADVOCATE = "You"
    PERSON = "The person"
    AGENCY = "The service"
    NOBODY = "Nobody"


class Counted(StrEnum):
    """What a waiting time is counted in."""

    WORKING_DAYS = "working_days"
    DAYS = "days"


@dataclass(frozen=True)
class Wait:
    """How long we leave a state alone before we ask again. An urgent one is asked about sooner."""

    length: int
    counted: Counted
    urgent_length: int


@dataclass(frozen=True)
class Standing:
    """What a state means: for the page, for the person, and for systems that exchange referrals."""

    words: str
    for_the_person: str
    next_owner: Owner
    next_step: str
    wait: Wait | None
    fhir_status: str


_S = ReferralState

# Waiting times are our own starting values, not law. An organization may set others.
STANDINGS = MappingProxyType(
    {
        _S.DRAFTED: Standing(
            "Draft",
            "We are writing this together.",
            Owner.ADVOCATE,
            "Finish it, and read it with the person.",
            None,
            "draft",
        ),
        _S.CONSENT_PENDING: Standing(
            "Written. Waiting for the person’s yes.",
            "It waits for your yes. Nothing has been sent.",
            Owner.PERSON,
            "Read it with the person. They say what may be shared.",
            Wait(7, Counted.DAYS, 1),
            "draft",
        ),
        _S.SENT: Standing(
            "Sent. No answer yet.",
            "We sent it. They have not answered yet.",
            Owner.AGENCY,
            "They say that they have it. If not, call them.",
            Wait(2, Counted.WORKING_DAYS, 0),
            "requested",
        ),
        _S.ACKNOWLEDGED: Standing(
            "They have it. No decision yet.",
            "They have it and will decide.",
            Owner.AGENCY,
            "They say yes, no or later. If not, call them.",
            Wait(5, Counted.WORKING_DAYS, 1),
            "received",
        ),
        _S.ACCEPTED: Standing(
            "They said yes. No day yet.",
            "They said yes. We find a day.",
            Owner.AGENCY,
            "They offer a first day. If not, call them.",
            Wait(5, Counted.WORKING_DAYS, 1),
            "accepted",
        ),
        _S.DECLINED_BY_AGENCY: Standing(
            "They cannot help.",
            "They cannot help. We look for another place together.",
            Owner.ADVOCATE,
            "Tell the person, and look for another place together.",
            None,
            "rejected",
        ),
        _S.WAITLISTED: Standing(
            "On the waiting list.",
            "You are on their waiting list. We keep asking.",
            Owner.AGENCY,
            "They offer a place. Ask how long it will take, and look for something meanwhile.",
            Wait(30, Counted.DAYS, 7),
            "on-hold",
        ),
        _S.SCHEDULED: Standing(
            "First day agreed.",
            "You have a first day.",
            Owner.PERSON,
            "Go to the first meeting. Ask the person afterward how it went.",
            Wait(1, Counted.WORKING_DAYS, 0),
            "accepted",
        ),
        _S.STARTED: Standing(
            "Started.",
            "It has started.",
            Owner.ADVOCATE,
            "Ask the person whether it helps.",
            Wait(14, Counted.DAYS, 7),
            "in-progress",
        ),
        _S.COMPLETED: Standing("Done.", "It is done.", Owner.NOBODY, "Nothing more.", None, "completed"),
        _S.NOT_COMPLETED: Standing(
            "It did not work out.",
            "It did not work out. We can try something else.",
            Owner.ADVOCATE,
            "Ask the person whether to try something else.",
            None,
            "failed",
        ),
        _S.WITHDRAWN_BY_PERSON: Standing(
            "The person chose to stop.",
            "You chose to stop this.",
            Owner.NOBODY,
            "Nothing more. Tell the service, if the person wants that.",
            None,
            "cancelled",
        ),
        _S.ENTERED_IN_ERROR: Standing(
            "Made by mistake.",
            "This was made by mistake.",
            Owner.NOBODY,
            "Nothing more.",
            None,
            "entered-in-error",
        ),
    }
)

_ANSWERS = frozenset({_S.ACCEPTED, _S.DECLINED_BY_AGENCY, _S.WAITLISTED, _S.SCHEDULED, _S.STARTED})
_ENDS = frozenset({_S.NOT_COMPLETED, _S.WITHDRAWN_BY_PERSON, _S.ENTERED_IN_ERROR})

NEXT_STATES = MappingProxyType(
    {
        _S.DRAFTED: frozenset({_S.CONSENT_PENDING, _S.SENT, _S.WITHDRAWN_BY_PERSON, _S.ENTERED_IN_ERROR}),
        _S.CONSENT_PENDING: frozenset({_S.DRAFTED, _S.SENT, _S.WITHDRAWN_BY_PERSON, _S.ENTERED_IN_ERROR}),
        _S.SENT: frozenset({_S.ACKNOWLEDGED}) | _ANSWERS | _ENDS,
        _S.ACKNOWLEDGED: _ANSWERS | _ENDS,
        _S.ACCEPTED: frozenset({_S.SCHEDULED, _S.STARTED, _S.WAITLISTED, _S.DECLINED_BY_AGENCY}) | _ENDS,
        _S.WAITLISTED: frozenset({_S.ACCEPTED, _S.SCHEDULED, _S.STARTED, _S.DECLINED_BY_AGENCY}) | _ENDS,
        _S.SCHEDULED: frozenset({_S.STARTED, _S.WAITLISTED, _S.COMPLETED, _S.DECLINED_BY_AGENCY}) | _ENDS,
        _S.STARTED: frozenset({_S.COMPLETED, _S.WAITLISTED}) | _ENDS,
        _S.DECLINED_BY_AGENCY: frozenset({_S.ENTERED_IN_ERROR}),
        _S.COMPLETED: frozenset({_S.ENTERED_IN_ERROR}),
        _S.NOT_COMPLETED: frozenset({_S.ENTERED_IN_ERROR}),
        _S.WITHDRAWN_BY_PERSON: frozenset({_S.ENTERED_IN_ERROR}),
        _S.ENTERED_IN_ERROR: frozenset(),
    }
)

NEEDS_REASON = frozenset(
    {_S.DECLINED_BY_AGENCY, _S.WAITLISTED, _S.NOT_COMPLETED, _S.WITHDRAWN_BY_PERSON, _S.ENTERED_IN_ERROR}
)
# A service is reached, or the thing is over: nobody has to ask again.
FINISHED = frozenset({_S.COMPLETED, _S.DECLINED_BY_AGENCY}) | _ENDS
