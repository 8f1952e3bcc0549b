"""The checklist, read from `regimes.toml` and checked once, when the program starts."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from advocacy.consent.kinds import Regime, Statement

from .checks import CHECKS, CONDITIONS

FILE = Path(__file__).with_name("regimes.toml")
EVERY = "every"
KNOWN = {"code", "check", "condition", "at_signing", "missing", "citation", "verified_on", "confidence"}


class Confidence(StrEnum):
    """How sure we are of a citation: read against the rule, or known and still to be read again."""

    CHECKED = "checked"
    HEDGE = "hedge"


class BadRegimes(ValueError):
    """The file can not be used. The message says where and why."""


@dataclass(frozen=True, kw_only=True)
class Element:
    """One thing that a law asks for, and how to say that it is missing."""

    code: str
    check: str
    missing: str
    citation: str
    verified_on: date
    confidence: Confidence
    condition: str = ""
    at_signing: bool = False


@dataclass(frozen=True, kw_only=True)
class RegimeRules:
    """What one law asks for, and which sentences stand on our own sheet because of it."""

    name: str
    title: str
    when: str
    statements: tuple[Statement, ...]
    elements: tuple[Element, ...]


@cache
def regimes() -> Mapping[str, RegimeRules]:
    """By name; `every` holds for all."""
    return read_regimes(tomllib.loads(FILE.read_text(encoding="utf-8")))


def rules_for(chosen: Iterable[Regime]) -> tuple[RegimeRules, ...]:
    """Those of every consent, then those of the chosen laws, always in the file's order."""
    names = {EVERY, *chosen}
    return tuple(rules for name, rules in regimes().items() if name in names)


def read_regimes(tables: Mapping[str, Any]) -> Mapping[str, RegimeRules]:
    if set(tables) != {EVERY, *Regime}:
        raise BadRegimes(f"there must be a table for each of: {EVERY}, {', '.join(Regime)}")
    return {name: _rules(name, table) for name, table in tables.items()}


def _rules(name: str, table: Mapping[str, Any]) -> RegimeRules:
    elements = tuple(_element(name, row) for row in table["elements"])
    codes = [element.code for element in elements]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise BadRegimes(f"{name}: twice: {', '.join(sorted(twice))}")
    statements = tuple(Statement(word) for word in table["statements"])
    return RegimeRules(
        name=name, title=table["title"], when=table["when"], statements=statements, elements=elements
    )


def _element(name: str, row: Mapping[str, Any]) -> Element:
    place = f"{name}.{row.get('code', '?')}"
    if unknown := set(row) - KNOWN:
        raise BadRegimes(f"{place}: nobody knows {', '.join(sorted(unknown))}")
    if row["check"] not in CHECKS:
        raise BadRegimes(f"{place}: there is no check {row['check']}")
    if row.get("condition", "") not in {"", *CONDITIONS}:
        raise BadRegimes(f"{place}: there is no condition {row['condition']}")
    if not isinstance(row["verified_on"], date):
        raise BadRegimes(f"{place}: verified_on must be a day")
    if not row["citation"] or not row["missing"]:
        raise BadRegimes(f"{place}: say where the law says so, and what is missing")
    return Element(**{**row, "confidence": Confidence(row["confidence"])})
