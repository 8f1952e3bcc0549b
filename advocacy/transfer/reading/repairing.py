"""Text that was decoded wrongly, stored, and decoded again: “JosÃ©” for “José”, and the way back."""

import re
from collections.abc import Iterable
from dataclasses import replace

from advocacy.sentences import say
from advocacy.transfer.reading.plausibility import REPLACED
from advocacy.transfer.reading.tables import Option, Question, QuestionKind, Table

LOST = b"\xff"
TORN = re.compile(rb"[\xc2-\xdf]\xff|[\xe0-\xef][\x80-\xbf\xff]{2}|[\xf0-\xf4][\x80-\xbf\xff]{3}")
WAYS = ("cp1252", "mac_roman", "cp850")
MOST_SAMPLES = 5


def repaired_text(text: str, way: str = "cp1252") -> str:
    """The text before it was decoded wrongly; unchanged where that was not what happened.

    Letters that were lost on the way stay marked with “�”: nobody can know them.
    """
    if text.isascii():
        return text
    stored = b"".join(_byte(character, way) for character in text)
    before = stored.replace(LOST, b"").decode("utf-8", errors="ignore")
    whole = TORN.sub(_one_mark, stored).decode("utf-8", errors="replace")
    return whole if _is_better(text, stored, before) else text


def _one_mark(letter: re.Match[bytes]) -> bytes:
    """A letter of several bytes of which one was lost is one lost letter."""
    return REPLACED.encode() if LOST in letter[0] else letter[0]


def _byte(character: str, way: str) -> bytes:
    """0xFF never stands in UTF-8, so it can mark what was lost; five positions have no letter in cp1252."""
    if character == REPLACED:
        return LOST
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1")
    try:
        return character.encode(way)
    except UnicodeEncodeError:
        return b"\xfe"


def _is_better(text: str, stored: bytes, before: str) -> bool:
    if b"\xfe" in stored:
        return False
    if REPLACED not in text:
        return _decodes(stored)
    return any(ord(character) > 127 for character in before) or _is_torn(text)


def _decodes(stored: bytes) -> bool:
    try:
        stored.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_torn(text: str) -> bool:
    """“Ã�” alone: a first half whose second half was lost."""
    return any(f"{first}{REPLACED}" in text for first in "ÃÂÄÅĂ")


def best_way(cells: Iterable[str]) -> str | None:
    """The wrong decoding that explains at least half of the cells beyond plain letters."""
    odd = [cell for cell in cells if not cell.isascii() and REPLACED not in cell]
    counts = {way: sum(repaired_text(cell, way) != cell for cell in odd) for way in WAYS}
    best = max(WAYS, key=lambda way: counts[way])
    return best if odd and counts[best] * 2 >= len(odd) else None


def repair_question(cells: Iterable[str]) -> Question | None:
    """Offers the repair, with samples of before and after."""
    cells = tuple(dict.fromkeys(cell for cell in cells if not cell.isascii()))
    way = best_way(cells)
    if way is None:
        return None
    samples = _samples(cells, way)
    return Question(
        "repair",
        QuestionKind.REPAIR,
        say("Many letters in this file were damaged when it was saved. We can put most of them right."),
        (
            Option(way, say("Repair the letters"), tuple(f"{old} → {new}" for old, new in samples)),
            Option("no", say("Leave them as they are"), tuple(old for old, _ in samples)),
        ),
        suggested=way,
    )


def _samples(cells: tuple[str, ...], way: str) -> list[tuple[str, str]]:
    pairs = [(cell, repaired_text(cell, way)) for cell in cells]
    changed = [pair for pair in pairs if pair[0] != pair[1] and REPLACED not in pair[1]]
    return [pair for pair in changed if len(pair[0]) <= 60][:MOST_SAMPLES]


def way_offered(table: Table) -> str | None:
    """The wrong decoding that the table's question offers to undo."""
    return next((asked.suggested for asked in table.questions if asked.kind is QuestionKind.REPAIR), None)


def repaired(table: Table) -> Table:
    """The table with its double-encoded text put right; unchanged if none was found."""
    way = way_offered(table)
    if way is None:
        return table
    rows = (replace(row, cells=_all(row.cells, way), extra=_all(row.extra, way)) for row in table.rows)
    return replace(
        table,
        headers=_all(table.headers, way),
        rows=tuple(rows),
        questions=tuple(asked for asked in table.questions if asked.kind is not QuestionKind.REPAIR),
    )


def _all(cells: tuple[str, ...], way: str) -> tuple[str, ...]:
    return tuple(repaired_text(cell, way) for cell in cells)
