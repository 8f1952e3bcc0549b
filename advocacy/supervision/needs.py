"""What other features need a supervisor for, said on the supervisor's page. They add themselves here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from advocacy.accounts.models import User


@dataclass(frozen=True)
class Need:
    """One line under “What needs you”: how many, of what, and where."""

    count: str
    words: str
    url: str
    note: str = ""


NEEDS: dict[str, Callable[[User], Iterable[Need]]] = {}


def needs_of(supervisor: User) -> list[Need]:
    return [need for load in NEEDS.values() for need in load(supervisor)]
