"""Which rules may be meant by a notice: a short list for its system and kind, and behind it all others. Pure."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from .engine.rule import Rule

FILE = Path(__file__).with_name("which_rules.toml")
OTHER = "other"


@cache
def which_rules() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For each system its rules, with the kinds of notices that they may follow from."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        system: {code: tuple(kinds.split()) for code, kinds in rows.items()}
        for system, rows in content.items()
    }


def likely(system: str, kind: str, rules: Mapping[str, Rule]) -> list[Rule]:
    """The rules that fit; where something else is meant, every rule of the system. Local ones always fit."""
    here = which_rules().get(system, {})
    fit = [code for code, kinds in here.items() if kind == OTHER or kind in kinds]
    return [rules[code] for code in [*fit, *_not_listed(rules)] if code in rules]


def others(first: Sequence[Rule], rules: Mapping[str, Rule]) -> list[tuple[str, list[Rule]]]:
    """All rules that are not in the short list, under the headings of the rule files."""
    shown = {rule.code for rule in first}
    rest = sorted((rule for rule in rules.values() if rule.code not in shown), key=lambda rule: rule.system)
    return [(system, list(some)) for system, some in groupby(rest, key=lambda rule: rule.system)]


def _not_listed(rules: Mapping[str, Rule]) -> list[str]:
    listed = {code for rows in which_rules().values() for code in rows}
    return [code for code in rules if code not in listed]
