"""Advice on the words of a letter in Spanish: words that hurt, long sentences, hard reading.

How easy a text reads is counted after Szigriszt-Pazos: from 55 on it reads as an ordinary newspaper, from 65 on easily.
"""

import re
from collections.abc import Iterator

from advocacy.letters.wording import QUOTED, Advice, Stretch, sentences_of, words_of
from advocacy.letters.wording_list import Watched, Why

MOST_WORDS = 30
HARD_READING = 55
_ENOUGH_WORDS = 30
_VOWELS = re.compile(r"[aeiouáéíóúü]+")
_STRONG = re.compile(r"[aeoáéóíú]")

_SHAMES = (
    (r"víctimas? de", "“vivió”, o decir qué pasó"),
    (r"sufr(?:e|en|ió|ía|ir) de|padec(?:e|en|ió) de?", "“tiene” o “vive con”"),
    (r"se neg(?:ó|aba)|se niega", "“decidió no” o “no quiso”; de una agencia: “dijo que no”"),
    (r"adict[oa]s?|drogadict[oa]s?|alcohólic[oa]s?|borrach[oa]s?", "“persona que usaba …” o “en recuperación”"),
    (r"recaídas?|recay(?:ó|eron)", "“volvió a usar”"),
    (r"cometi(?:ó|eron) suicidio", "“murió por suicidio”"),
    (r"manipulador(?:a|es|as)?", "decir qué se dijo o se hizo"),
    (r"minusválid[oa]s?|inválid[oa]s?|discapacitad[oa]s?|retrasad[oa]s?", "“persona con …”, como ella lo diga"),
    (r"esquizofrénic[oa]s?|loc[oa]s?|enferm[oa]s? mental(?:es)?", "quitarlo, o la palabra de la persona"),
    (r"postrad[oa] en (?:una )?silla de ruedas", "“usa silla de ruedas”"),
    (r"ilegales|indocumentad[oa]s?|vagabund[oa]s?|delincuentes?", "el nombre de la persona; quitarlo si no hace falta"),
)  # fmt: skip
_JUDGES = (
    (r"viol(?:ó|aron|a|an) (?:la ley|las normas|mis derechos)", "“creemos que se aplica …”"),
    (r"ilegal(?:mente)?|contra la ley", "“creemos que se aplica …”"),
    (r"discrimin(?:ó|aron|a|an|ación)", "decir qué se hizo, y “creemos que se aplica …”"),
    (r"negligen(?:te|cia)|mala fe|fraude", "decir qué se hizo o se dejó de hacer"),
    (r"minti(?:ó|eron)|mentiros[oa]s?", "decir qué se dijo y qué muestran los papeles"),
)
_PROMISES = ((r"garantiz(?:o|a|amos)|sin duda|seguro que", "decir qué lo muestra"),)
_DOUBTS = ((r"supuestamente|alega(?:n|ba)? que|pretende que", "“dijo”, “me contó”"),)
_WATCHED = tuple(
    (re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE), Watched(pattern, why, better))
    for why, rows in (
        (Why.SHAMES, _SHAMES),
        (Why.JUDGES, _JUDGES),
        (Why.PROMISES, _PROMISES),
        (Why.DOUBTS, _DOUBTS),
    )
    for pattern, better in rows
)


def advice_in_spanish(text: str) -> tuple[Advice, ...]:
    """All advice on a Spanish text, in its order. Words in quotation marks are left as they were said."""
    found = [*_watched_words(text), *_long_sentences(text), *_hard_reading(text)]
    return tuple(sorted(found, key=lambda one: (one.start, one.why)))


def reading_ease(text: str) -> float:
    """After Szigriszt-Pazos: higher is easier. A text without words is easy."""
    return _ease(list(sentences_of(text)))


def _watched_words(text: str) -> Iterator[Advice]:
    unquoted = QUOTED.sub(lambda found: " " * len(found[0]), text)
    for pattern, watched in _WATCHED:
        for found in pattern.finditer(unquoted):
            yield Advice(found[0], found.start(), watched.why, watched.better)


def _long_sentences(text: str) -> Iterator[Advice]:
    for sentence in sentences_of(text):
        if len(sentence.text.split()) > MOST_WORDS:
            yield Advice(sentence.text, sentence.start, Why.TOO_LONG, "two or three sentences")


def _hard_reading(text: str) -> Iterator[Advice]:
    sentences = list(sentences_of(text))
    words = sum(len(words_of(sentence.text)) for sentence in sentences)
    if words < _ENOUGH_WORDS or _ease(sentences) >= HARD_READING:
        return
    hardest = min(sentences, key=lambda sentence: _ease([sentence]))
    yield Advice(hardest.text, hardest.start, Why.TOO_HARD, "shorter words, shorter sentences")


def _ease(sentences: list[Stretch]) -> float:
    words = [word for sentence in sentences for word in words_of(sentence.text)]
    if not words:
        return 100.0
    return 206.835 - 62.3 * sum(map(_syllables, words)) / len(words) - len(words) / len(sentences)


def _syllables(word: str) -> int:
    """Each strong or accented vowel is one; weak ones beside it belong to it. The silent u of que is weak too."""
    groups = _VOWELS.findall(word.casefold())
    return max(1, sum(max(1, len(_STRONG.findall(group))) for group in groups))
