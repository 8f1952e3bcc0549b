"""The words that the demo's records are stored with."""

from enum import StrEnum


class Role(StrEnum):
    """What a member of staff does here."""

    ADVOCATE = "advocate"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class System(StrEnum):
    """The system that an issue is about."""

    HEALTHCARE = "healthcare"
    EDUCATION = "education"
    SOCIAL_SERVICES = "social services"
    BENEFITS = "benefits"
    HOUSING = "housing"
    EMPLOYMENT = "employment"
    JUSTICE = "justice"
    IMMIGRATION = "immigration"


class Method(StrEnum):
    """A way of reaching a person."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"
    HOME_VISIT = "home visit"


class Permitted(StrEnum):
    """Whether the person agrees to be reached in this way."""

    ALLOWED = "allowed"
    ASK_FIRST = "ask first"
    NEVER = "never"


class ContactKind(StrEnum):
    """How a contact was made."""

    IN_PERSON = "in person"
    CALL = "call"
    TEXT = "text"
    EMAIL = "email"
    VIDEO = "video"


class CaseStatus(StrEnum):
    """Where a case stands today."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class ChangeKind(StrEnum):
    """One step in the life of a case."""

    OPENED = "opened"
    PAUSED = "paused"
    RESUMED = "resumed"
    CLOSED = "closed"


class CloseReason(StrEnum):
    """Why a case ended."""

    FINISHED = "finished"
    MOVED_AWAY = "moved away"
    CHOSE_TO_STOP = "chose to stop"
    LOST_TOUCH = "lost touch"
    OTHER_SUPPORT = "other support"


class Part(StrEnum):
    """What an advocate is to a case."""

    LEAD = "lead"
    COVER = "cover"


class DoneBy(StrEnum):
    """Who does a step."""

    ALONE = "alone"
    TOGETHER = "together"
    ADVOCATE = "advocate"


class LetterState(StrEnum):
    """How far a letter has come."""

    DRAFT = "draft"
    AGREED = "agreed"
    ISSUED = "issued"
    SENT = "sent"


class ReferralState(StrEnum):
    """How far a referral has come."""

    DRAFT = "draft"
    AGREED = "agreed"
    SENT = "sent"
    ACCEPTED = "accepted"
    WAITLISTED = "waitlisted"
    STARTED = "started"
    COMPLETED = "completed"
    DECLINED = "declined"
    NOT_COMPLETED = "not completed"
    WITHDRAWN = "withdrawn"
