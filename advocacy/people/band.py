"""The band at the top of every page about a person: whose record it is, and how to reach them safely."""

from dataclasses import dataclass

from .models import Person
from .safe_contact import SafeLine, safe_lines
from .words import facts_of


@dataclass(frozen=True)
class PersonBand:
    """Plain values for the macro that draws it."""

    name: str
    language: str
    facts: tuple[str, ...]
    safe: list[SafeLine]


def band_of(person: Person) -> PersonBand:
    return PersonBand(person.name, person.name_language, facts_of(person), safe_lines(person))
