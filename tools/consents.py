"""Writes docs/consents.md from the checklist itself: `.venv/bin/python tools/consents.py`. A test compares them."""

from collections.abc import Iterator
from pathlib import Path

from advocacy.consent.checklist.regimes import Element, RegimeRules, regimes

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "consents.md"
BEGIN = """# What a consent has to hold

The checklist is reviewed data, `advocacy/consent/checklist/regimes.toml`. It is read and checked when the
program starts, and this page is made from it by `tools/consents.py`. It is no legal advice: “checked” was
read against the rule on the day given, “hedge” is known and still to be read again. Ask somebody who knows
your state's law.

A sheet that we print says all the sentences that its laws ask for. A draft can be saved at any time; it is
signed only when nothing is missing. One sheet can meet several laws. Words about drug or alcohol use are
always treated as 42 CFR Part 2. Counseling notes, psychotherapy notes and legal proceedings each stand on a
sheet of their own. Spoken words stop a consent at once, whatever the law asks for; a spoken yes counts only
where no chosen law asks for writing.

Not offered: a sheet for fundraising (42 CFR 2.31(a)(5)), and a label that would make a peer's notes
psychotherapy notes.
"""
CONDITIONS = {
    "for_treatment": "for treatment, payment and health care operations",
    "signed_by_another": "when somebody else signs",
    "through_an_intermediary": "when it names a go-between",
    "spoken": "when it was spoken",
}


def page() -> str:
    return BEGIN + "".join(line for rules in regimes().values() for line in _part(rules))


def _part(rules: RegimeRules) -> Iterator[str]:
    yield f"\n## {rules.title}\n\n{rules.when}.\n\n"
    yield f"Sentences on our sheet: {', '.join(one.replace('_', ' ') for one in rules.statements)}.\n\n"
    yield "| asked for | when it is missing, the page says | where the law says so | verified |\n|---|---|---|---|\n"
    yield from (_row(element) for element in rules.elements)


def _row(element: Element) -> str:
    when = f" ({CONDITIONS[element.condition]})" if element.condition else ""
    signing = ", at signing" if element.at_signing else ""
    asked = f"{element.code.replace('_', ' ')}{signing}{when}"
    verified = f"{element.verified_on.isoformat()}, {element.confidence}"
    return f"| {asked} | {element.missing} | {element.citation} | {verified} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
