"""The small language of the letter files: `{field}`, `{field?}` and `(only if question is this, that)`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_MARK = re.compile(r"\{([a-z_]+)(\?)?\}")
_ONLY_IF = re.compile(r"\(only if ([^)]+)\) ")
_IS = re.compile(r"([a-z_]+) is ([a-z_]+(?:, [a-z_]+)*)")


class MarkError(ValueError):
    """A letter file uses the language wrongly; the sentence says where."""


@dataclass(frozen=True)
class Mark:
    """A place in a template where words of this case go; an optional one may stay empty."""

    name: str
    optional: bool


@dataclass(frozen=True)
class OnlyIf:
    """A condition on one answer: the question was answered with one of these values."""

    question: str
    values: tuple[str, ...]

    def holds(self, answers: Callable[[str], str]) -> bool:
        return answers(self.question) in self.values


def only_if(words: str) -> OnlyIf:
    """Read “program is medicaid, snap”."""
    found = _IS.fullmatch(words)
    if found is None:
        raise MarkError(f"“{words}” is not a condition. Write: question is value, value.")
    return OnlyIf(found[1], tuple(found[2].split(", ")))


def split_condition(line: str) -> tuple[OnlyIf | None, str]:
    """The condition at the head of a line, and the line without it."""
    found = _ONLY_IF.match(line)
    return (only_if(found[1]), line[found.end() :]) if found else (None, line)


def pieces(line: str) -> Iterator[str | Mark]:
    """The plain stretches and the marks of a line, in order. A stray brace is a mistake in the file."""
    at = 0
    for found in _MARK.finditer(line):
        yield _plain(line[at : found.start()])
        yield Mark(found[1], found[2] is not None)
        at = found.end()
    yield _plain(line[at:])


def marks_in(line: str) -> tuple[Mark, ...]:
    return tuple(piece for piece in pieces(line) if isinstance(piece, Mark))


def fill(line: str, words_for: Callable[[Mark], str]) -> str:
    """The line with words in place of its marks. Those words are never read as marks themselves."""
    filled = ""
    after_mark = False
    for piece in pieces(line):
        if isinstance(piece, Mark):
            filled += words_for(piece)
        else:
            filled += _joined(filled, piece) if after_mark else piece
        after_mark = isinstance(piece, Mark)
    return filled.strip()


def _joined(before: str, plain: str) -> str:
    """No second space after words left empty, no second full stop after words that end with one."""
    if plain.startswith(" ") and (not before or before.endswith(" ")):
        return plain[1:]
    if plain.startswith(".") and before.endswith((".", "!", "?", ".”")):
        return plain[1:]
    return plain


def _plain(text: str) -> str:
    if "{" in text or "}" in text:
        raise MarkError(f"There is a stray brace in “{text.strip()}”.")
    return text
