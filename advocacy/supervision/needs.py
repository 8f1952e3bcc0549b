"""What other features need a supervisor for, said on the supervisor's page. They add themselves here."""

from collections.abc import Callable
from dataclasses import dataclass

from advocacy.accounts.models import User


@dataclass(frozen=True)
class Need:
    """One line under “What needs you”: how many, of what, and where."""

    count: str
    words: str
    url: str
    note: str = ""


NEEDS: dict[str, Callable[[User], Need | None]] = {}


def needs_of(supervisor: User) -> list[Need]:
    found = (load(supervisor) for load in NEEDS.values())
    return [need for need in found if need is not None]
