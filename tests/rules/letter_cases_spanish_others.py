"""The invented letters that bring others in again, answered in Spanish."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_cases_others import REFERRAL, SUPPORT
from tests.rules.letter_example import Example

_SAFE = "Se puede enviar mensajes de texto: (614) 555-0119, después de las 5 p. m."
_FACTS = (Fact(date(2026, 11, 13), "El dueño dio su permiso por escrito."),)

SUPPORT_ES = Example(
    "T20",
    replace(
        SUPPORT.facts,
        facts=(
            Fact(
                date(2025, 6, 3), "Callum abrió el grupo del jardín. Lo ha hecho cada martes desde entonces."
            ),
            Fact(date(2026, 5, 8), "Avisó de una fuga de agua el mismo día y se quedó hasta la reparación."),
        ),
    ),
    {
        **SUPPORT.answers,
        "asks_for": "que ofrezcan a Callum el apartamento de un dormitorio en Linden House",
        "how_often": "cada semana, hasta ahora 74 veces",
        "strengths": "Cumple su palabra. De nuestras 74 reuniones vino a 71 y cambió tres con tiempo.",
        "supports": "Seguiremos viéndonos al menos seis meses después de la mudanza. "
        "Su hermana vive a diez minutos.",
        "own_words": "Quiero una puerta propia, y quedarme cerca del jardín.",
    },
)

REFERRAL_ES = Example(
    "T21",
    replace(REFERRAL.facts, safe_contact_line=_SAFE, facts=_FACTS),
    {
        **REFERRAL.answers,
        "short_ask": "tres barras de apoyo en un baño",
        "asks_for": "que pongan tres barras de apoyo en mi baño",
        "reason": "Ustedes hacen este trabajo gratis para inquilinos del condado. Me caí allí dos veces este otoño.",
        "goal": "Quiero volver a ducharme sin ayuda.",
        "urgent_why": "Mientras tanto me lavo en el lavabo.",
        "scope": "mi nombre, lo que necesita el baño y cuándo estoy en casa",
    },
    told_by_advocate=_FACTS,
    advocate_answers=(
        ("asks_for", "que pongan tres barras de apoyo en su baño"),
        (
            "reason",
            "Ustedes hacen este trabajo gratis para inquilinos del condado. Thandi se cayó allí dos veces.",
        ),
        ("goal", "En sus palabras: “Quiero volver a ducharme sin ayuda”."),
        ("urgent_why", "Mientras tanto se lava en el lavabo."),
        ("scope", "su nombre, lo que necesita el baño y cuándo está en casa"),
    ),
)

WITH_OTHERS_ES = (SUPPORT_ES, REFERRAL_ES)
