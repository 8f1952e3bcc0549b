"""Which font holds which letter.

Each file is a family of its own: several files of one family, told apart by ranges, lose letters in print.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache

from advocacy.documents.engine.fonts import FONTS

# In the order in which the engine asks them. The first few hold nearly every letter; the others are read only
# when a text needs them.
FAMILIES = (
    "latin", "latin-ext", "vietnamese", "cyrillic", "greek", "cyrillic-ext", "greek-ext", "signs", "math",
    "symbols", "arabic", "hebrew", "devanagari", "bengali", "gurmukhi", "gujarati", "tamil", "telugu", "kannada",
    "malayalam", "sinhala", "thai", "lao", "myanmar", "tibetan", "khmer", "ethiopic", "armenian", "georgian",
    "han", "han-more", "hangul",
)  # fmt: skip
STANDING = FAMILIES[:1]


def needed(text: str) -> tuple[str, ...]:
    """The families that print this text, in the order of `FAMILIES`."""
    waiting, found = _letters(text), set(STANDING)
    for name in FAMILIES:
        if not waiting:
            break
        if here := waiting & widths(name).keys():
            found.add(name)
            waiting -= here
    return tuple(name for name in FAMILIES if name in found)


def unprintable(text: str) -> str:
    """The letters and signs of this text that none of our fonts can print, each once."""
    missing = _letters(text)
    for name in FAMILIES:
        if missing:
            missing -= widths(name).keys()
    return "".join(map(chr, sorted(missing)))


def width(text: str) -> float:
    """How long this text will be, in units of the type size."""
    return sum(_width(ord(letter)) for letter in unicodedata.normalize("NFC", text))


@cache
def _width(letter: int) -> float:
    return next((widths(name)[letter] for name in FAMILIES if letter in widths(name)), 1.0)


@cache
def widths(family: str) -> dict[int, float]:
    """Letter to width in em, from the font itself."""
    # Here, because it is slow to load and most pages print nothing.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(FONTS / f"{family}-400.ttf", lazy=True) as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {letter: metrics[glyph][0] / em for letter, glyph in font.getBestCmap().items()}


def _letters(text: Iterable[str]) -> set[int]:
    return {ord(letter) for letter in set(text) if not _is_silent(letter)}


def _is_silent(letter: str) -> bool:
    """Spaces, joiners, direction marks: they change how their neighbors print and have no shape themselves."""
    return unicodedata.category(letter) in {"Cc", "Cf", "Zs", "Zl", "Zp"} or "\ufe00" <= letter <= "\ufe0f"
