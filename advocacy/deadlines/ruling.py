"""By what everything is counted: the rules, the closed days, and what this organization's administrator set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .engine.catalogue import shipped
from .engine.facts import Value
from .engine.rule import Rule

Settings = Mapping[str, str | Value]
EVERY_RULE = ""


@dataclass(frozen=True)
class Ruling:
    """Rules by code, the days that an order closed, and what is set for each rule; under `""` what is set for all."""

    rules: Mapping[str, Rule]
    orders: tuple[date, ...] = ()
    settings: Mapping[str, Settings] = field(default_factory=dict)

    def set_for(self, rule: Rule) -> dict[str, str | Value]:
        """What is set for this rule, before what its notice says."""
        common = self.settings.get(EVERY_RULE, {})
        own = self.settings.get(rule.code, {})
        return {name: value for name, value in {**common, **own}.items() if rule.accepts(name)}


def as_shipped() -> Ruling:
    return Ruling(shipped().rules, shipped().orders)
