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


def kind_of(record: Any) -> str | None:
    """Under which name a record, or the whole that it lies in, is searched; nothing when it has no words."""
    kinds = KINDS.items()
    return next((name for name, kind in kinds if isinstance(record, (kind.model, *kind.parts))), None)


def whole_of(record: Any, kind: Kind) -> Any:
    """The record itself, or what it is a part of."""
    if isinstance(record, kind.model):
        return record
    return next(way(record) for part, way in kind.parts.items() if isinstance(record, part))
