"""The worked examples, as they were written before there was an engine."""

import csv
from dataclasses import dataclass
from pathlib import Path

from advocacy.deadlines.engine.catalogue import shipped
from advocacy.deadlines.engine.facts import read_facts
from advocacy.deadlines.engine.reckoning import reckon
from advocacy.deadlines.engine.results import Answer

FOLDER = Path(__file__).parent / "examples"
FILES = sorted(FOLDER.glob("*.csv"))


@dataclass(frozen=True)
class Example:
    """A row of a file."""

    id: str
    rule: str
    anchors: dict[str, str]
    settings: dict[str, str]
    result: str
    work_by: str
    legal_last: str
    objections: frozenset[str]


def examples(path: Path) -> list[Example]:
    with path.open(encoding="utf-8", newline="") as file:
        return [_example(row) for row in csv.DictReader(file)]


def _example(row: dict[str, str]) -> Example:
    days = (row["work_by"], row["legal_last"])
    told = frozenset(row["objections"].split())
    pairs = (_pairs(row["anchors"]), _pairs(row["settings"]))
    return Example(row["id"], row["rule"], *pairs, row["result"], *days, told)


def _pairs(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split())


def answers(rule: str, anchors: dict[str, str], settings: dict[str, str]) -> dict[str, Answer]:
    all_rules = shipped()
    found = reckon(all_rules.rules[rule], read_facts(anchors, settings), all_rules.orders)
    return {one.result: one for one in found}


def said(moment: object) -> str:
    """A day or a time as the examples write it."""
    if moment is None:
        return ""
    text = moment.isoformat()  # type: ignore[attr-defined]
    return text.replace(":00-", "-").replace(":00+", "+") if "T" in text and len(text) > 19 else text[:16]


def different(example: Example) -> str:
    """What the engine says otherwise; nothing if it agrees."""
    answer = answers(example.rule, example.anchors, example.settings)[example.result]
    got = (said(answer.work_by), said(answer.legal_last), answer.asked)
    expected = (example.work_by, example.legal_last, example.objections)
    return "" if got == expected else f"{example.id}: expected {expected}, got {got}"
