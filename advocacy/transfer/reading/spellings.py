"""Which of our fields a column's header names. The spellings are a reviewed list beside this file."""

import tomllib
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from advocacy.folding import fold
from advocacy.transfer.reading.fields import PersonField

LIST = Path(__file__).with_name("headers.toml")
CLOSE = 88


@cache
def spellings() -> dict[str, PersonField]:
    """Every folded spelling and the field that it names."""
    listed = tomllib.loads(LIST.read_text("utf-8"))
    return {fold(spelling): PersonField(field) for field, all_of in listed.items() for spelling in all_of}


def is_known(header: str) -> bool:
    """Whether a cell is one of our spellings, letter for letter once folded."""
    return fold(header) in spellings()


@cache
def named_by(header: str) -> PersonField | None:
    """The field that a header names, allowing for small misspellings and a few words around."""
    folded = fold(header)
    if not folded:
        return None
    if folded in spellings():
        return spellings()[folded]
    return _closest(folded)


def _closest(folded: str) -> PersonField | None:
    scores = {
        spelling: max(fuzz.ratio(folded, spelling), _within(folded, spelling)) for spelling in spellings()
    }
    best = max(scores, key=lambda spelling: (scores[spelling], len(spelling)))
    return spellings()[best] if scores[best] >= CLOSE and len(folded) > 3 else None


def _within(folded: str, spelling: str) -> float:
    """“Client’s date of birth (if known)” holds “date of birth”; short spellings could stand anywhere."""
    is_part = f" {spelling} " in f" {folded} "
    return 90 if is_part and len(spelling) > 5 and len(folded) <= 3 * len(spelling) else 0
