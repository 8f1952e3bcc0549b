"""How much room the reply slip takes: a third of the sheet, and more where the ways to answer need more lines."""

from collections.abc import Sequence

from flask_babel import gettext as _

from advocacy.documents.engine.families import width
from advocacy.documents.engine.refusals import DocumentRefused
from advocacy.documents.sheets import Paper

# In em of the record's type: how wide a line can be. In points: how high it is.
ACROSS = {Paper.LETTER: 48.0, Paper.A4: 46.9}
LINE_HEIGHT = 14.07
LINES_IN_A_THIRD = 2
MOST_LINES = 10


def room_above_the_fold(reply_to: Sequence[str], opening: str, paper: Paper) -> float:
    """In points; nothing for an ordinary slip. Raises where the ways to answer would fill half a page."""
    lines = " ".join((opening, *reply_to[:1])), *reply_to[1:]
    needed = sum(_lines(line, ACROSS[paper]) for line in lines)
    if needed > MOST_LINES:
        raise DocumentRefused(
            _(
                "Where to send the reply takes %(needed)d lines, and the reply slip has room for %(most)d. "
                "Shorten it.",
                needed=needed,
                most=MOST_LINES,
            )
        )
    return max(needed - LINES_IN_A_THIRD, 0) * LINE_HEIGHT


def _lines(text: str, across: float) -> int:
    """How many lines a text takes, broken between words as the engine breaks it."""
    count, used = 1, 0.0
    for word in text.split():
        long = width(word)
        gap = width(" ") if used else 0.0
        if used and used + gap + long > across:
            count, used, gap = count + 1, 0.0, 0.0
        count += int((used + gap + long) // across)
        used = (used + gap + long) % across
    return count
