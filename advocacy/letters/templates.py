"""The letters one can choose from: reviewed files in `template_files`, read and checked once at start."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from advocacy.letters.marks import MarkError
from advocacy.letters.template import LetterTemplate
from advocacy.letters.template_checks import mistakes_in
from advocacy.letters.template_reading import letter_files, read_letter

FOLDER = Path(__file__).parent / "template_files"


class TemplateError(Exception):
    """A letter file is wrong. The sentence names the file, the place and the way to put it right."""


@cache
def load_templates(folder: Path = FOLDER) -> Mapping[str, LetterTemplate]:
    """Every letter by its code, in the order of the codes. A file with a mistake stops the start."""
    found: dict[str, LetterTemplate] = {}
    for path in letter_files(folder):
        template = _checked(path)
        if template.code in found:
            raise TemplateError(f"{path.name}: another file already has the code {template.code}.")
        found[template.code] = template
    return MappingProxyType(dict(sorted(found.items())))


def _checked(path: Path) -> LetterTemplate:
    try:
        template = read_letter(path)
        mistakes = tuple(mistakes_in(template))
    except (KeyError, ValueError, TypeError, AttributeError) as mistake:
        raise TemplateError(f"{path.name}: {_sentence(mistake)}") from mistake
    if mistakes:
        raise TemplateError(f"{path.name}: {' '.join(mistakes)}")
    return template


def _sentence(mistake: Exception) -> str:
    if isinstance(mistake, KeyError):
        return f"“{mistake.args[0]}” is missing."
    return str(mistake) if isinstance(mistake, MarkError) else f"it cannot be read: {mistake}."
