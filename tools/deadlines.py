"""Writes docs/deadlines.md from the rules that are shipped: `.venv/bin/python tools/deadlines.py`. A test compares."""

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advocacy.deadlines.engine.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "deadlines.md"
BEGIN = """# Deadlines: every rule

{count} rules, made into this page by `tools/deadlines.py` from `advocacy/deadlines/rules_data`. {sure} are sure:
their numbers were read in the text that is cited. **{hedges} are hedges**, marked *not sure*: something in them is
from general knowledge, or a state, a plan or a court may have another number. They are shown with “check the
notice” wherever they appear. **The date printed on a notice controls, whatever stands here.** Nothing here is
legal advice.

`advocacy deadlines RULE ANCHOR=DATE` counts with any of them; `advocacy deadlines --list` names what each takes.
For every date there are two days: the one to *work to*, which never moves to a later day, and the *last day in
law*, which does where the law says so. An early date is safe, a late one is not. Days that can not be are asked
about and left out of the sum.

*Who* is who has to act. *In time when* says whether it has to be sent or received by then; where nothing is said,
treat it as received. *Checked* is the day on which the row was last compared with the notes on the cited text; it
does not make a hedge sure.
"""
END = """
## How a rule is written

Each rule is a table in a file of its system. `sum` begins with what it counts from (`mailed or notice_dated`: the
first that is known; a question mark: it may be missing; `receipt`: as `receipt` says) and adds or takes off
`days`, `weeks`, `months`, `years`, `hours`, `school days` or `business days` with a calendar. `later_of` and
`earlier_of` choose between sums, `not_after` caps them, `roll` names whose working days move the last day, `work`
is a sum of its own for the day to work to. `counting the first` is “beginning with” a day. `next` goes to the
first of the next month where a month has no such day. `number` is a length that a notice, a state or a plan sets;
without `otherwise` nothing is counted before it is known. `when` says which of several ways applies. A file that
can not be read stops the start with one sentence.

Calendars: `federal` (holidays as they are observed), `orders` (also the days in `closed_days.toml`), `named`
(holidays on their own days only), `district` (District of Columbia), `with_state` (federal and state together),
`england`, and the roll `send` (England; not in August, not from 25 December to 1 January). Holidays are known from
{first} to {last}; beyond that no last day is given.
"""


def page() -> str:
    from advocacy.deadlines.engine.calendars import FIRST_YEAR, LAST_YEAR
    from advocacy.deadlines.engine.catalogue import shipped

    rules = list(shipped().rules.values())
    hedges = sum(rule.certainty == "hedge" for rule in rules)
    parts = [BEGIN.format(count=len(rules), sure=len(rules) - hedges, hedges=hedges)]
    for system, some in groupby(rules, lambda rule: rule.system):
        parts.append(f"\n## {system}\n\n| rule | what | who | counts | in time when | source | checked |\n")
        parts.append("|---|---|---|---|---|---|---|\n")
        parts += [_row(rule) for rule in some]
    return "".join([*parts, END.format(first=FIRST_YEAR, last=LAST_YEAR)])


def _row(rule: "Rule") -> str:
    unsure = "<br>*not sure*" if rule.certainty == "hedge" else ""
    note = f" {rule.note}" if rule.note else ""
    owed = f" {rule.repayment}" if rule.repayment else ""
    title = f"{rule.title}.{note}{owed}"
    counts = "<br>".join(dict.fromkeys(f"{name}: {sums}" for name, sums in _sums(rule)))
    cells = (
        f"`{rule.code}`{unsure}",
        title,
        rule.act,
        counts,
        rule.counts_when,
        rule.citation,
        rule.verified_on,
    )
    return f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in cells)} |\n"


def _sums(rule: "Rule") -> list[tuple[str, str]]:
    from advocacy.deadlines.engine.written import in_words

    return [(way.name.replace("_", " "), in_words(rule, way)) for way in rule.ways]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(page(), encoding="utf-8")
