"""By what everything is counted: the rules, the closed days, and what this organization's administrator set."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from .engine.catalogue import shipped
from .engine.facts import Value
from .engine.rule import Rule

Settings = Mapping[str, str | Value]
EVERY_RULE = ""


@dataclass(frozen=True)
class Ruling:
    """Rules by code, the days that an order closed, and what is set for each rule; under `""` what is set for all.

    `of_agencies` is what is set for one agency of the directory: its school days, its numbers. Rules that are
    `retired` go on counting the notices that have them, and are not offered to new ones.
    """

    rules: Mapping[str, Rule]
    orders: tuple[date, ...] = ()
    settings: Mapping[str, Settings] = field(default_factory=dict)
    of_agencies: Mapping[int, Mapping[str, Settings]] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()

    @property
    def offered(self) -> Mapping[str, Rule]:
        """The rules that a new notice can take."""
        return {code: rule for code, rule in self.rules.items() if code not in self.retired}

    def at(self, agency_id: int | None) -> "Ruling":
        """As it holds for the notices of one agency: what is set for it stands over what is set for all."""
        own = self.of_agencies.get(agency_id or 0)
        if not own:
            return self
        settings = {
            code: {**self.settings.get(code, {}), **own.get(code, {})} for code in {*self.settings, *own}
        }
        return replace(self, settings=settings)

    def set_for(self, rule: Rule) -> dict[str, str | Value]:
        """What is set for this rule, before what its notice says."""
        common = self.settings.get(EVERY_RULE, {})
        own = self.settings.get(rule.code, {})
        return {name: value for name, value in {**common, **own}.items() if rule.accepts(name)}


def as_shipped() -> Ruling:
    return Ruling(shipped().rules, shipped().orders)
