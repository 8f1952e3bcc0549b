"""Finding rules by a few words. Pure."""

from advocacy.folding import fold

from ..engine.rule import Rule
from ..ruling import Ruling


def found_by(asked: str, ruling: Ruling) -> dict[str, list[Rule]]:
    """The rules in which every word occurs, under their system."""
    parts = fold(asked).split()
    found: dict[str, list[Rule]] = {}
    for rule in ruling.rules.values():
        text = fold(" ".join((rule.code, rule.title, rule.system, rule.citation, rule.note)))
        if all(part in text for part in parts):
            found.setdefault(rule.system, []).append(rule)
    return found
