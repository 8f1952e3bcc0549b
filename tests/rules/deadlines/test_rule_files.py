"""A file of rules with a mistake in it is one clear sentence, and no rule of it is used."""

import shutil
from pathlib import Path

import pytest

from advocacy.deadlines.engine.catalogue import FOLDER, BadRules, read_folder, shipped

FILE = "us-benefits.toml"
FAULTS = {
    "not TOML": ('code = "SSA-RECON"', 'code = "SSA-RECON', "us-benefits.toml is not TOML:"),
    "twice": ('code = "SSA-HEARING"', 'code = "SSA-RECON"', "us-benefits.toml: SSA-RECON is there twice."),
    "unknown anchor": (
        "hearing - 5",
        "haering - 5",
        "SSA-EVID: “haering - 5 business days orders” counts from “haering”",
    ),
    "unknown unit": (
        "receipt + 10 days",
        "receipt + 10 dais",
        "SSA-KEEP: “+ 10 dais” in “receipt + 10 dais” is no step",
    ),
    "no calendar": ("5 business days orders", "5 business days", "SSA-EVID: “- 5 business days” in"),
    "unknown roll": (
        'roll = "orders"',
        'roll = "holidays"',
        "SSA-RECON: roll is “holidays”; it is one of federal",
    ),
    "who acts": (
        'act = "person"',
        'act = "advocate"',
        "SSA-RECON: act is “advocate”; it is one of person, agency",
    ),
    "how sure": (
        'certainty = "sure"',
        'certainty = "maybe"',
        "SSA-RECON: certainty is “maybe”; it is one of sure",
    ),
    "no source": (
        'citation = "20 CFR 404.909, 416',
        'cited = "20 CFR 404.909, 416',
        "SSA-RECON: “cited” is not known here.",
    ),
    "never checked": (
        "verified_on = 2026-11-22",
        "",
        "us-benefits.toml: SSA-RECON: verified_on must be a day.",
    ),
    "no receipt": ("receipt = { from", "receipts = { from", "SSA-RECON: “receipts” is not known here."),
    "strange receipt": (
        'early = "ignored"',
        'early = "counts"',
        "SSA-RECON: early is “counts”; it is one of",
    ),
    "range": (
        "least = 10, otherwise = 10",
        "least = 10, otherwise = 9",
        "SNAP-KEEP: the number without a notice",
    ),
    "owed": ("repayment = ", "note = ", "SSA-KEEP: a rule that keeps benefits, and no other, says"),
    "companion": (
        'keep = ["SSA-KEEP"]',
        'keep = ["SSA-KEEPS"]',
        "SSA-RECON: its companion SSA-KEEPS is not there.",
    ),
    "result": ('name = "evidence"', 'name = "proof"', "SSA-EVID: result is “proof”; it is one of"),
    "answer": ('answer = "any_time"', 'answer = "never"', "SSA-OP: answer is “never”; it is one of any_time"),
    "two sums": ('sum = "hearing -', 'later_of = [], sum = "hearing -', "SSA-EVID: a result has one of sum,"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_mistake_is_one_sentence(name: str, tmp_path: Path):
    old, new, expected = FAULTS[name]
    text = (FOLDER / FILE).read_text(encoding="utf-8")
    assert old in text
    folder = shutil.copytree(FOLDER, tmp_path / "rules")
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadRules) as problem:
        read_folder(folder)
    said = str(problem.value)
    assert expected in said and "\n" not in said, said


def test_conditions_without_a_last_way_are_refused(tmp_path: Path):
    folder = shutil.copytree(FOLDER, tmp_path / "rules")
    path = folder / "us-health-medicare.toml"
    always = ', sum = "agency_received + 14 days (asked before 2026)"'
    text = path.read_text(encoding="utf-8")
    assert always in text
    path.write_text(text.replace(always, always + ', when = "abroad is yes"'), encoding="utf-8")
    with pytest.raises(BadRules, match="MA-OD-PRIOR: agency_decision has no way that always applies"):
        read_folder(folder)


def test_a_day_closed_by_order_is_a_day(tmp_path: Path):
    folder = shutil.copytree(FOLDER, tmp_path / "rules")
    (folder / "closed_days.toml").write_text('[[closed]]\nday = "2026-12-24"\n', encoding="utf-8")
    with pytest.raises(BadRules, match=r"closed_days.toml: 2026-12-24 is no day\."):
        read_folder(folder)


def test_every_shipped_rule_says_where_it_is_from_and_when_it_was_checked():
    rules = shipped().rules.values()
    assert len(rules) >= 150
    assert all(rule.citation and rule.title and rule.verified_on for rule in rules)
    hedges = [rule.code for rule in rules if rule.certainty == "hedge"]
    assert len(hedges) == 85


def test_companions_lead_back_and_forth():
    """Whoever keeps benefits needs an appeal, and the appeal says how benefits are kept."""
    rules = shipped().rules
    for rule in rules.values():
        if "keep_benefits" in rule.results:
            appeals = rule.companions["appeal"]
            back = [code for code in appeals if rule.code in rules[code].companions.get("keep", ())]
            assert back == list(appeals), rule.code
