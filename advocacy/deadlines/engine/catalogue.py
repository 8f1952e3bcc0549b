"""The rules that are shipped, read from their files and checked. A broken file is one sentence."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from .checking import problem_among, problem_with
from .conditions import read_conditions
from .formula import BadFormula, Leg, Step, read_leg
from .rule import Number, Receipt, Rule, Sums, Way

FOLDER = Path(__file__).parents[1] / "rules_data"
CLOSED = "closed_days.toml"
Table = Mapping[str, Any]
MADE = ("ways", "starts", "sources")  # written in other words


class BadRules(RuntimeError):
    """A file of rules that can not be used, in one sentence."""


class Catalogue:
    """All rules by code, and the days that an order closed."""

    def __init__(self, rules: Mapping[str, Rule], orders: tuple[date, ...]) -> None:
        self.rules = rules
        self.orders = orders


@cache
def shipped() -> Catalogue:
    return read_folder(FOLDER)


def read_folder(folder: Path) -> Catalogue:
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == CLOSED:
            continue
        for rule in _read_file(path):
            if rule.code in rules:
                raise BadRules(f"{path.name}: {rule.code} is there twice.")
            rules[rule.code] = rule
    if problem := problem_among(rules):
        raise BadRules(problem)
    return Catalogue(rules, _closed_days(folder / CLOSED))


def _toml(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadRules(f"{path.name} is not TOML: {problem}") from None


def _read_file(path: Path) -> Iterator[Rule]:
    content = _toml(path)
    for row in content.get("rule", ()):
        try:
            yield rule_of({"verified_on": content.get("verified_on"), "system": content.get("system")} | row)
        except BadRules as problem:
            raise BadRules(f"{path.name}: {row.get('code', 'a rule without a code')}: {problem}") from None


def rule_of(row: Table) -> Rule:
    """One rule from its table, wherever that was written; checked like every other."""
    try:
        rule = _rule(row)
    except (BadFormula, KeyError, TypeError, ValueError) as problem:
        missing = isinstance(problem, KeyError)
        raise BadRules(f"{problem.args[0]} is missing." if missing else f"{problem}.") from None
    if said := problem_with(rule):
        raise BadRules(f"{said}.")
    return rule


def _closed_days(path: Path) -> tuple[date, ...]:
    days = tuple(row.get("day") for row in _toml(path).get("closed", ()))
    if wrong := [day for day in days if type(day) is not date]:
        raise BadRules(f"{path.name}: {wrong[0]} is no day.")
    return days


def _only(row: Table, kind: type, *more: str) -> dict[str, Any]:
    """The row, if every word of it is known and none is missing."""
    words = {one.name: one for one in fields(kind)}
    if strange := row.keys() - words.keys() - set(more):
        raise BadFormula(f"“{min(strange)}” is not known here")
    for name, one in words.items():
        if one.default is MISSING and one.default_factory is MISSING and name not in row and name not in MADE:
            raise BadFormula(f"{name} is missing")
    return dict(row)


def _rule(row: Table) -> Rule:
    own = _only(row, Rule, "result")
    ways = tuple(_way(result) for result in own.pop("result"))
    for name in ("also", "not_past"):
        own[name] = tuple(own.get(name, ()))
    receipt, number = own.pop("receipt", None), own.pop("number", None)
    companions = {kind: tuple(codes) for kind, codes in own.pop("companions", {}).items()}
    return Rule(
        **own,
        ways=ways,
        receipt=_receipt(receipt) if receipt else None,
        number=_number(number) if number else None,
        companions=companions,
    )


def _receipt(row: Table) -> Receipt:
    _only(row, Receipt, "from")
    presumed = row.get("presumed")
    step = read_leg(f"notice_dated {presumed}").steps[0] if presumed else None
    if step is not None and not isinstance(step, Step):
        raise BadFormula("a presumed receipt is a length of time")
    return Receipt(tuple(row["from"].split(" or ")), step, row.get("early", ""))


def _number(row: Table) -> Number:
    _only(row, Number, "from")
    rest = {name: value for name, value in row.items() if name != "from"}
    return Number(tuple(row["from"]), **rest)


def _way(row: Table) -> Way:
    own = _only(row, Way, "sum", "later_of", "earlier_of", "not_after")
    when = read_conditions(own.pop("when", ""))
    legal = _sums(own)
    work = _sums(dict(own.pop("work", {})))
    for name in ("asks", "late", "needs"):
        own[name] = tuple(own.get(name, ()))
    return Way(**own, when=when, legal=legal, work=work)


def _sums(row: dict[str, Any]) -> Sums:
    """Takes the sum out of a row: one leg, or the later or the earlier of several, and the caps."""
    found: list[tuple[str, tuple[Leg, ...]]] = []
    for word, choice in (("sum", ""), ("later_of", "later"), ("earlier_of", "earlier")):
        if word in row:
            texts = row.pop(word)
            found.append((choice, tuple(read_leg(text) for text in ([texts] if word == "sum" else texts))))
    if len(found) > 1:
        raise BadFormula("a result has one of sum, later_of and earlier_of")
    caps = tuple(read_leg(text) for text in row.pop("not_after", ()))
    choice, legs = found[0] if found else ("", ())
    return Sums(legs, choice, caps)
