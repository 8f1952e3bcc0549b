"""The invented letters about school again, and a complaint, answered in Spanish."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_cases_school import COMPLAINT, INDEPENDENT, KEPT_OUT, MEETING
from tests.rules.letter_example import Example

_SAFE = "Se puede enviar mensajes de texto: (614) 555-0119, después de las 5 p. m."

INDEPENDENT_ES = Example(
    "T11",
    replace(INDEPENDENT.facts, safe_contact_line=_SAFE),
    {
        **INDEPENDENT.answers,
        "evaluation": "evaluación de lectura",
        "areas": "Lectura, escritura y atención. La escuela evaluó solo la lectura.",
        "evaluator": "Dra. Lena Ortiz, psicóloga escolar",
    },
)

MEETING_ES = Example(
    "T12",
    replace(MEETING.facts, safe_contact_line=_SAFE),
    {
        **MEETING.answers,
        "purpose": "más ayuda con la lectura",
        "times": "el 8, 9 o 10 de diciembre, después de las 3 p. m.",
        "attendees": "Por favor, inviten a la maestra Roe y a alguien que pueda decidir sobre las horas.",
        "helper": "Dana Whitcomb, apoyo entre pares",
        "agenda": "La meta de lectura no se ha cumplido. Quiero hablar de cuatro horas por semana.",
        "concerns": "Theo no puede leer una línea sin ayuda. Llora antes de ir a la escuela.",
        "papers": "los informes de progreso y los puntajes de lectura",
        "interpreter_language": "español",
    },
)

KEPT_OUT_ES = Example(
    "T13",
    replace(
        KEPT_OUT.facts,
        safe_contact_line=_SAFE,
        facts=(
            Fact(date(2026, 11, 9), "Theo salió del salón y tiró una silla en el pasillo.", "Adj. 1"),
            Fact(date(2026, 11, 17), "La escuela me dijo que queda fuera hasta el 4 de diciembre.", "Adj. 1"),
        ),
    ),
    {
        **KEPT_OUT.answers,
        "school_says": "tiró una silla",
        "removals": "del 14 al 16 de septiembre, el 5 de octubre, y desde el 9 de noviembre",
        "link": "El ruido le causa pánico a Theo. Su plan dice que puede salir e ir a un lugar tranquilo. "
        "Ese día el lugar estaba cerrado con llave.",
        "times": "cualquier día después de las 3 p. m.",
    },
)

COMPLAINT_ES = Example(
    "T14",
    replace(
        COMPLAINT.facts,
        safe_contact_line=_SAFE,
        facts=(
            Fact(
                date(2026, 9, 7), "Empezó el plan de Theo: terapia del habla dos veces por semana.", "Adj. 2"
            ),
            Fact(date(2026, 11, 13), "Hasta este día le habían dado dos de 20 sesiones.", "Adj. 3"),
        ),
    ),
    {
        **COMPLAINT.answers,
        "duty": "Creo que la escuela tiene que dar la terapia del habla que está en el plan (34 CFR 300.323).",
        "harm": "Theo perdió diez semanas. Otros niños no lo entienden, y dejó de hablar en clase.",
        "tried": "Hablé con Mr. Pell el 2 y el 30 de octubre. Dijo que no hay terapeuta.",
        "remedy": "Que el distrito recupere las 18 sesiones, y tenga un plan para los días sin terapeuta.",
    },
)

AT_SCHOOL_ES = (INDEPENDENT_ES, MEETING_ES, KEPT_OUT_ES, COMPLAINT_ES)
