"""Failed sign-ins slow down by an immediate "wait N seconds", never by holding a worker.

Counted in two ways: for each address (an office shares one, so it is generous), and for each account on
devices that are not known. A device that signed in before has a count of its own, so that a stranger who
guesses can not lock the owner out.
"""

import hashlib
from dataclasses import dataclass

from sqlalchemy import case

from advocacy import clock
from advocacy.db import db, insert_into

from . import queries
from .models import FailedSignIns, KnownDevice
from .rules import FORGET_AFTER, FREE_TRIES_ACCOUNT, FREE_TRIES_ADDRESS, seconds_to_wait


@dataclass(frozen=True)
class Counter:
    """What is counted, and how many failures are free."""

    key: bytes
    free: int


def counters(address: str, email: str, device: KnownDevice | None) -> tuple[Counter, Counter]:
    account = f"device:{device.id}" if device else f"account:{email.strip().casefold()}"
    return (
        Counter(_key(f"address:{address}"), FREE_TRIES_ADDRESS),
        Counter(_key(account), FREE_TRIES_ACCOUNT),
    )


def counter(words: str, free: int) -> Counter:
    """For other things that can be guessed."""
    return Counter(_key(words), free)


def _key(words: str) -> bytes:
    return hashlib.sha256(words.encode()).digest()


def wait_for(counted: tuple[Counter, ...]) -> int:
    """Seconds that this sign-in has to wait; 0 when it may go on."""
    now = clock.now()
    found = [(queries.failures(counter.key), counter.free) for counter in counted]
    return max(seconds_to_wait(row.count, free, row.last_at, now) if row else 0 for row, free in found)


def count_failure(counted: tuple[Counter, ...]) -> None:
    """Inside writing()."""
    now = clock.now()
    for counter in counted:
        again = case((FailedSignIns.last_at < now - FORGET_AFTER, 1), else_=FailedSignIns.count + 1)
        first = insert_into(FailedSignIns).values(key=counter.key, count=1, last_at=now)
        db.session.execute(
            first.on_conflict_do_update(index_elements=["key"], set_={"count": again, "last_at": now})
        )


def forget_failures(counter: Counter) -> None:
    """After a sign-in that worked. The address keeps its count: another account may be under attack from it."""
    if row := queries.failures(counter.key):
        db.session.delete(row)
