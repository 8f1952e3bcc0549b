"""What one notice means for the person: its own rule, what can be kept, and the appeal. Pure."""

from collections.abc import Iterable
from datetime import date

from advocacy.deadlines.counting import APPEAL, KEEP, Counted, Known, dates_of
from advocacy.deadlines.engine.rule import Rule
from advocacy.deadlines.ruling import Ruling

from .explaining import Explanation, explained

TOLD = (KEEP, APPEAL)


def explanations(known: Known, ruling: Ruling, today: date, language: str) -> tuple[Explanation, ...]:
    """One for each rule under which the person can do something now, keeping what they have first."""
    found: dict[str, list[Counted]] = {}
    for one in dates_of(known, ruling, today):
        if one.group in TOLD or one.rule.code == known.rule:
            found.setdefault(one.rule.code, []).append(one)
    return tuple(_explained(some, language) for some in found.values())


def _explained(some: list[Counted], language: str) -> Explanation:
    rule: Rule = some[0].rule
    answers = [one.answer for one in some]
    return explained(rule, language, answers, if_running=some[0].if_running)


def told(explained_rules: Iterable[Explanation]) -> list[dict[str, str]]:
    """Each rule with each of its days, as it is kept."""
    return [
        {"rule": one.rule, "result": result, "day": day.isoformat() if day else ""}
        for one in explained_rules
        for result, day in one.dates
    ]
