"""A local rule from its plain fields: written as a shipped one is, read and checked by the same engine. Pure."""

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any

from ..engine.catalogue import rule_of
from ..engine.facts import read_facts
from ..engine.reckoning import reckon
from ..engine.results import Answer
from ..engine.rule import Rule

PREFIX = "LOCAL-"
UNITS = {
    "days": "days",
    "business": "business days federal",
    "state_business": "business days with_state",
    "school": "school days",
    "weeks": "weeks",
    "months": "months",
    "years": "years",
}
COUNT_THE_FIRST = ("days", "months", "years")
STARTS = {
    "notice_dated": "notice_dated",
    "sent": "mailed or notice_dated",
    "received": "received",
    "effective": "effective",
    "happened": "happened",
    "known": "known",
    "agency_received": "agency_received",
    "decided": "decided",
    "served": "served",
}
ROLLS = ("", "federal", "england")
RESULTS = (
    "appeal",
    "keep_benefits",
    "complaint",
    "respond",
    "evidence",
    "apply",
    "pay",
    "court",
    "agency_decision",
    "agency_notice",
    "agency_meeting",
)
LONGEST = 3650


@dataclass(frozen=True)
class LocalFacts:
    """What is asked about a local rule, in the order of the form."""

    title: str
    system: str
    act: str
    result: str
    counted_from: str
    length: int
    unit: str
    first_counts: bool
    roll: str
    certainty: str
    citation: str
    verified_on: date
    note: str = ""
    repayment: str = ""


NAMES = tuple(one.name for one in fields(LocalFacts))


def facts_of(row: Any) -> LocalFacts:
    return LocalFacts(**{name: getattr(row, name) for name in NAMES})


@lru_cache(maxsize=512)
def local_rule(code: str, facts: LocalFacts) -> Rule:
    """The rule that the engine counts with. BadRules says what is wrong with it."""
    return rule_of(_table(code, facts))


def _table(code: str, facts: LocalFacts) -> dict[str, Any]:
    first = " counting the first" if facts.first_counts else ""
    way = {
        "name": facts.result,
        "sum": f"{STARTS[facts.counted_from]} + {facts.length} {UNITS[facts.unit]}{first}",
        "roll": facts.roll,
    }
    plain = ("title", "system", "act", "certainty", "citation", "verified_on", "note", "repayment")
    return {"code": code, "result": [way]} | {name: getattr(facts, name) for name in plain}


def example_of(rule: Rule, start: date, settings: dict[str, Any]) -> Answer:
    """What the rule says if it starts on this day."""
    anchors = {name: start.isoformat() for name in rule.own_anchors if name != "received"}
    own = [leg.starts[0] for way in rule.ways for leg in way.legs]
    if "received" in own:
        anchors = {"received": start.isoformat()}
    return reckon(rule, read_facts(anchors, settings))[0]
