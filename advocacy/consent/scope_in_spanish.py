"""What a consent allows, in Spanish, for the box on a letter in Spanish. Pure.

What people typed stands as they typed it. No native speaker has reviewed these words yet.
"""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from babel.dates import format_date

from .models import Consent
from .topics import Purpose, Topic

TOPICS = MappingProxyType(
    {
        Topic.CONTACT_DETAILS: "cómo comunicarse con la persona",
        Topic.SITUATION: "su situación",
        Topic.HEALTH: "salud",
        Topic.MENTAL_HEALTH: "salud mental",
        Topic.SUBSTANCE_USE: "consumo de alcohol o drogas",
        Topic.DISABILITY: "discapacidad",
        Topic.SAFETY: "seguridad",
        Topic.HOUSING: "vivienda",
        Topic.MONEY: "dinero",
        Topic.BENEFITS: "beneficios",
        Topic.WORK: "trabajo",
        Topic.EDUCATION: "escuela",
        Topic.FAMILY: "familia",
        Topic.JUSTICE: "policía o tribunales",
        Topic.IMMIGRATION: "inmigración",
        Topic.GOALS: "sus metas",
    }
)
PURPOSES = MappingProxyType(
    {
        Purpose.SERVICES: "un servicio",
        Purpose.BENEFITS: "beneficios",
        Purpose.APPEAL: "una apelación",
        Purpose.COMPLAINT: "una queja",
        Purpose.HEALTHCARE: "atención de salud",
        Purpose.EDUCATION: "escuela",
        Purpose.HOUSING: "vivienda",
        Purpose.WORK: "trabajo",
        Purpose.LEGAL: "asuntos legales",
        Purpose.TREATMENT_PAYMENT: "tratamiento, pago y operaciones de atención de salud",
        Purpose.RESEARCH: "investigación",
        Purpose.OTHER: "otra cosa",
    }
)
TAKEN_BACK = "Se puede retirar en cualquier momento."


def scope_in_spanish(consent: Consent, ours: str, to: str) -> list[tuple[str, str]]:
    """The same five lines as in English."""
    return [
        ("Consentimiento", consent.number),
        ("Quién informa a quién", f"{consent.discloser or ours} informa a {to}"),
        ("Qué", consent.topics_words or _topics(consent.topics)),
        ("Para qué", consent.purpose_words or _purposes(consent.purposes)),
        ("Termina", _end(consent.expires_on, consent.ends_with)),
    ]


def _topics(chosen: Iterable[str]) -> str:
    topics = set(map(Topic, chosen))
    return ", ".join(words for topic, words in TOPICS.items() if topic in topics)


def _purposes(chosen: Iterable[str]) -> str:
    purposes = set(map(Purpose, chosen))
    return ", ".join(words for purpose, words in PURPOSES.items() if purpose in purposes)


def _end(day: date | None, event: str | None) -> str:
    if day is None:
        return (
            f"{event}. {TAKEN_BACK}"
            if event
            else "Cuando se retire, lo que se puede hacer en cualquier momento."
        )
    on = f"El {format_date(day, 'long', locale='es')}"
    return f"{on}, o antes: {event}. {TAKEN_BACK}" if event else f"{on}. {TAKEN_BACK}"
