"""How well what was typed fits a person. Pure, so that both databases answer alike."""

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

EXACT, WHOLE, BEGINS, HOLDS = 100.0, 110.0, 90.0, 75.0
LEAST_ALIKE = 72.0
SHORTEST_PIECE, SHORTEST_PHONE = 3, 7
CALLED_BY = 0.3
DIGIT = re.compile(r"\d")


def fit(asked: Sequence[str], text: str) -> float:
    """Points for a person's folded lines, more the better the first fits: what they like to be called."""
    points = _fit(asked, text)
    return points + CALLED_BY * _fit(asked, text.split("\n", 1)[0]) if points else 0.0


def _fit(asked: Sequence[str], text: str) -> float:
    """Nothing when a word that was typed fits nothing about them.

    The words may come in any order and stand on different lines; written together or apart is the same.
    """
    words = dict.fromkeys(text.split())
    together = _together("".join(asked), text)
    best = [max((_closeness(one, word) for word in words), default=0.0) for one in asked]
    apart = sum(best) / len(best) if best and all(best) else 0.0
    return max(together, apart)


def _together(asked: str, text: str) -> float:
    lines = [line.replace(" ", "") for line in text.split("\n")]
    if asked in lines:
        return WHOLE
    if len(asked) < 2:
        return 0.0
    if any(line.startswith(asked) for line in lines):
        return EXACT
    if len(asked) >= SHORTEST_PIECE and any(asked in line for line in lines):
        return HOLDS
    return max((_alike(asked, line) for line in lines), default=0.0)


def _closeness(asked: str, word: str) -> float:
    if asked == word:
        return EXACT
    if word.startswith(asked):
        return BEGINS
    if len(asked) >= SHORTEST_PIECE and asked in word:
        return HOLDS
    if word.isdigit():
        return HOLDS if len(word) >= SHORTEST_PHONE and word in asked else 0.0
    return _alike(asked, word)


def _alike(asked: str, word: str) -> float:
    """A slip or two, never in a number. The beginning counts too, while the rest is still being typed."""
    if len(asked) < SHORTEST_PIECE or DIGIT.search(asked):
        return 0.0
    whole = ratio(asked, word, score_cutoff=LEAST_ALIKE)
    begun = ratio(asked, word[: len(asked)], score_cutoff=LEAST_ALIKE) * 0.9 if len(asked) > 3 else 0.0
    return float(max(whole, begun)) * 0.9
