"""The letters one can choose from: reviewed files in `template_files`, read and checked once at start.

The files beside this one are English and hold a letter's structure. The folder `es` holds Spanish words for them.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from advocacy.letters.marks import MarkError
from advocacy.letters.template import ENGLISH, SPANISH, LetterTemplate
from advocacy.letters.template_checks import mistakes_in
from advocacy.letters.template_reading import letter_files, read_letter
from advocacy.letters.template_words import read_words

FOLDER = Path(__file__).parent / "template_files"
OTHERS = (SPANISH,)


class TemplateError(Exception):
    """A letter file is wrong. The sentence names the file, the place and the way to put it right."""


@cache
def load_templates(folder: Path = FOLDER) -> Mapping[str, LetterTemplate]:
    """Every letter by its code, in the order of the codes. A file with a mistake stops the start."""
    found = {code: template for code, (_path, template) in _english(folder).items()}
    load_words(folder)
    return MappingProxyType(found)


@cache
def load_words(folder: Path = FOLDER) -> Mapping[tuple[str, str], LetterTemplate]:
    """The letters in other languages, by code and language."""
    return MappingProxyType(
        {(template.code, template.language): template for template in _other_languages(folder)}
    )


def template_of(code: str, language: str = ENGLISH) -> LetterTemplate:
    """The letter in this language, or in English while nobody has put it into other words."""
    return load_words().get((code, language), load_templates()[code])


def languages_of(code: str) -> tuple[str, ...]:
    return (ENGLISH, *(language for language in OTHERS if (code, language) in load_words()))


@cache
def _english(folder: Path) -> Mapping[str, tuple[str, LetterTemplate]]:
    found: dict[str, tuple[str, LetterTemplate]] = {}
    for path in letter_files(folder):
        template = _checked(path.name, partial(read_letter, path))
        if template.code in found:
            raise TemplateError(f"{path.name}: another file already has the code {template.code}.")
        found[template.code] = path.name, template
    return MappingProxyType(dict(sorted(found.items())))


def _other_languages(folder: Path) -> Iterator[LetterTemplate]:
    english = dict(_english(folder).values())
    for path in (path for language in OTHERS for path in letter_files(folder / language)):
        name = f"{path.parent.name}/{path.name}"
        if path.name not in english:
            raise TemplateError(f"{name}: there is no English file of this name.")
        yield _checked(name, partial(read_words, path, english[path.name]))


def _checked(name: str, read: Callable[[], LetterTemplate]) -> LetterTemplate:
    try:
        template = read()
        mistakes = tuple(mistakes_in(template))
    except (KeyError, ValueError, TypeError, AttributeError) as mistake:
        raise TemplateError(f"{name}: {_sentence(mistake)}") from mistake
    if mistakes:
        raise TemplateError(f"{name}: {' '.join(mistakes)}")
    return template


def _sentence(mistake: Exception) -> str:
    if isinstance(mistake, KeyError):
        return f"“{mistake.args[0]}” is missing."
    return str(mistake) if isinstance(mistake, MarkError) else f"it cannot be read: {mistake}."
