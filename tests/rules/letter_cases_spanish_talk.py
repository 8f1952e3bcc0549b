"""The invented complaint and the request for help at a hearing again, answered in Spanish."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_cases_talk import COMPLAINT, HELP
from tests.rules.letter_example import Example

_SAFE = "Se puede enviar mensajes de texto: (614) 555-0136, antes del mediodía"

COMPLAINT_ES = Example(
    "T19",
    replace(
        COMPLAINT.facts,
        safe_contact_line=_SAFE,
        facts=(
            Fact(date(2026, 10, 8), "El timbre sonó a las 9 p.m. Nadie vino hasta las 11:40 p.m."),
            Fact(date(2026, 10, 9), "Ms. Reed, jefa de enfermería, dijo que de noche falta personal."),
        ),
    ),
    {
        **COMPLAINT.answers,
        "matter": "cómo se atendió el timbre la noche del 8 de octubre",
        "place": "Edificio B, segundo piso, turno de noche",
        "who": "Ms. Reed, y alguien de enfermería con una placa azul",
        "witness": "Ama Okafor, hermana de Thandi",
        "impact": "Fueron horas sin poder llegar a la silla. Desde entonces es difícil dormir allí.",
        "remedy": "Pongan un timbre al alcance y avisen al turno de noche de lo que hace falta.",
    },
)

HELP_ES = Example(
    "T23",
    replace(HELP.facts, safe_contact_line=_SAFE),
    {
        **HELP.answers,
        "role": "Persona que pide la audiencia",
        "event": "la audiencia sobre Medicaid",
        "event_time": "a las 10 de la mañana",
        "spoken_language": "portugués",
        "break_every": "30 minutos",
        "support_person": "Dana Whitcomb, apoyo entre pares",
        "why": "Es difícil seguir cuando la gente habla rápido. En portugués es más fácil.",
    },
)

AROUND_A_TALK_ES = (COMPLAINT_ES, HELP_ES)
