"""What must be true of a rule before anything is counted with it."""

from collections.abc import Container, Iterator, Mapping
from datetime import date

from .formula import RECEIPT, Step
from .names import ANCHORS, RESULTS, SETTINGS
from .rule import Rule, Way

ACTS = ("person", "agency", "both")
CERTAINTIES = ("sure", "hedge")
COUNTS_WHEN = ("", "sent", "received")
PRINTED = ("", "decides", "controls", "later")
ROLLS = ("", "federal", "orders", "district", "england", "send")
EARLY = ("", "ignored", "shortens")
ANSWERS = ("", "any_time", "no_end_date")
COMPANIONS = {"keep", "appeal", "agency", "after"}


def problem_with(rule: Rule) -> str:
    """The first thing that is wrong with a rule, in words; nothing if it is sound."""
    return next((said for said in _problems(rule) if said), "")


def _problems(rule: Rule) -> Iterator[str]:
    yield _one_of("act", rule.act, ACTS)
    yield _one_of("certainty", rule.certainty, CERTAINTIES)
    yield _one_of("counts_when", rule.counts_when, COUNTS_WHEN)
    yield _one_of("printed", rule.printed, PRINTED)
    for name in ("system", "title", "citation"):
        yield "" if getattr(rule, name) else f"{name} is missing"
    yield "" if type(rule.verified_on) is date else "verified_on must be a day"
    yield "" if rule.ways else "it gives no date"
    yield _number(rule)
    if rule.receipt:
        yield _one_of("early", rule.receipt.early, EARLY)
        yield _strange("receipt", rule.receipt.starts, ANCHORS)
    yield _strange("also", rule.also, ANCHORS | SETTINGS.keys())
    yield _strange("not_past", rule.not_past, ANCHORS)
    yield _strange("only", tuple(rule.only), SETTINGS.keys())
    yield _strange("companions", tuple(rule.companions), COMPANIONS)
    yield _keeps(rule)
    for way in rule.ways:
        yield from _problems_of_way(rule, way)
    for name, ways in rule.ways_of:
        yield "" if not ways[-1].when else f"{name} has no way that always applies"


def _problems_of_way(rule: Rule, way: Way) -> Iterator[str]:
    yield _one_of("result", way.name, sorted(RESULTS))
    yield _one_of("roll", way.roll, ROLLS)
    yield _one_of("answer", way.answer, ANSWERS)
    yield "" if way.answer or way.legal.legs or way.needs else f"{way.name} has no sum"
    for name in (*way.asks, *way.late, *way.needs, *((way.ends_with,) if way.ends_with else ())):
        yield _strange(way.name, (name,), ANCHORS | SETTINGS.keys())
    for leg in way.legs:
        yield "" if RECEIPT not in leg.starts or rule.receipt else "it counts from receipt and says not how"
        for step in leg.steps:
            wants = isinstance(step, Step) and step.count == "number"
            yield "" if not wants or rule.number else "it counts a number and says not whose"


def _number(rule: Rule) -> str:
    number = rule.number
    if not number:
        return ""
    if number.most is not None and number.most < number.least:
        return "the most is less than the least"
    usual = number.otherwise
    if usual is not None and not number.least <= usual <= (number.most or usual):
        return "the number without a notice is out of its own range"
    return _strange("number", number.sources, SETTINGS.keys())


def _keeps(rule: Rule) -> str:
    keeps = "keep_benefits" in rule.results
    return (
        ""
        if keeps == bool(rule.repayment)
        else "a rule that keeps benefits, and no other, says what may be owed"
    )


def _one_of(name: str, value: str, allowed: tuple[str, ...] | list[str]) -> str:
    if value in allowed:
        return ""
    return f"{name} is “{value}”; it is one of {', '.join(word for word in allowed if word)}"


def _strange(name: str, found: tuple[str, ...], known: Container[str]) -> str:
    strange = [one for one in found if one not in known]
    return f"{name} names “{strange[0]}”, which is not known" if strange else ""


def problem_among(rules: Mapping[str, Rule]) -> str:
    """A companion that is not there."""
    for rule in rules.values():
        for codes in rule.companions.values():
            for code in codes:
                if code not in rules or code == rule.code:
                    return f"{rule.code}: its companion {code} is not there."
    return ""
