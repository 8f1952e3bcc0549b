"""The invented letters about time again, answered in Spanish."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_cases_time import KEEP, LATE, OVERDUE
from tests.rules.letter_example import Example

_SAFE = "Se puede enviar mensajes de texto: (614) 555-0136, antes del mediodía"

KEEP_ES = Example(
    "T17",
    replace(
        KEEP.facts,
        safe_contact_line=_SAFE,
        facts=(
            Fact(date(2026, 8, 3), "Willow Bend Center empezó tres sesiones por semana."),
            Fact(date(2026, 11, 16), "Su oficina las redujo a una.", "Adj. 1"),
        ),
    ),
    {
        **KEEP.answers,
        "benefit": "atención de tres sesiones por semana",
        "action": "reduce las sesiones de tres por semana a una",
        "disagree": "Dos de las cuatro metas del plan siguen abiertas.",
    },
)

LATE_ES = Example(
    "T18",
    replace(
        LATE.facts,
        safe_contact_line=_SAFE,
        facts=(
            Fact(date(2026, 10, 2), "Ingreso en Millrace Hospital.", "Adj. 3"),
            Fact(date(2026, 11, 17), "Regreso a casa.", "Adj. 3"),
        ),
    ),
    {
        **LATE.answers,
        "role": "Persona que recibe los pagos",
        "late_thing": "solicitud de reconsideración",
        "reason_words": "Fueron más de seis semanas en el hospital. Nadie podía abrir el correo.",
        "evidence": "el alta del hospital del 17 de noviembre de 2026 (Adj. 3)",
    },
)

OVERDUE_ES = Example(
    "T27",
    replace(
        OVERDUE.facts,
        safe_contact_line=_SAFE,
        facts=(
            Fact(date(2026, 10, 12), "La solicitud salió por fax.", "Adj. 1"),
            Fact(date(2026, 11, 13), "La oficina dijo por teléfono que está “in line”."),
        ),
    ),
    {
        **OVERDUE.answers,
        "request": "solicitud de copia del expediente de salud",
        "role": "Paciente",
        "how_sent": "por fax",
        "harm": "Sin este expediente no es posible la cita con el nuevo médico.",
        "next_step": "presentar una queja ante la Oficina de Derechos Civiles",
    },
)

IN_TIME_ES = (KEEP_ES, LATE_ES, OVERDUE_ES)
