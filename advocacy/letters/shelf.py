"""Where each letter stands when one is chosen: the systems of the person's own issues come first."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from flask_babel import gettext as _

from advocacy.issues.models import Issue, System
from advocacy.issues.words import system_words

from .template import LetterTemplate

ANYWHERE, FITS_ANYWHERE = "anywhere", 5
Shelf = tuple[str, list[LetterTemplate]]


def own_systems(issues: Sequence[Issue], asked: str | None) -> tuple[str, ...]:
    """The system of the issue asked for comes first, then those of the case's other issues."""
    ordered = sorted(issues, key=lambda issue: str(issue.public_id) != asked)
    return tuple(dict.fromkeys(str(issue.system) for issue in ordered))


def system_asked(asked: str | None) -> str:
    """The system to show, or nothing for all of them; an address with other words shows all."""
    return asked if asked in set(System) else ""


def shelves(templates: Iterable[LetterTemplate], own: Sequence[str], only: str = "") -> list[Shelf]:
    """The letters under one system each; what fits nearly everywhere comes last."""
    first = (only,) if only else tuple(own)
    shown = [one for one in templates if not only or only in one.systems]

    def place(one: LetterTemplate) -> tuple[int, str]:
        home = _home(one, first)
        if home == ANYWHERE:
            return len(first) + 1, home
        return (first.index(home) if home in first else len(first)), home

    ordered = sorted(shown, key=lambda one: (place(one), one.code))
    return [(_heading(home), list(group)) for (_at, home), group in groupby(ordered, place)]


def _home(template: LetterTemplate, first: Sequence[str]) -> str:
    if len(template.systems) >= FITS_ANYWHERE:
        return ANYWHERE
    return next((system for system in first if system in template.systems), template.systems[0])


def _heading(home: str) -> str:
    return _("For any office") if home == ANYWHERE else system_words(home)


def systems_to_choose() -> list[tuple[str, str]]:
    return [(system.value, system_words(system)) for system in System]
