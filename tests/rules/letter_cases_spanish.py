"""The invented letters again, answered in Spanish, for the letters that have Spanish words."""

from dataclasses import dataclass, replace
from datetime import date

from advocacy.letters.filling import Draft, Fact, draft
from advocacy.letters.template import SPANISH, Signer
from advocacy.letters.templates import load_words, template_of
from tests.rules.letter_cases import HEARING
from tests.rules.letter_cases_spanish_time import IN_TIME_ES
from tests.rules.letter_example import Example, as_read, golden_path


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

EXAMPLES = (HEARING_ES, *(SpanishExample(**vars(one)) for one in IN_TIME_ES))
BY_CODE = {example.code: example for example in EXAMPLES}
CASES = [(code, signer) for code, language in load_words() for signer in template_of(code).signers]


def spanish_path(code: str, signer: Signer):
    return golden_path(f"es-{code}", signer)


if __name__ == "__main__":  # writes the letters anew, to be read through before they are committed
    for code, signer in CASES:
        spanish_path(code, signer).write_text(as_read(BY_CODE[code].draft(signer)), encoding="utf-8")
