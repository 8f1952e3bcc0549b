"""How likely a decoded text is what its writer typed: a decode without error proves nothing."""

import re
import unicodedata

REPLACED = "\ufffd"
OFTEN = frozenset("áàâãäåçéèêëíìîïñóòôõöøúùûüæœßšžışğÁÂÄÅÇÉÈÊËÍÎÑÓÔÖØÚÜŠŽłŁŞİ")
MARKS = frozenset("’‘“”–—…•·°«»€£§©®ªº¿¡\u00a0")

LOST_INSIDE = re.compile(r"[^\W\d_]\?+[^\W\d_]")
LOST_ALL = re.compile(r"\?{2,}(?:[ .'\-]+\?+)*")
LOST_IN_PART = re.compile(r"(?:^| )\?+[^\W\d_]|[\ufffd]")
ADDRESS_LIKE = re.compile(r"://|www\.|@|\?\w+=")

SAMPLE = 200_000


def plausibility(text: str) -> float:
    """Between -5 and 1: the average worth of the characters that differ between encodings."""
    sample = text[:SAMPLE]
    worths = [_worth(sample, at) for at, character in enumerate(sample) if ord(character) > 127]
    return sum(worths) / len(worths) if worths else 1.0


def _worth(text: str, at: int) -> float:
    character = text[at]
    before, after = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
    if unicodedata.category(character) in ("Cc", "Cn", "Co") or character == REPLACED:
        return -5.0
    if character.isalpha():
        return _worth_of_letter(character, before, after)
    return _worth_of_mark(character, before, after)


def _worth_of_letter(character: str, before: str, after: str) -> float:
    """A capital after a small letter and two alphabets in one word are the traces of a wrong guess."""
    if not _script_of(character).startswith("LATIN"):
        return _worth_of_other_script(character, before, after)
    if character.isupper() and before.islower():
        return -2.0
    if not before.isalpha() and not after.isalpha():
        return -0.5
    if ord(before) > 127 and before.isalpha():
        return 0.0
    return 1.0 if character in OFTEN else 0.5


def _worth_of_other_script(character: str, before: str, after: str) -> float:
    neighbors = [other for other in (before, after) if other.isalpha()]
    if any(_script_of(other) != _script_of(character) for other in neighbors):
        return -2.0
    if character.isupper() and before.islower():
        return -2.0
    return 0.8 if neighbors else 0.0


def _worth_of_mark(character: str, before: str, after: str) -> float:
    """Typographic marks are common, but only an apostrophe stands between two letters."""
    inside = before.isalpha() and after.isalpha()
    if character in "’‘":
        return 1.0
    if inside or character not in MARKS:
        return -2.0
    return 0.8 if character in "–—“”…" else 0.3


def _script_of(character: str) -> str:
    return unicodedata.name(character, "?").split(" ")[0]


def has_lost_letters(cell: str) -> bool:
    """Whether question marks or replacement marks stand where letters were."""
    if ADDRESS_LIKE.search(cell):
        return REPLACED in cell
    return bool(LOST_INSIDE.search(cell) or LOST_IN_PART.search(cell))


def is_lost_whole(cell: str) -> bool:
    """A cell of nothing but question marks: a lost name, or somebody's way to write “not known”."""
    return bool(LOST_ALL.fullmatch(cell.strip()))
