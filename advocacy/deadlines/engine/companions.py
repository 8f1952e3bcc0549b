"""All clocks that one decision starts, in the order in which they matter: keeping comes first."""

from collections.abc import Mapping

from .rule import Rule


def clocks_with(rules: Mapping[str, Rule], code: str) -> tuple[Rule, ...]:
    """What keeps benefits, then the appeal, then the other side’s clocks, then what comes after; each once."""
    rule = rules[code]
    own = "agency" if rule.act == "agency" else "keep" if "keep_benefits" in rule.results else "appeal"
    codes: dict[str, list[str]] = {kind: list(rule.companions.get(kind, ())) for kind in ORDER}
    codes[own].insert(0, code)
    return tuple(rules[one] for one in dict.fromkeys(one for kind in ORDER for one in codes[kind]))


ORDER = ("keep", "appeal", "agency", "after")
