"""What is measured, and how many times the floor each may take."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from .actors import Actor
from .client import Answer, Client

NOTE = "Talked for a while about the letter. She wants to read it once more before it goes."


@dataclass
class Seat:
    """Someone at work: both browsers of one part of the installation."""

    actor: Actor
    advocate: Client
    supervisor: Client

    def __post_init__(self) -> None:
        self._turn = count()

    def next_words(self) -> str:
        return self.actor.words[next(self._turn) % len(self.actor.words)]


@dataclass(frozen=True)
class Page:
    """A page or a form, and its target on each database."""

    name: str
    ask: Callable[[Seat], Answer]
    expected: int = 200
    embedded: float = 2.5
    postgresql: float = 3.5

    def target(self, database: str) -> float:
        return self.postgresql if database == "postgresql" else self.embedded


def _found(seat: Seat) -> Answer:
    there = seat.advocate.post("/search", words=seat.next_words())
    return seat.advocate.get(there.location)


def _saved(seat: Seat) -> Answer:
    return seat.advocate.post("/contacts/new", who=seat.actor.case, when="today", how="call", note=NOTE)


PAGES = (
    Page("Landing page", lambda seat: seat.advocate.get("/")),
    Page("Caseload", lambda seat: seat.advocate.get("/cases")),
    Page("Case", lambda seat: seat.advocate.get(f"/cases/{seat.actor.case}")),
    Page("Timeline", lambda seat: seat.advocate.get(f"/cases/{seat.actor.case}/timeline")),
    Page("Search: the words", lambda seat: seat.advocate.post("/search", words=seat.next_words()), 303),
    Page("Search: who fits", _found),
    Page("Saving a contact", _saved, 303),
    Page("Supervisor’s page", lambda seat: seat.supervisor.get("/supervision"), 200, 4.0, 6.0),
)
