"""Two records beside each other: where they differ, what can be chosen, and what stays of both anyway."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zlib import crc32

from advocacy.people.models import Method, Person, SafeContact
from advocacy.people.safe_contact import method_words
from advocacy.people.words import allowed_words
from advocacy.web.filters import plain_day

from .rules import Pick, all_names, is_looser, joined, stricter
from .words import field_words

# One of the two goes on; the other stays readable on the page of the merge.
ONE_OF = (
    "name",
    "legal_name",
    "say_name",
    "pronouns",
    "date_of_birth",
    "interpreter",
    "own_word",
    "code_word",
)
# Both can go on, one after the other.
JOINABLE = {
    "languages": ", ",
    "access_needs": "\n",
    "strengths": "\n",
    "what_matters": "\n",
    "what_helps": "\n",
}
# Both always go on: a name they are found by, and words that keep someone safe.
ALWAYS_BOTH = ("other_names", "safety_note", "not_to_be_told")
NAMES = ("name", "legal_name", "say_name")
WAY = ("allowed", "details", "best_times", "what_to_say")


@dataclass(frozen=True)
class Question:
    """One thing on which the two records differ."""

    name: str
    label: str
    kept: str
    other: str
    first: Pick
    may_be_both: bool = False
    stricter: Pick | None = None


@dataclass(frozen=True)
class Comparison:
    """Everything that has to be chosen, what is simply taken over, and a number that changes with either record."""

    questions: list[Question]
    taken_over: list[tuple[str, str]]
    of_both: list[str]
    version: int

    def complete(self, picks: Mapping[str, str]) -> dict[str, str]:
        """Where nothing was chosen, what is safe, and what loses least."""
        return {question.name: picks.get(question.name, question.first) for question in self.questions}

    def looser(self, picks: Mapping[str, str], kept: Person, other: Person) -> list[str]:
        """The ways of reaching them that these choices would open again."""
        ours, theirs = ways_of(kept), ways_of(other)
        named = [question.name for question in self.questions if question.stricter]
        return [name for name in named if is_looser(picks[name], ours[name].allowed, theirs[name].allowed)]


def ways_of(person: Person) -> dict[str, SafeContact]:
    return {f"way_{row.method}": row for row in person.safe_contacts}


def compare(kept: Person, other: Person) -> Comparison:
    names = [*ONE_OF, *JOINABLE]
    differing = [name for name in names if _said(kept, name) and _said(other, name)]
    questions = [_field(kept, other, name) for name in differing if _said(kept, name) != _said(other, name)]
    taken = [
        (field_words(name), _said(other, name))
        for name in names
        if _said(other, name) and not _said(kept, name)
    ]
    both = [field_words(name) for name in ALWAYS_BOTH if _said(other, name)]
    ways, ours = _ways(kept, other), ways_of(kept)
    taken += [(_way_label(row), _way_words(row)) for name, row in ways_of(other).items() if name not in ours]
    return Comparison(questions + ways, taken, both, fingerprint(kept, other))


def _said(person: Person, name: str) -> str:
    value = getattr(person, name)
    return plain_day(value) if isinstance(value, date) else str(value or "").strip()


def _field(kept: Person, other: Person, name: str) -> Question:
    both = name in JOINABLE and len(_both(kept, other, name)) <= _longest(name)
    ours, theirs = _said(kept, name), _said(other, name)
    return Question(name, field_words(name), ours, theirs, Pick.BOTH if both else Pick.KEPT, both)


def _both(kept: Person, other: Person, name: str) -> str:
    return joined(_said(kept, name), _said(other, name), JOINABLE[name])


def _longest(name: str) -> int:
    kind: Any = Person.__table__.c[name].type
    return kind.length or 1_000_000


def _ways(kept: Person, other: Person) -> list[Question]:
    ours, theirs = ways_of(kept), ways_of(other)
    shared = [f"way_{method}" for method in Method if f"way_{method}" in ours and f"way_{method}" in theirs]
    differing = [
        name for name in shared if any(getattr(ours[name], x) != getattr(theirs[name], x) for x in WAY)
    ]
    return [_way(name, ours[name], theirs[name]) for name in differing]


def _way(name: str, ours: SafeContact, theirs: SafeContact) -> Question:
    first = stricter(ours.allowed, theirs.allowed)
    safer = first if ours.allowed != theirs.allowed else None
    return Question(name, _way_label(ours), _way_words(ours), _way_words(theirs), first, stricter=safer)


def _way_label(row: SafeContact) -> str:
    return method_words(row.method)


def _way_words(row: SafeContact) -> str:
    return "\n".join(
        part for part in (allowed_words(row.allowed), row.details, row.best_times, row.what_to_say) if part
    )


def fingerprint(kept: Person, other: Person) -> int:
    """Another number as soon as anything of either record changes."""
    names = (*ONE_OF, *JOINABLE, *ALWAYS_BOTH)
    said = [[str(getattr(one, name)) for name in names] for one in (kept, other)]
    ways = [
        sorted([str(row.method), *(getattr(row, x) for x in WAY)] for row in one.safe_contacts)
        for one in (kept, other)
    ]
    return crc32(json.dumps([said, ways, str(kept.public_id)]).encode())


def outcome(kept: Person, other: Person, picks: Mapping[str, str]) -> dict[str, Any]:
    """The kept record's new values, only where they change. Nothing that only one record says is lost."""
    values = {name: _picked(kept, other, name, picks.get(name, "")) for name in (*ONE_OF, *JOINABLE)}
    values["name_language"] = (other if values["name"] != kept.name else kept).name_language
    for name in ("safety_note", "not_to_be_told"):
        values[name] = joined(getattr(kept, name), getattr(other, name))
    called = [str(values[name] or "") for name in NAMES]
    names = [*kept.other_names.splitlines(), *(str(getattr(kept, name)) for name in NAMES)]
    names += [*(str(getattr(other, name)) for name in NAMES), *other.other_names.splitlines()]
    values["other_names"] = all_names(names, called)
    return {name: value for name, value in values.items() if value != getattr(kept, name)}


def _picked(kept: Person, other: Person, name: str, pick: str) -> Any:
    ours, theirs = getattr(kept, name), getattr(other, name)
    if not _said(kept, name) or not _said(other, name):
        return ours if _said(kept, name) else theirs
    if pick == Pick.BOTH and name in JOINABLE:
        return _both(kept, other, name)
    return theirs if pick == Pick.OTHER else ours
