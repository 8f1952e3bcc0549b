"""The invented letters again, answered in Spanish, for the letters that have Spanish words."""

from dataclasses import dataclass, replace
from datetime import date

from advocacy.letters.filling import Draft, Fact, draft
from advocacy.letters.template import SPANISH, Signer
from advocacy.letters.templates import load_words, template_of
from tests.rules.letter_cases import APPEAL, HEARING, HOUSING, RECORDS, SCHOOL
from tests.rules.letter_cases_health import MEDICAID
from tests.rules.letter_cases_spanish_care import ABOUT_CARE_ES
from tests.rules.letter_cases_spanish_meeting import MEETING_AND_AFTER_ES
from tests.rules.letter_cases_spanish_money import ABOUT_MONEY_ES, OTHER_MONEY_ES
from tests.rules.letter_cases_spanish_more import MORE_ES
from tests.rules.letter_cases_spanish_others import WITH_OTHERS_ES
from tests.rules.letter_cases_spanish_school import AT_SCHOOL_ES
from tests.rules.letter_cases_spanish_talk import AROUND_A_TALK_ES
from tests.rules.letter_cases_spanish_time import IN_TIME_ES
from tests.rules.letter_example import Example, as_read, golden_path

AFTER_FIVE = "Se puede enviar mensajes de texto: (614) 555-0119, después de las 5 p. m."


@dataclass(frozen=True)
class SpanishExample(Example):
    """An example whose answers and facts are in Spanish."""

    def draft(self, signer: Signer, **changes: str) -> Draft:
        answers = self.answers_for(signer) | changes
        return draft(template_of(self.code, SPANISH), self.facts_for(signer), answers, signer)


HEARING_ES = SpanishExample(
    "T03",
    replace(
        HEARING.facts,
        safe_contact_line="Se puede enviar mensajes de texto: (614) 555-0136, antes del mediodía",
        facts=(
            Fact(
                date(2026, 8, 3), "El plan empezó en Willow Bend Center: tres sesiones por semana.", "Adj. 2"
            ),
            Fact(date(2026, 11, 16), "La agencia las redujo a una. Su razón: “goals met”.", "Adj. 1"),
        ),
    ),
    {
        **HEARING.answers,
        "action": "reduce mis sesiones de tres por semana a una",
        "disagree": "Dos de las cuatro metas de mi plan siguen abiertas. El adjunto 3 muestra cuáles.",
        "help": "una pausa cada 30 minutos",
    },
    advocate_answers=(
        ("action", "reduce las sesiones de tres por semana a una"),
        ("disagree", "Dos de las cuatro metas del plan siguen abiertas. El adjunto 3 muestra cuáles."),
    ),
)

APPEAL_ES = SpanishExample(
    "T01",
    replace(
        APPEAL.facts,
        safe_contact_line=AFTER_FIVE,
        facts=(
            Fact(date(2026, 9, 14), "Me caí al subir mi silla vieja a un auto.", "Adj. 3"),
            Fact(date(2026, 10, 29), "Ustedes negaron la silla.", "Adj. 1"),
        ),
    ),
    {
        **APPEAL.answers,
        "service": "la silla de ruedas ultraligera, código K0005",
        "plan_reason": "Una silla estándar cubre la necesidad",
        "plan_words": "lo necesario para las actividades diarias (Política 14, sección 3)",
        "why_met": "Recorro más de una milla cada día. Con la silla estándar tuve que parar a los 150 pies.",
    },
    told_by_advocate=(
        Fact(date(2026, 9, 14), "Thandi se cayó al subir su silla vieja a un auto.", "Adj. 3"),
        Fact(date(2026, 10, 29), "Ustedes negaron la silla.", "Adj. 1"),
    ),
    advocate_answers=(
        (
            "why_met",
            "Thandi recorre más de una milla cada día. Con la silla estándar tuvo que parar a los 150 pies.",
        ),
    ),
)

