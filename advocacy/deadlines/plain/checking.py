"""What stands in an explanation: all that it needs, nothing unknown, and only braces that are filled in."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from advocacy.deadlines.engine.names import ANCHORS, SETTINGS
from advocacy.deadlines.engine.rule import Rule

Words = Mapping[str, Any]
OWN = frozenset(("title", "what", "ask", "must", "gain", "cost", "know", "says"))
FILLED = frozenset(("day", "ask", "must"))
OF_A_LINE = {
    "missing": {"missing"},
    "office_closed": {"act_by"},
    "legal": {"legal"},
    "also": {"day", "time"},
    "at_one": {"day", "time"},
}
GROUPS = (
    "headings",
    "dated",
    "undated",
    "free",
    "past",
    "gain",
    "cost",
    "how",
    "late",
    "lines",
    "local",
    "paper",
)


def problem_with_rule(rule: Rule, words: Words, titled: bool) -> str:
    if strange := sorted(set(words) - OWN):
        return f"{strange[0]} is not known."
    if lost := [name for name in _needed(rule, titled) if not words.get(name)]:
        return f"{lost[0]} is missing."
    if strange := sorted(set(words.get("says", {})) - set(rule.results)):
        return f"says {strange[0]}, which this rule never answers."
    for name, text in _texts(words):
        if strange := sorted(braces(text) - ({"day"} if name == "says" else set())):
            return f"{{{strange[0]}}} is not filled in."
    return ""


def problem_with_shared(shared: Words) -> str:
    if lost := [group for group in GROUPS if not shared.get(group)]:
        return f"{lost[0]} is missing."
    if lost := sorted((set(ANCHORS) | set(SETTINGS)) - set(shared.get("names", ()))):
        return f"there is no name for {lost[0]}."
    for group in GROUPS:
        for key, text in shared[group].items():
            known = OF_A_LINE.get(key, set()) if group == "lines" else FILLED
            if strange := sorted(braces(text) - known):
                return f"{group}.{key}: {{{strange[0]}}} is not filled in."
    return ""


def braces(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _needed(rule: Rule, titled: bool) -> Iterator[str]:
    yield from ("title", "what") if titled else ("what",)
    yield "must" if rule.act == "agency" else "ask"
    if rule.note:
        yield "know"
    if rule.repayment:
        yield "cost"


def _texts(words: Words) -> Iterator[tuple[str, str]]:
    for name, text in words.items():
        yield from ((name, one) for one in (text.values() if name == "says" else (text,)))
