"""How long it takes to count open deadlines anew: every rule in turn, from typed facts, as a change of rules would."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from time import perf_counter
from zoneinfo import ZoneInfo

from advocacy.deadlines.engine.catalogue import Catalogue, shipped
from advocacy.deadlines.engine.facts import Facts, Value
from advocacy.deadlines.engine.reckoning import reckon
from advocacy.deadlines.engine.rule import Rule

FIRST = date(2026, 1, 1)
TODAY = date(2026, 12, 31)


def facts_for(rule: Rule, day: date) -> Facts:
    """Everything that the rule asks for, on one day and at two in the afternoon."""
    facts = Facts(dict.fromkeys(rule.own_anchors, day))
    facts.times = dict.fromkeys(rule.own_anchors, datetime(day.year, day.month, day.day, 14))  # noqa: DTZ001
    facts.settings = {name: value for name, value in _settings(rule, day).items() if rule.accepts(name)}
    return facts


def _settings(rule: Rule, day: date) -> dict[str, Value]:
    number = rule.number.least if rule.number else 10
    return {
        "printed_days": max(number, 10),
        "state_days": max(number, 10),
        "state_years": 2,
        "zone": ZoneInfo("America/New_York"),
        "state": "CA",
        "rating_period_from": FIRST,
        "deferral": "state",
        "exchange": "state",
        "school_year": ((day - timedelta(days=30), day + timedelta(days=400)),),
    }


def _work(catalogue: Catalogue, count: int) -> Iterator[tuple[Rule, Facts]]:
    for number, rule in enumerate(islice(cycle(catalogue.rules.values()), count)):
        yield rule, facts_for(rule, FIRST + timedelta(days=number % 365))


def measure(count: int) -> Iterator[str]:
    """Count them, once to warm up what is kept and once with the clock running."""
    catalogue = shipped()
    for rule, facts in _work(catalogue, len(catalogue.rules)):
        reckon(rule, facts, catalogue.orders)
    work = list(_work(catalogue, count))
    begin = perf_counter()
    dates = sum(len(reckon(rule, facts, catalogue.orders)) for rule, facts in work)
    seconds = perf_counter() - begin
    yield f"{count} open deadlines counted anew in {seconds:.2f} s ({dates} dates, {len(catalogue.rules)} rules)."
