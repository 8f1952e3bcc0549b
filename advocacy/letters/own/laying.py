"""Own words laid over a letter that came with the program. Pure.

Only words change. Questions, rules, required elements, notices, topics and signers stay what they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from advocacy.letters.marks import MarkError, marks_in, split_condition
from advocacy.letters.template import LetterTemplate, Signer
from advocacy.letters.template_checks import mistakes_in
from advocacy.letters.template_reading import lines

# A sentence may name the person otherwise than the one that it replaces.
FREE = frozenset({"them", "their", "person", "person_full"})


@dataclass(frozen=True)
class OwnWords:
    """What may be put otherwise. `person` and `advocate` are the text in each voice, as its file has it."""

    title: str
    when_to_use: str
    subject: str
    person: str = ""
    advocate: str = ""


@dataclass(frozen=True)
class Lost:
    """Marks that stand in the letter that came with the program, and not in these words."""

    where: str
    marks: tuple[str, ...]


def words_of(template: LetterTemplate) -> OwnWords:
    """The words as they are, to begin from."""
    bodies = {_voice(signer): "\n\n".join(body) for signer, body in template.bodies.items()}
    return OwnWords(template.title, template.when_to_use, "\n".join(template.subject), **bodies)


def lay(template: LetterTemplate, words: OwnWords) -> LetterTemplate:
    bodies = {signer: lines(getattr(words, _voice(signer))) for signer in template.bodies}
    return replace(
        template,
        title=words.title,
        when_to_use=words.when_to_use,
        subject=lines_of_subject(words.subject),
        bodies=MappingProxyType(bodies),
        own_words=True,
    )


def lines_of_subject(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(str.strip, text.splitlines()) if line)


def has_voice(template: LetterTemplate, voice: str) -> bool:
    return any(_voice(signer) == voice for signer in template.bodies)


def _voice(signer: Signer) -> str:
    return "advocate" if signer is Signer.ADVOCATE else "person"


def lost_in(template: LetterTemplate, words: OwnWords) -> Iterator[Lost]:
    """Every mark has to stay: behind it stand answers, rules and who it is about."""
    before = words_of(template)
    for where in ("subject", "person", "advocate"):
        theirs, ours = (_marks(getattr(one, where)) for one in (before, words))
        if gone := theirs - ours - FREE:
            yield Lost(where, tuple(sorted(gone)))


def _marks(text: str) -> set[str]:
    return {mark.name for line in text.splitlines() for mark in marks_in(split_condition(line.strip())[1])}


def mistakes(template: LetterTemplate, words: OwnWords) -> tuple[str, ...]:
    """What the letter files are checked for too, each in a sentence that says what to change."""
    try:
        return tuple(mistakes_in(lay(template, words)))
    except MarkError as mistake:
        return (str(mistake),)
