"""One row to be, and the list of things that are recorded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """One row to be: never the words of a note, only what was done to which record."""

    at: str
    actor: str
    action: str
    subject: str
    place: str
    result: str
    detail: str
