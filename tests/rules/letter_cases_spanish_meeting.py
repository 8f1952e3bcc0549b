"""The invented meeting, what was agreed there, the thanks and the appointment again, answered in Spanish."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_cases_others import APPOINTED
from tests.rules.letter_cases_talk import AGREED, MEETING, THANKS
from tests.rules.letter_example import Example

_SAFE = "Se puede enviar mensajes de texto: (614) 555-0119, después de las 5 p. m."

APPOINTED_ES = Example(
    "T22",
    replace(APPOINTED.facts, safe_contact_line=_SAFE),
    {
        **APPOINTED.answers,
        "matter": "mi apelación de su aviso del 29 de octubre de 2026",
        "scope": "Dana puede presentar papeles, pedir mi expediente y hablar por mí. Solo yo puedo retirarla.",
        "relation": "apoyo entre pares en Riverbend Peer Advocates, que me ayuda desde marzo de 2025",
    },
)

MEETING_ES = Example(
    "T24",
    replace(
        MEETING.facts,
        safe_contact_line=_SAFE,
        facts=(Fact(date(2026, 11, 10), "Terminó el grupo de lectura. Nada vino en su lugar."),),
    ),
    {
        **MEETING.answers,
        "role": "Madre de Theo Reyes",
        "purpose_of_it": "la ayuda con la lectura para Theo Reyes, tercer grado",
        "time_one": "martes 8 de diciembre, 3 p. m.",
        "time_two": "miércoles 9 de diciembre, 8 a. m.",
        "time_three": "viernes 11 de diciembre, al mediodía",
        "how_long": "45 minutos",
        "access_need": "una sala a la que se pueda llegar en silla de ruedas",
        "agenda": "Qué ha ayudado hasta ahora. Qué puede empezar este mes. Cómo veremos si funciona.",
        "attendees": "la maestra Roe",
        "own_side": "mi hermana Ama",
    },
    advocate_answers=(("own_side", "su hermana Ama, y yo también estaré"),),
)

AGREED_ES = Example(
    "T25",
    replace(AGREED.facts, safe_contact_line=_SAFE),
    {
        **AGREED.answers,
        "role": "Madre de Theo Reyes",
        "attendees": "la maestra Roe, el director Pell, Dana Whitcomb y yo",
        "matter": "la ayuda con la lectura para Theo",
        "agreed": "Theo lee con la maestra Roe en un grupo de tres, cuatro veces por semana.",
        "steps": "La maestra Roe empieza el grupo el 14 de diciembre. El director Pell me envía un informe cada mes.",
        "open": "No se decidió si Theo tendrá una tableta que lee en voz alta.",
    },
    advocate_answers=(
        ("attendees", "la maestra Roe, el director Pell, Thandi y yo"),
        (
            "steps",
            "La maestra Roe empieza el grupo el 14 de diciembre. El director Pell envía a Thandi un informe cada mes.",
        ),
    ),
)

THANKS_ES = Example(
    "T26",
    replace(THANKS.facts, safe_contact_line=_SAFE),
    {
        **THANKS.answers,
        "role": "Persona que alquila la unidad 14",
        "received": "su sí a un lugar de estacionamiento cerca de mi puerta",
        "good": "Mr. Ortiz salió conmigo a ver el lugar.",
        "next_step": "el letrero con el número de mi unidad",
        "own_step": "una foto de mi permiso a más tardar el 27 de noviembre",
    },
    advocate_answers=(
        ("received", "su sí a un lugar de estacionamiento cerca de la puerta"),
        ("good", "Mr. Ortiz salió con Thandi a ver el lugar."),
        ("next_step", "el letrero de la unidad 14"),
        ("own_step", "una foto del permiso a más tardar el 27 de noviembre"),
    ),
)

MEETING_AND_AFTER_ES = (APPOINTED_ES, MEETING_ES, AGREED_ES, THANKS_ES)
