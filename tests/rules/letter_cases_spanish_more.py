"""Answers in Spanish to the letters about work, school and a review."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_cases import PLAN_504, WORK
from tests.rules.letter_cases_health import REVIEW
from tests.rules.letter_example import Example

AFTER_FIVE = "Se puede enviar mensajes de texto: (614) 555-0119, después de las 5 p. m."

WORK_ES = Example(
    "T15",
    replace(
        WORK.facts,
        safe_contact_line=AFTER_FIVE,
        facts=(Fact(date(2026, 11, 2), "Se lo pedí a mi jefe. Dijo que les escribiera a ustedes."),),
    ),
    {
        "job": "Dependienta de mostrador",
        "change": "un banco alto en el mostrador",
        "limitation": "No puedo estar de pie más de 20 minutos.",
        "why_it_helps": "Desde un banco puedo atender, cobrar y contestar el teléfono todo el día.",
        "trial": "Podríamos probarlo cuatro semanas y luego hablar.",
    },
    told_by_advocate=(
        Fact(date(2026, 11, 2), "Thandi se lo pidió a su jefe. Dijo que les escribiera a ustedes."),
    ),
    advocate_answers=(
        ("limitation", "No puede estar de pie más de 20 minutos."),
        ("why_it_helps", "Desde un banco puede atender, cobrar y contestar el teléfono todo el día."),
    ),
)

PLAN_504_ES = Example(
    "T10",
    replace(
        PLAN_504.facts,
        safe_contact_line=AFTER_FIVE,
        facts=(Fact(date(2026, 10, 12), "Theo se durmió durante un examen.", "Adj. 1"),),
    ),
    {
        **PLAN_504.answers,
        "condition": "un problema de salud que lo cansa de repente",
        "activity": "concentrarse y aprender",
        "effect": "Muchos días baja la cabeza antes del almuerzo. Pierde el hilo cuando se despierta.",
        "changes": "un lugar para descansar, más tiempo en los exámenes y algo de comer cuando lo necesite",
        "meeting_days": "los martes después de las 3 p. m.",
    },
)

REVIEW_ES = Example(
    "T04",
    replace(
        REVIEW.facts,
        safe_contact_line=AFTER_FIVE,
        facts=(
            Fact(date(2026, 7, 14), "El plan negó la silla.", "Adj. 3"),
            Fact(date(2026, 10, 29), "El plan dio su no final.", "Adj. 1"),
        ),
    ),
    {
        **REVIEW.answers,
        "service": "la silla de ruedas ultraligera, código K0005",
        "plan_reason": "Una silla estándar cubre la necesidad",
        "why_met": "Con la silla estándar tuve que parar a los 150 pies. Con la ultraligera recorrí 900.",
    },
    advocate_answers=(
        (
            "why_met",
            "Con la silla estándar Thandi tuvo que parar a los 150 pies. Con la ultraligera recorrió 900.",
        ),
    ),
)

MORE_ES = (WORK_ES, PLAN_504_ES, REVIEW_ES)
