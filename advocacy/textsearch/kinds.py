"""What can be searched: every feature says here which of its records have words, and how to show them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any


def _its_case(record: Any) -> Sequence[int]:
    return (record.case_id,)


def _its_author(record: Any) -> int | None:
    return getattr(record, "author_id", None)


@dataclass(frozen=True)
class Kind:
    """One kind of record. `texts` are the words a reader of its page sees; nothing means that it is not found.

    `parts` are the records that lie within it, each with the way to the whole: a new addendum is a change to the
    contact's words. Where `watched` is given, other changes to the record do not matter.
    """

    model: type[Any]
    called: Any
    icon: str
    texts: Callable[[Any], Sequence[str]]
    day: Callable[[Any], date]
    url: Callable[[Any], str]
    cases: Callable[[Any], Sequence[int]] = _its_case
    author: Callable[[Any], int | None] = _its_author
    loads: Sequence[Any] = ()
    parts: Mapping[type[Any], Callable[[Any], Any]] = field(default_factory=dict)
    watched: frozenset[str] = frozenset()


KINDS: dict[str, Kind] = {}


def kind_of(record: Any) -> tuple[str, Any] | None:
    """Under which name a record is searched, and the whole it belongs to; nothing when it has no words."""
    for name, kind in KINDS.items():
        if isinstance(record, kind.model):
            return name, record
        for part, whole_of in kind.parts.items():
            if isinstance(record, part):
                return name, whole_of(record)
    return None
