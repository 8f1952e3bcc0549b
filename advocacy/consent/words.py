"""How agreements, topics and purposes are put into words."""

from flask_babel import gettext as _

from .models import How
from .topics import Purpose, Topic


def how_words(how: str) -> str:
    return {
        How.READ_TO_THEM: _("it was read to them"),
        How.READ_IT: _("they read it"),
        How.SIGNED: _("they signed it"),
        How.BY_PHONE: _("by phone"),
    }[How(how)]


def kind_words(kind: str) -> str:
    return {"letter": _("A letter"), "referral": _("A referral")}[kind]


def topic_words(topic: str) -> str:
    """As in “about …”."""
    return {
        Topic.CONTACT_DETAILS: _("how to reach them"),
        Topic.SITUATION: _("their situation"),
        Topic.HEALTH: _("health"),
        Topic.MENTAL_HEALTH: _("mental health"),
        Topic.SUBSTANCE_USE: _("drug or alcohol use"),
        Topic.DISABILITY: _("disability"),
        Topic.SAFETY: _("safety"),
        Topic.HOUSING: _("housing"),
        Topic.MONEY: _("money"),
        Topic.BENEFITS: _("benefits"),
        Topic.WORK: _("work"),
        Topic.EDUCATION: _("school"),
        Topic.FAMILY: _("family"),
        Topic.JUSTICE: _("police and courts"),
        Topic.IMMIGRATION: _("immigration"),
        Topic.GOALS: _("their goals"),
    }[Topic(topic)]


def purpose_words(purpose: str) -> str:
    """As in “for …”."""
    return {
        Purpose.SERVICES: _("a service"),
        Purpose.BENEFITS: _("benefits"),
        Purpose.APPEAL: _("an appeal"),
        Purpose.COMPLAINT: _("a complaint"),
        Purpose.HEALTHCARE: _("health care"),
        Purpose.EDUCATION: _("school"),
        Purpose.HOUSING: _("housing"),
        Purpose.WORK: _("work"),
        Purpose.LEGAL: _("court, a hearing or other proceedings"),
        Purpose.TREATMENT_PAYMENT: _("treatment, payment and health care operations"),
        Purpose.RESEARCH: _("research"),
        Purpose.OTHER: _("something else"),
    }[Purpose(purpose)]
