"""The words in which consents and authorities are kept. Pure."""

from enum import StrEnum


class Kind(StrEnum):
    """What a consent is for. All but the general one stand on a sheet of their own."""

    GENERAL = "general"
    COUNSELING_NOTES = "counseling_notes"
    PSYCHOTHERAPY_NOTES = "psychotherapy_notes"
    LEGAL_PROCEEDINGS = "legal_proceedings"


class Regime(StrEnum):
    """Which law says what a consent has to hold."""

    PART2 = "part2"
    HIPAA = "hipaa"
    FERPA = "ferpa"
    VAWA = "vawa"
    UK_GDPR = "uk_gdpr"


class Named(StrEnum):
    """How the sheet says who is told."""

    NAME = "name"
    CLASS = "class"
    INTERMEDIARY = "intermediary"


class Statement(StrEnum):
    """A sentence that stands on the sheet."""

    REVOKE = "revoke"
    HOW_TO_REVOKE = "how_to_revoke"
    RELIANCE = "reliance"
    REDISCLOSURE = "redisclosure"
    REDISCLOSURE_HIPAA = "redisclosure_hipaa"
    REFUSAL = "refusal"
    CONDITIONING = "conditioning"
    COPY = "copy"
    VOLUNTARY = "voluntary"
    RIGHTS = "rights"


class SignerKind(StrEnum):
    """Who signs."""

    PERSON = "person"
    PARENT = "parent"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"
    ELIGIBLE_STUDENT = "eligible_student"


class Signature(StrEnum):
    """How it was signed."""

    PAPER = "paper"
    DRAWN = "drawn"
    TYPED = "typed"
    SPOKEN = "spoken"


class State(StrEnum):
    """A draft allows nothing. What is live can still have ended: its days say so."""

    DRAFT = "draft"
    LIVE = "live"
    REVOKED = "revoked"


class Revoked(StrEnum):
    """How it was taken back."""

    WRITING = "writing"
    SPOKEN = "spoken"
    SET_ASIDE = "set_aside"
