"""The invented letters about money, a safe address and a consent again, answered in Spanish."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_cases_money import BILL, DEBT, MONEY, MONEY_ESTIMATE, MONEY_PLAN, SAFE, TAKEN_BACK
from tests.rules.letter_example import Example

_SAFE = "Se puede enviar mensajes de texto: (614) 555-0119, después de las 5 p. m."

BILL_ES = Example(
    "T28",
    replace(
        BILL.facts,
        safe_contact_line=_SAFE,
        facts=(
            Fact(date(2026, 10, 2), "Llegué a emergencias después de una caída y me quedé cuatro días."),
            Fact(date(2026, 10, 20), "Ustedes enviaron la primera factura.", "Adj. 3"),
        ),
    ),
    {
        **BILL.answers,
        "care_days": "del 2 al 6 de octubre de 2026",
        "household": "dos personas, una de ellas menor de edad",
        "income": "$1,650 al mes de mi trabajo",
        "hardship": "Después de la renta y la comida quedan unos $120 cada mes.",
    },
)

DEBT_ES = Example(
    "T29",
    replace(DEBT.facts, safe_contact_line=_SAFE),
    {
        **DEBT.answers,
        "amount": "$612.40, por Millrace Hospital",
        "why": "Mi plan pagó esta factura el 9 de junio.",
    },
    advocate_answers=(("why", "El plan pagó esta factura el 9 de junio."),),
)

MONEY_ES = Example(
    "T30",
    replace(
        MONEY.facts,
        safe_contact_line=_SAFE,
        reference_no="termina en 4471",
        facts=(
            Fact(
                date(2026, 3, 2),
                "Avisé a su oficina que tenía trabajo, y envié cada recibo de pago.",
                "Adj. 3",
            ),
            Fact(date(2026, 11, 4), "Ustedes escribieron que me pagaron $2,940.00 de más.", "Adj. 2"),
        ),
    ),
    {
        **MONEY.answers,
        "fault": "Avisé a su oficina el 2 de marzo que tenía trabajo, y envié cada recibo de pago.",
        "cannot_pay": "Recibo $1,150 al mes. La renta, la comida y las medicinas cuestan $1,110.",
    },
)

MONEY_ESTIMATE_ES = Example(
    "T30",
    replace(
        MONEY_ESTIMATE.facts,
        safe_contact_line=_SAFE,
        facts=(
            Fact(date(2026, 8, 3), "Recibí el estimado de buena fe.", "Adj. 3"),
            Fact(date(2026, 10, 28), "Llegó la factura por más del doble.", "Adj. 2"),
        ),
    ),
    {
        **MONEY_ESTIMATE.answers,
        "estimate": "$1,200.00, con fecha del 3 de agosto de 2026",
        "cannot_pay": "Recibo $1,650 al mes. La renta, la comida y el autobús cuestan $1,530.",
    },
)

MONEY_PLAN_ES = Example(
    "T30",
    replace(
        MONEY_PLAN.facts,
        safe_contact_line=_SAFE,
        facts=(Fact(date(2026, 10, 20), "Ustedes enviaron la factura.", "Adj. 1"),),
    ),
    {
        **MONEY_PLAN.answers,
        "cannot_pay": "Recibo $1,650 al mes. Después de la renta y la comida quedan unos $60.",
    },
)

SAFE_ES = Example(
    "T31",
    replace(SAFE.facts, safe_contact_line=_SAFE),
    {**SAFE.answers, "role": "Paciente", "named": "Victor Okafor, ni a nadie más que a mí"},
)

TAKEN_BACK_ES = Example(
    "T32",
    replace(TAKEN_BACK.facts, safe_contact_line=_SAFE),
    {
        **TAKEN_BACK.answers,
        "allowed": "que Millrace Hospital avisara a mi propietario cuando estoy en el hospital",
        "told": "Alder Court Homes, y todas las personas que trabajan en mi piso",
    },
)

ABOUT_MONEY_ES = (BILL_ES, DEBT_ES, MONEY_ES, SAFE_ES, TAKEN_BACK_ES)
OTHER_MONEY_ES = {"estimate": MONEY_ESTIMATE_ES, "plan": MONEY_PLAN_ES}
