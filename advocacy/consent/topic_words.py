"""Topics and purposes as the pages and papers say them."""

from collections.abc import Iterable

from flask_babel import gettext as _

from .topics import Purpose, Topic


def topic_words(topic: str) -> str:
    return {
        Topic.CONTACT_DETAILS: _("how to reach them"),
        Topic.SITUATION: _("their situation"),
        Topic.HEALTH: _("health"),
        Topic.MENTAL_HEALTH: _("mental health"),
        Topic.SUBSTANCE_USE: _("alcohol or drug use"),
        Topic.DISABILITY: _("disability"),
        Topic.SAFETY: _("safety"),
        Topic.HOUSING: _("housing"),
        Topic.MONEY: _("money"),
        Topic.BENEFITS: _("benefits"),
        Topic.WORK: _("work"),
        Topic.EDUCATION: _("school"),
        Topic.FAMILY: _("family"),
        Topic.JUSTICE: _("police or courts"),
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
        Purpose.LEGAL: _("legal matters"),
        Purpose.TREATMENT_PAYMENT: _("treatment, payment and health care operations"),
        Purpose.RESEARCH: _("research"),
        Purpose.OTHER: _("something else"),
    }[Purpose(purpose)]


def topics_in_words(topics: Iterable[str]) -> str:
    """In the order of the list, so that the same topics always read the same."""
    order = list(Topic)
    return ", ".join(topic_words(topic) for topic in sorted(map(Topic, topics), key=order.index))


def purposes_in_words(purposes: Iterable[str]) -> str:
    order = list(Purpose)
    return ", ".join(purpose_words(one) for one in sorted(map(Purpose, purposes), key=order.index))
