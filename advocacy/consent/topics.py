"""What a consent can be about, and what for. Pure: letters, referrals and the gate use the same words."""

from enum import StrEnum


class Topic(StrEnum):
    """One part of a person's life that somebody may be told about."""

    CONTACT_DETAILS = "contact_details"
    SITUATION = "situation"
    HEALTH = "health"
    MENTAL_HEALTH = "mental_health"
    SUBSTANCE_USE = "substance_use"
    DISABILITY = "disability"
    SAFETY = "safety"
    HOUSING = "housing"
    MONEY = "money"
    BENEFITS = "benefits"
    WORK = "work"
    EDUCATION = "education"
    FAMILY = "family"
    JUSTICE = "justice"
    IMMIGRATION = "immigration"
    GOALS = "goals"


class Purpose(StrEnum):
    """What somebody is told for."""

    SERVICES = "services"
    BENEFITS = "benefits"
    APPEAL = "appeal"
    COMPLAINT = "complaint"
    HEALTHCARE = "healthcare"
    EDUCATION = "education"
    HOUSING = "housing"
    WORK = "work"
    LEGAL = "legal"
    TREATMENT_PAYMENT = "treatment_payment"
    RESEARCH = "research"
    OTHER = "other"


# What can hurt most when it gets into the wrong hands: never ticked beforehand.
SENSITIVE = frozenset(
    {
        Topic.HEALTH,
        Topic.MENTAL_HEALTH,
        Topic.SUBSTANCE_USE,
        Topic.DISABILITY,
        Topic.SAFETY,
        Topic.FAMILY,
        Topic.JUSTICE,
        Topic.IMMIGRATION,
    }
)
