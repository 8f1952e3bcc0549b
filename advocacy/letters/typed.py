"""The editor as it was sent, and what became of its text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What became of the text when the form was saved."""

    SAVED = "saved"
    FILLED = "filled"
    KEPT_AS_WRITTEN = "kept_as_written"


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The editor as it was sent."""

    signer: str
    large_print: bool
    worker: str
    recipient: str
    answers: Mapping[str, str]
    facts: str
    reply_by: date | None
    authority_day: date | None
    left_out: Sequence[str]
    texts: Mapping[str, str]
    language: str | None = None
    topics: Sequence[str] | None = None
    purpose: str | None = None
    cites: Sequence[str] = ()

    def with_picked(self, facts: str, topics: Sequence[str]) -> "Typed":
        return replace(self, facts=facts, topics=topics)
