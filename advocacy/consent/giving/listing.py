"""What a case’s page of consents shows: what counts, what is missing, what ends soon."""

from dataclasses import dataclass
from typing import Any

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.consent.standing import Standing

from . import queries
from .pages import address
from .sheets import in_order, lacking
from .words import other_side, sentence_of, standing_words


@dataclass(frozen=True)
class Line:
    """One sheet in a list."""

    sheet: Any
    standing: Standing
    title: str
    words: str
    sentence: str
    url: str
    missing: int


@dataclass(frozen=True)
class Listed:
    consents: list[Line]
    authorities: list[Line]


def listed(case: Case) -> Listed:
    return Listed(
        _lines(queries.consents_of(case), "show_consent"),
        _lines(queries.authorities_of(case), "show_authority"),
    )


def _lines(sheets: Any, endpoint: str) -> list[Line]:
    today = clock.today()
    return [
        Line(
            sheet,
            standing,
            other_side(sheet),
            standing_words(standing),
            sentence_of(sheet),
            address(endpoint, sheet),
            len(lacking(sheet, today)) if standing == Standing.DRAFT else 0,
        )
        for standing, sheet in in_order(sheets, today)
    ]
