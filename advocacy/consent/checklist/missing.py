"""What a sheet still lacks, law by law, with words on how to put it right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from advocacy.consent.kinds import Kind, Regime, Statement
from advocacy.consent.topics import Purpose

from .checks import CHECKS, CONDITIONS
from .facts import Sheet
from .regimes import EVERY, Element, rules_for


@dataclass(frozen=True)
class Missing:
    """One thing to put right. Where several laws ask for it, all of them are named."""

    code: str
    words: str
    citations: tuple[str, ...]


def missing(sheet: Sheet, today: date, *, signing: bool = False) -> tuple[Missing, ...]:
    """What is missing before it can be signed; with `signing`, of the signature too."""
    found: dict[str, tuple[Element, list[str]]] = {}
    for rules in rules_for(sheet.regimes):
        for element in rules.elements:
            if _asked(element, sheet, today, signing) and not CHECKS[element.check](sheet, today):
                # The first law's own words are nearer to the point than the house's.
                first, citations = found.get(element.check, (element, []))
                said = first if citations else element
                found[element.check] = (
                    said,
                    citations if rules.name == EVERY else [*citations, element.citation],
                )
    return tuple(Missing(one.code, one.missing, tuple(citations)) for one, citations in found.values())


def _asked(element: Element, sheet: Sheet, today: date, signing: bool) -> bool:
    if element.at_signing and not signing:
        return False
    return not element.condition or CONDITIONS[element.condition](sheet, today)


def needed_statements(
    regimes: Iterable[Regime], purposes: Iterable[Purpose] = (), kind: Kind = Kind.GENERAL
) -> tuple[Statement, ...]:
    """The sentences that our own sheet prints under these laws."""
    needed = {one for rules in rules_for(regimes) for one in rules.statements}
    if Purpose.TREATMENT_PAYMENT in purposes:
        needed |= {Statement.REDISCLOSURE, Statement.REDISCLOSURE_HIPAA, Statement.REFUSAL}
    if kind == Kind.LEGAL_PROCEEDINGS:
        needed.add(Statement.REFUSAL)
    return tuple(one for one in Statement if one in needed)


def may_be_spoken(regimes: Iterable[Regime]) -> bool:
    """Whether a spoken yes is enough under these laws."""
    return not any(one.check == "in_writing" for rules in rules_for(regimes) for one in rules.elements)