MEDICAID_ES = SpanishExample(
    "T02",
    replace(
        MEDICAID.facts,
        safe_contact_line=AFTER_FIVE,
        facts=(
            Fact(
                date(2026, 6, 1), "Aprobaron 30 horas de atención en casa por semana, por un año.", "Adj. 3"
            ),
            Fact(date(2026, 11, 16), "Redujeron las horas a 12.", "Adj. 1"),
        ),
    ),
    {
        **MEDICAID.answers,
        "service": "la atención en casa, 30 horas por semana",
        "action": "reduce mi atención en casa de 30 horas por semana a 12",
        "disagree": "Nada ha cambiado desde junio. Todavía necesito ayuda para levantarme, bañarme y comer cada día.",
    },
    advocate_answers=(
        ("action", "reduce la atención en casa de 30 horas por semana a 12"),
        (
            "disagree",
            "Nada ha cambiado desde junio. Thandi todavía necesita ayuda para levantarse, bañarse y comer.",
        ),
    ),
)

RECORDS_ES = SpanishExample(
    "T06",
    replace(RECORDS.facts, safe_contact_line=AFTER_FIVE),
    {**RECORDS.answers, "records": "los resultados de pruebas y el resumen del alta"},
)

SCHOOL_ES = SpanishExample(
    "T09",
    replace(
        SCHOOL.facts,
        safe_contact_line=AFTER_FIVE,
        facts=(
            Fact(
                date(2026, 9, 22),
                "La maestra Roe escribió que Theo lee por debajo del primer grado.",
                "Adj. 1",
            ),
            Fact(date(2026, 10, 30), "Terminó el grupo de lectura. Su puntaje no había cambiado.", "Adj. 2"),
        ),
    ),
    {
        **SCHOOL.answers,
        "areas": "Lectura: Theo no puede leer una línea sin ayuda. Atención: se levanta cada pocos minutos.",
        "tried": "Un grupo de lectura, dos veces por semana durante seis semanas. Leo con él cada noche.",
    },
)

HOUSING_ES = SpanishExample(
    "T16",
    replace(
        HOUSING.facts,
        safe_contact_line=AFTER_FIVE,
        facts=(Fact(date(2026, 11, 9), "La oficina dijo que los lugares se dan por orden de llegada."),),
    ),
    {
        **HOUSING.answers,
        "home": "Alder Court, unidad 14",
        "need": "un lugar de estacionamiento propio a menos de 50 pies de mi puerta",
        "limitation": "Puedo recorrer unos 100 pies antes de tener que descansar.",
        "nexus": "Con un lugar cerca de la puerta puedo entrar mi comida y llegar a tiempo al trabajo.",
    },
    advocate_answers=(
        ("need", "un lugar de estacionamiento propio a menos de 50 pies de su puerta"),
        ("limitation", "Puede recorrer unos 100 pies antes de tener que descansar."),
        ("nexus", "Con un lugar cerca de la puerta puede entrar su comida y llegar a tiempo al trabajo."),
    ),
)

EXAMPLES = (
    HEARING_ES,
    APPEAL_ES,
    MEDICAID_ES,
    RECORDS_ES,
    SCHOOL_ES,
    HOUSING_ES,
    *(SpanishExample(**vars(one)) for one in MORE_ES),
    *(SpanishExample(**vars(one)) for one in (*AT_SCHOOL_ES, *ABOUT_CARE_ES, *WITH_OTHERS_ES)),
    *(SpanishExample(**vars(one)) for one in (*IN_TIME_ES, *AROUND_A_TALK_ES)),
    *(SpanishExample(**vars(one)) for one in (*MEETING_AND_AFTER_ES, *ABOUT_MONEY_ES)),
)
BY_CODE = {example.code: example for example in EXAMPLES}
OTHER_MONEY = {ask: SpanishExample(**vars(one)) for ask, one in OTHER_MONEY_ES.items()}
CASES = [(code, signer) for code, language in load_words() for signer in template_of(code).signers]


def spanish_path(code: str, signer: Signer):
    return golden_path(f"es-{code}", signer)


if __name__ == "__main__":  # writes the letters anew, to be read through before they are committed
    for code, signer in CASES:
        spanish_path(code, signer).write_text(as_read(BY_CODE[code].draft(signer)), encoding="utf-8")
    for ask, one in OTHER_MONEY.items():
        spanish_path(f"T30-{ask}", Signer.BOTH).write_text(as_read(one.draft(Signer.BOTH)), encoding="utf-8")
