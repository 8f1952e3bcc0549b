"""A few words around what was found, with what was found marked. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from advocacy.folding import PHONE, UNSPACED, numbers, plain_tokens

from .asking import Asked

BEFORE, AFTER = 70, 170
RUN = re.compile(r"[^\W_][^\s!-&(-,./:-@\[-_{-~«»“”„‚…、。，！？：；（）「」『』।॥؟،؛•·]*")


class Piece(NamedTuple):
    """Some of the text: found, or around it."""

    text: str
    found: bool = False


@dataclass(slots=True)
class Word:
    """One folded word and where it stands."""

    start: int
    end: int
    token: str


def excerpt(text: str, asked: Sequence[Asked]) -> list[Piece]:
    """The beginning of the text where nothing is found in it: its record was found by what is written elsewhere."""
    marks = _marks(text, asked)
    begin = max(0, marks[0][0] - BEFORE) if marks else 0
    end = min(len(text), (marks[0][1] if marks else 0) + AFTER)
    begin, end = _at_gaps(text, begin, end)
    pieces = [Piece("…")] if begin else []
    at = begin
    for start, stop in marks:
        if start < at or stop > end:
            continue
        pieces += [Piece(text[at:start]), Piece(text[start:stop], found=True)]
        at = stop
    pieces.append(Piece(text[at:end] + ("…" if end < len(text) else "")))
    return [piece for piece in pieces if piece.text]


def _at_gaps(text: str, begin: int, end: int) -> tuple[int, int]:
    """Cut between words where there is a gap near by."""
    if begin and (gap := text.find(" ", begin, begin + 20)) >= 0:
        begin = gap + 1
    if end < len(text) and (gap := text.rfind(" ", end - 20, end)) >= 0:
        end = gap
    return begin, end


def _marks(text: str, asked: Sequence[Asked]) -> list[tuple[int, int]]:
    """The first place, and those that are shown with it: a letter is not read to its end for a line of it."""
    found = {place for one in asked if len(one.tokens) == 1 for place in _telephones(text, one)}
    lasts = [(one.tokens[-1], one) for one in asked]
    words: list[Word] = []
    for word in _words(text):
        words.append(word)
        for last, one in lasts:
            if word.token.startswith(last) and (place := _ends_here(words, one)):
                found.add(place)
        if found and word.start > min(found)[1] + AFTER:
            break
    return sorted(found)


def _ends_here(words: Sequence[Word], one: Asked) -> tuple[int, int] | None:
    """Where the words in a row stand whose last one was read just now."""
    if not one.fits(words[-1].token):
        return None
    length = len(one.tokens)
    row = words[-length:]
    if len(row) < length or any(
        word.token != token for word, token in zip(row[:-1], one.tokens, strict=False)
    ):
        return None
    return row[0].start, row[-1].end


def _telephones(text: str, one: Asked) -> Iterator[tuple[int, int]]:
    if not one.tokens[0].isdigit():
        return
    for match in PHONE.finditer(text):
        if any(one.fits(number) for number in numbers(match[0])):
            yield match.span()


def _words(text: str) -> Iterator[Word]:
    for match in RUN.finditer(text):
        tokens = _folded(match[0])
        if len(tokens) == 1:
            yield Word(match.start(), match.end(), tokens[0])
        elif tokens:
            yield from _apart(match[0], match.start())


@lru_cache(maxsize=4096)
def _folded(word: str) -> tuple[str, ...]:
    return tuple(plain_tokens(word))


def _apart(run: str, offset: int) -> Iterator[Word]:
    """A run of Chinese, Thai or mixed writing: each piece with the signs that hang on it."""
    start = 0
    for at in range(1, len(run) + 1):
        if at < len(run) and not _begins_anew(run, at):
            continue
        for token in _folded(run[start:at])[:1]:
            yield Word(offset + start, offset + at, token)
        start = at


def _begins_anew(run: str, at: int) -> bool:
    kind = unicodedata.category(run[at])[0]
    if kind == "M":
        return False
    before = unicodedata.category(run[at - 1])[0]
    return (
        bool(UNSPACED.match(run[at]) or UNSPACED.match(run[at - 1]))
        or "L" not in kind + before
        and kind != before
    )
