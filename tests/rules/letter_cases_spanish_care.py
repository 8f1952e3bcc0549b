"""The invented letters about care and its records again, answered in Spanish."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_cases_health import APPROVAL, AUTHORIZED, CORRECTION
from tests.rules.letter_example import Example

_SAFE = "Se puede enviar mensajes de texto: (614) 555-0119, después de las 5 p. m."
_FACTS = (
    Fact(date(2026, 10, 20), "La Dra. Calloway recetó el medicamento."),
    Fact(date(2026, 11, 12), "La farmacia dijo que hace falta la aprobación de ustedes.", "Adj. 2"),
)

APPROVAL_ES = Example(
    "T05",
    replace(APPROVAL.facts, safe_contact_line=_SAFE, facts=_FACTS),
    {
        **APPROVAL.answers,
        "service": "Venlora 40 mg, una vez al día",
        "prescriber": "la Dra. Nia Calloway",
        "need": "Con él puedo dormir, y puedo trabajar el día completo.",
        "guideline": "State Pain Council, 2025, página 14",
        "tried": "Otros dos medicamentos, de marzo a septiembre. Uno no ayudó. El otro me hizo caer.",
        "alternatives": "servirían menos, y uno hizo daño",
        "harm": "He faltado nueve días al trabajo desde octubre. Mi licencia termina en enero.",
    },
    told_by_advocate=_FACTS,
    advocate_answers=(
        ("need", "Con él Thandi puede dormir, y puede trabajar el día completo."),
        ("tried", "Otros dos medicamentos, de marzo a septiembre. Uno no ayudó. El otro la hizo caer."),
        ("harm", "Thandi ha faltado nueve días al trabajo desde octubre. Su licencia termina en enero."),
    ),
)

AUTHORIZED_ES = Example(
    "T07",
    replace(AUTHORIZED.facts, safe_contact_line=_SAFE),
    {
        **AUTHORIZED.answers,
        "records": "el resumen del alta y los resultados de pruebas",
        "reason": "la apelación ante Larkfield Health Plan",
    },
)

CORRECTION_ES = Example(
    "T08",
    replace(CORRECTION.facts, safe_contact_line=_SAFE),
    {
        **CORRECTION.answers,
        "where_it_stands": "la nota de la visita con el Dr. Ames, página 2",
        "entry": "Patient left before the end of the visit.",
        "wrong": "Me quedé hasta el final. El enfermero me dio mis papeles a las 4:10 p. m.",
        "proof": "el resumen de la visita, impreso a las 4:08 p. m.",
        "replacement": "Patient stayed until the end of the visit.",
    },
)

ABOUT_CARE_ES = (APPROVAL_ES, AUTHORIZED_ES, CORRECTION_ES)
