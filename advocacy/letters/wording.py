"""Advice on the words of a letter. It never stops anyone: whoever writes may know better."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advocacy.letters.layout import RULES_OPEN
from advocacy.letters.wording_list import WATCHED, Why
from advocacy.letters.written_days import ROW_OF_FACTS

MOST_WORDS = 30
HARD_GRADE = 9.0
_ENOUGH_WORDS = 30  # a grade of a few words says nothing

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_TOKEN = re.compile(r"\S*\w\S*")
QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_ABBREVIATION = re.compile(r"\b(?:Dr|Ms|Mr|Mrs|Mx|Prof|St|No|Encl|Inc|vs?|[A-Z]|[ap]\.m|U\.S|U\.S\.C)\.$")
_NOT_PROSE = re.compile(rf"^(?:# |{'|'.join(RULES_OPEN)}|{ROW_OF_FACTS.pattern})")
_END = re.compile(r"[.!?]+[”\"’)]*(?=\s|$)")
_SILENT_END = re.compile(r"[^aeiouyl]e[ds]?$|[aeiouy]le$")
_SPOKEN_END = re.compile(r"(?:[td]ed|[scz]es)$")
_PATTERNS = tuple((re.compile(rf"\b(?:{w.pattern})(?!\w)", re.IGNORECASE), w) for w in WATCHED)


@dataclass(frozen=True)
class Advice:
    """A stretch of the text that could do better: where, why, and how."""

    phrase: str
    start: int
    why: Why
    better: str


@dataclass(frozen=True)
class Stretch:
    """A sentence, and where in the text it begins."""

    text: str
    start: int


def advice(text: str) -> tuple[Advice, ...]:
    """All advice on a text, in the order of the text. Words in quotation marks are left as they were said."""
    found = [*_watched_words(text), *_long_sentences(text), *_hard_reading(text)]
    return tuple(sorted(found, key=lambda one: (one.start, one.why)))


def reading_grade(text: str) -> float:
    """The school year that the prose asks for: words to a sentence and syllables to a word, roughly."""
    return _grade(list(sentences_of(text)))


def _watched_words(text: str) -> Iterator[Advice]:
    unquoted = QUOTED.sub(lambda found: " " * len(found[0]), text)
    for pattern, watched in _PATTERNS:
        for found in pattern.finditer(unquoted):
            yield Advice(found[0], found.start(), watched.why, watched.better)


def _long_sentences(text: str) -> Iterator[Advice]:
    for sentence in sentences_of(text):
        count = len(_TOKEN.findall(sentence.text))
        if count > MOST_WORDS:
            yield Advice(sentence.text, sentence.start, Why.TOO_LONG, "two or three sentences")


def _hard_reading(text: str) -> Iterator[Advice]:
    sentences = list(sentences_of(text))
    if _count(sentences) < _ENOUGH_WORDS or _grade(sentences) <= HARD_GRADE:
        return
    hardest = max(sentences, key=lambda sentence: _grade([sentence]))
    yield Advice(hardest.text, hardest.start, Why.TOO_HARD, "shorter words, shorter sentences")


def sentences_of(text: str) -> Iterator[Stretch]:
    """The sentences of the prose; headings, tables of facts and citations are not prose."""
    at = 0
    for line in text.splitlines(keepends=True):
        if not _NOT_PROSE.match(line):
            yield from _in_line(line, at)
        at += len(line)


def _in_line(line: str, at: int) -> Iterator[Stretch]:
    start = re.match(r"\s*(?:\d+\. )?", line).end()  # type: ignore[union-attr]
    for end in _ends(line):
        if _WORD.search(line, start, end):
            yield Stretch(line[start:end].strip(), at + start)
            start = end + len(line[end:]) - len(line[end:].lstrip())


def _ends(line: str) -> Iterator[int]:
    for found in _END.finditer(line):
        if not _ABBREVIATION.search(line[: found.start() + 1]):
            yield found.end()
    yield len(line.rstrip())


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def _grade(sentences: list[Stretch]) -> float:
    words = [word for sentence in sentences for word in _WORD.findall(sentence.text)]
    if not words:
        return 0.0
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _count(sentences: list[Stretch]) -> int:
    return sum(len(_WORD.findall(sentence.text)) for sentence in sentences)


def _syllables(word: str) -> int:
    """Groups of vowels, less a silent e at the end. Good enough to compare letters."""
    plain = word.casefold()
    groups = len(re.findall(r"[aeiouyáéíóúü]+", plain))
    silent = _SILENT_END.search(plain) and not _SPOKEN_END.search(plain)
    return max(1, groups - 1 if silent else groups)
