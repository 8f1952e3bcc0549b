"""What happened, as lines that people write and read: “March 5, 2026 | You said no by phone | my notes”."""

from collections.abc import Iterable
from datetime import date

from advocacy.sentences import in_english
from advocacy.web.days import UnclearDay

from .case_facts import Fact
from .past_days import read_past_day


class UnclearLine(ValueError):
    """A line that does not say on which day, or not what happened. Holds the line as it was typed."""


def read_facts(text: str, today: date) -> tuple[Fact, ...]:
    """The rows of the letter’s table, in the order in which they were typed."""
    return tuple(_fact(line, today) for line in text.splitlines() if line.strip())


def write_facts(facts: Iterable[Fact]) -> str:
    """The same facts as lines, each once, in order of days; those of one day as they were told."""
    ordered = sorted(dict.fromkeys(facts), key=lambda fact: fact.day)
    return "\n".join(
        " | ".join(cell for cell in (in_english(fact.day), fact.text, fact.proof) if cell) for fact in ordered
    )


def _fact(line: str, today: date) -> Fact:
    cells = [cell.strip() for cell in line.strip().strip("|").split("|", 2)]
    if len(cells) < 2 or not cells[1]:
        raise UnclearLine(line.strip())
    try:
        day = read_past_day(cells[0], today)
    except UnclearDay as unclear:
        raise UnclearLine(line.strip()) from unclear
    return Fact(day, cells[1], cells[2] if len(cells) > 2 else "")
