"""Whether an address fits the window of its envelope, however the folded sheet slides in it.

#10: the window is 4.5 by 1.125 in, and what is seen in every position is 3.5 by 0.667 in; the type starts 1 in
from the edge of the sheet, which leaves 243 by 48 pt. C5: 95.4 by 26.8 mm. The last line needs 1.362 em.
"""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from advocacy.documents.engine.families import width
from advocacy.documents.sheets import Paper

LETTER_HEIGHT, A4_HEIGHT = 48, 75.97
LINE_WIDTH = {Paper.LETTER: 242.0, Paper.A4: 268.0}
FEWEST = 2


class Setting(NamedTuple):
    """How an address is set: type size and leading in points, and the lines that fit so."""

    size: float
    leading: float
    lines: int
    height: float

    def above(self, lines: int) -> float:
        """What stays free above them: the middle, but for half a point, since tall scripts hang down."""
        return round(max((self.height - lines * self.leading) / 2 - 0.5, 0), 2)


LARGEST_FIRST = {
    Paper.LETTER: (
        Setting(12, 14.4, 3, LETTER_HEIGHT),
        Setting(11, 13.5, 3, LETTER_HEIGHT),
        Setting(10, 10.8, 4, LETTER_HEIGHT),
    ),
    Paper.A4: (Setting(12, 14.4, 5, A4_HEIGHT), Setting(10.5, 12, 6, A4_HEIGHT)),
}


def address_obstacle(lines: Sequence[str], paper: Paper) -> str | None:
    """Why this address cannot be seen through the window, as a sentence; None where it can."""
    kept = address_lines(lines)
    most = max(setting.lines for setting in LARGEST_FIRST[paper])
    if len(kept) < FEWEST:
        return _(
            "The address is not complete. Write the name, the street, and the place, each on its own line."
        )
    if len(kept) > most:
        return _(
            "The address has %(count)d lines, and the envelope’s window shows %(most)d. "
            "Put two of them on one line.",
            count=len(kept),
            most=most,
        )
    if too_long := _first_too_long(kept, paper):
        return _(
            "“%(line)s” is too long for the envelope’s window. Shorten it, or split it in two.", line=too_long
        )
    return None


def address_lines(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


def address_setting(lines: Sequence[str], paper: Paper, *, large: bool) -> Setting:
    """The largest setting that holds these lines; the smallest where none does, as in an unfinished draft."""
    settings = LARGEST_FIRST[paper] if large else LARGEST_FIRST[paper][1:]
    return next((setting for setting in settings if _fits(lines, setting, paper)), settings[-1])


def _fits(lines: Sequence[str], setting: Setting, paper: Paper) -> bool:
    longest = max(map(width, lines), default=0)
    return len(lines) <= setting.lines and longest * setting.size <= LINE_WIDTH[paper]


def _first_too_long(lines: Sequence[str], paper: Paper) -> str | None:
    smallest = LARGEST_FIRST[paper][-1]
    return next((line for line in lines if not _fits([line], smallest, paper)), None)
