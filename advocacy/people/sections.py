"""What each form about a person shows, with a number that is another one as soon as any of it changes.

So two people who write in different parts of one record do not meet, and two in the same part do.
"""

import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any
from zlib import crc32

from advocacy.web.refusals import ChangedMeanwhile

from .models import Method, Person, PersonAddress, SafeContact, Supporter

NAMES = ("name", "legal_name", "other_names", "say_name", "pronouns", "date_of_birth")
ABOUT = (*NAMES, "languages", "interpreter", "access_needs")
WHAT_MATTERS = ("what_matters", "strengths", "what_helps", "own_word")
NOT_TO_BE_TOLD = ("not_to_be_told",)
SUPPORTER = ("name", "relationship_words", "may_know", "phone")
CONTACT = ("allowed", "details", "best_times", "what_to_say")


class Section(SimpleNamespace):
    """A part of a record as its form shows it."""

    version: int


def part_of(record: Any, names: tuple[str, ...]) -> Section:
    """These fields of a record."""
    return _section({name: getattr(record, name) for name in names})


def about(person: Person) -> Section:
    return part_of(person, ABOUT)


def what_matters(person: Person) -> Section:
    return part_of(person, WHAT_MATTERS)


def not_to_be_told(person: Person) -> Section:
    return part_of(person, NOT_TO_BE_TOLD)


def supporter(row: Supporter) -> Section:
    return part_of(row, SUPPORTER)


def address(row: PersonAddress) -> Section:
    """A protected address stands in no form: it can be written anew, and is never shown for it."""
    values = {"protected": row.protected, "note": row.note}
    section = _section({**values, "lines": row.lines})
    if row.protected:
        del section.lines
    return section


def safe_contact(person: Person) -> Section:
    """One set of fields for each way of reaching someone, asked about or not."""
    rows = {row.method: row for row in person.safe_contacts}
    values = {"code_word": person.code_word, "safety_note": person.safety_note}
    for method in Method:
        values |= {f"{method}_{name}": _of_contact(rows.get(method), name) for name in CONTACT}
    return _section(values)


def _of_contact(row: SafeContact | None, name: str) -> str:
    return str(getattr(row, name)) if row else ""


def _section(values: Mapping[str, Any]) -> Section:
    fingerprint = crc32(json.dumps(values, sort_keys=True, default=str).encode())
    return Section(**values, version=fingerprint)


def check_unchanged(section: Section, version: int | None) -> None:
    """Compare with the number that the form carries. Every operation that edits a part asks first."""
    if version is not None and section.version != version:
        raise ChangedMeanwhile(section)
