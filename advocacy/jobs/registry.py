"""What background work there is. Features register what they can do; rows say what is to be done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

Work = Callable[..., None]


@dataclass(frozen=True)
class Periodic:
    """Work that comes round: once in each slot of time, whoever is first."""

    name: str
    every: timedelta


WORK: dict[str, Work] = {}
PERIODIC: list[Periodic] = []
BEFORE_EACH: list[Callable[[], None]] = []


def can_do(name: str, work: Work) -> None:
    """A feature's piece of work, by name. It opens its own `db.writing()`.

    A worker can be killed between the work and the note that it is done; then it is done again. So work either
    finds in the records what is left to do, or says `first_time()` within its one transaction.
    """
    WORK[name] = work


def before_each(prepare: Callable[[], None]) -> None:
    """What a request would find prepared, and work needs as well: the organization's zone."""
    if prepare not in BEFORE_EACH:
        BEFORE_EACH.append(prepare)


def comes_round(name: str, every: timedelta, work: Work) -> None:
    can_do(name, work)
    if all(known.name != name for known in PERIODIC):
        PERIODIC.append(Periodic(name, every))
