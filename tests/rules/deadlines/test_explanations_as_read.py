"""A dozen explanations as the person reads them, in both languages. Read them through when they change.

`python -m tests.rules.deadlines.test_explanations_as_read` writes them anew.
"""

from pathlib import Path

import pytest

from advocacy.deadlines.engine.facts import read_facts
from advocacy.deadlines.plain.explaining import explanation

FOLDER = Path(__file__).parent / "told"
DATED = {"notice_dated": "2026-03-02", "mailed": "2026-03-02"}
TODAY = {"today": "2026-03-03"}
READ = {
    "SNAP-KEEP": (DATED, TODAY),
    "SSA-RECON": (DATED, TODAY),
    "SSA-KEEP": (DATED, {"today": "2026-08-03"}),
    "MCD-MC-KEEP": (DATED | {"effective": "2026-03-20"}, TODAY),
    "MCD-FFS-FH": (DATED, TODAY),
    "MA-DECIDE-EXPEDITED": ({"agency_received": "2026-03-02T14:00"}, {"zone": "America/New_York"}),
    "MCR-QIO-NOMNC": ({"notice_dated": "2026-03-02", "received": "2026-03-03", "ends": "2026-03-06"}, TODAY),
    "ACA-EXT": ({"notice_dated": "2026-03-02", "received": "2026-03-02"}, TODAY),
    "IDEA-MDR": ({"decided": "2026-03-02"}, TODAY),
    "EVICT-ANSWER": ({"served": "2026-03-02"}, {"printed_days": "5"} | TODAY),
    "HCV-HEARING": (DATED, {"printed_days": "10"} | TODAY),
    "EVICT-CARES": (DATED, TODAY),
    "UK-SSCS": (DATED, TODAY),
}


def told(code: str, language: str) -> str:
    days, settings = READ[code]
    return explanation(code, language, read_facts(days, settings)).text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("code", READ)
def test_it_reads_as_it_was_read(code, language):
    assert told(code, language) == (FOLDER / f"{code}.{language}.txt").read_text(encoding="utf-8")


def test_a_late_day_that_is_over_too_is_not_offered():
    text = explanation("UK-SSCS", "en", read_facts(DATED, {"today": "2027-06-01"})).text
    assert "was Thursday, April 2, 2026" in text
    assert "2027" not in text.split("If the day has passed")[0]


if __name__ == "__main__":
    for rule in READ:
        for tongue in ("en", "es"):
            (FOLDER / f"{rule}.{tongue}.txt").write_text(told(rule, tongue), encoding="utf-8")
