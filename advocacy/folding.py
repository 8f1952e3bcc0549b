"""Bringing names and numbers to one form, so that a search finds them however they were typed. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Kept by normal decomposition, yet typed without their stroke or in two letters on most keyboards.
LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
    # Arabic and Persian keyboards give different letters for the same sound; tatweel only stretches.
    | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""}
)

# Dropped before decomposition, which would turn some of them into a space and an accent.
JOINERS = re.compile(r"['`´’‘‛ʹʻʼʽʾʿˈˊˋ′׳״＇\-‐‑־－\u00ad]")

# Viramas, kana voicing and the Thai, Lao and Tibetan vowels are letters to their readers, not accents.
LETTER_CLASSES = frozenset({0, 8, 9, 103, 118, 129, 130, 132})

PHONE = re.compile(r"\+?\(?\d+(?:[ .\-()/\u00a0]{1,2}\d+)*")

NOT_PLAIN = re.compile(r"[^a-z0-9]+")

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def fold(text: str) -> str:
    """The text without accents, case, apostrophes and hyphens, its words apart by one space."""
    return " ".join(tokens(text))


def tokens(text: str) -> list[str]:
    """The folded words; Chinese, Japanese, Korean, Thai and the like one by one; a phone number whole."""
    return [token for word in _plain(PHONE.sub(_number, text)).split() for token in _pieces(word)]


def plain_tokens(text: str) -> list[str]:
    """The folded words with every number as it stands."""
    return [token for word in _plain(text).split() for token in _pieces(word)]


def numbers(text: str) -> list[str]:
    """What looks like a telephone number, its digits alone."""
    found = (_number(match).strip() for match in PHONE.finditer(text))
    return [number for number in found if number.isdigit() and len(number) >= 7]


def searchable(texts: Iterable[str]) -> str:
    """Texts as a search looks into them: every word between spaces, a line for each text, telephones last."""
    kept = [text for text in texts if text and text.strip()]
    lines = [" ".join(plain_tokens(text)) for text in kept]
    lines.append(" ".join(dict.fromkeys(number for text in kept for number in numbers(text))))
    return "\n".join(f" {line} " for line in lines if line)


def grams(text: str) -> set[str]:
    """Pieces of three letters of each word, its ends marked, for finding misspelled names by overlap.

    A Chinese or Thai character says as much as a whole syllable, so it stands by itself.
    """
    return {gram for token in tokens(text) for gram in _grams(token)}


def _grams(token: str) -> Iterator[str]:
    if len(token) <= 2 and UNSPACED.match(token):
        yield token
        return
    marked = f"^{token}$"
    yield from (marked[start : start + 3] for start in range(len(marked) - 2))


def _number(match: re.Match[str]) -> str:
    digits = "".join(character for character in match[0] if character.isdigit())
    return f" {digits} " if 7 <= len(digits) <= 15 else match[0]


def _plain(text: str) -> str:
    """Lower case without marks; everything that is neither letter nor digit is a gap."""
    if text.isascii():
        return NOT_PLAIN.sub(" ", JOINERS.sub("", text).lower())
    apart = unicodedata.normalize("NFKD", JOINERS.sub("", text).casefold())
    kept = "".join(_kept(character) for character in apart)
    return unicodedata.normalize("NFC", kept.casefold()).translate(LETTERS)


def _kept(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cf" or unicodedata.combining(character) not in LETTER_CLASSES:
        return ""
    return character if kind[0] in "LMN" else " "


def _pieces(word: str) -> Iterator[str]:
    """Characters of scripts without spaces one by one, each with the vowel signs that hang on it."""
    if word.isascii():
        yield word
        return
    piece = ""
    for character in word:
        hangs = unicodedata.category(character)[0] == "M"
        alone = UNSPACED.match(character) or UNSPACED.match(piece)
        if piece and alone and not hangs:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece
