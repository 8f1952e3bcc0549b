"""The few functions of background work, the same on both databases: register, enqueue, do what is due."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask import current_app

from advocacy import clock
from advocacy.db import db

from . import own_rows, turns
from .attempts import first_time
from .models import Job
from .registry import PERIODIC, WORK, before_each, can_do, comes_round

if TYPE_CHECKING:
    from .procrastinate_worker import Worker

__all__ = ["PERIODIC", "WORK", "before_each", "can_do", "comes_round", "enqueue", "first_time", "run_due"]


def on_postgresql() -> bool:
    return db.engine.dialect.name == "postgresql"


def enqueue(name: str, *, after: timedelta = timedelta(0), **arguments: Any) -> None:
    """In the transaction that needs it: undone with it, and seen by workers only once it is committed.

    Arguments are ids, never a person's words.
    """
    if name not in WORK:
        raise KeyError(name)
    job = Job(name=name, arguments=arguments, run_after=clock.now() + after)
    session = db.session()
    session.add(job)
    if on_postgresql():
        from . import procrastinating  # the embedded database does without this engine

        session.flush()
        procrastinating.defer(session.connection(), job.id, job.run_after)


def take_turn(name: str) -> None:
    """Between jobs: a sign of life, what comes round, and what was dropped is taken up."""
    turns.take(name, enqueue)
    if on_postgresql():
        from . import procrastinating

        procrastinating.take_up_what_was_dropped()
    else:
        own_rows.free_what_the_dead_held()


def run_due(name: str) -> int:
    """Do what is due now; answers with how much was done."""
    take_turn(name)
    if not on_postgresql():
        return own_rows.run_due(name)
    db.session.rollback()
    return procrastinate_worker(name).run_due()


def procrastinate_worker(name: str) -> "Worker":
    from .procrastinate_worker import Worker  # only workers need it, and it takes a while to load

    return Worker(current_app._get_current_object(), lambda: take_turn(name))  # type: ignore[attr-defined]
