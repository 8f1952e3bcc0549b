"""What each worker does between jobs: a sign of life, work that comes round, and what is old goes."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from advocacy import clock
from advocacy.db import db, insert_into

from .models import Job, PeriodicRun, WorkerSeen
from .registry import PERIODIC, Periodic, comes_round

SIGN_OF_LIFE = timedelta(seconds=30)
A_DAY = timedelta(days=1)
FINISHED_LAST = timedelta(days=30)
Enqueue = Callable[[str], None]


def take(name: str, enqueue: Enqueue) -> None:
    _give_sign_of_life(name)
    for periodic in PERIODIC:
        _enqueue_once(periodic, enqueue)


def _enqueue_once(periodic: Periodic, enqueue: Enqueue) -> None:
    """The slot's row and its job in one transaction: whoever is first, and what is begun is never forgotten."""
    slot = str(int(clock.now().timestamp() // periodic.every.total_seconds()))
    known = select(PeriodicRun.id).where(PeriodicRun.name == periodic.name, PeriodicRun.slot == slot)
    if db.session.scalar(known):
        return
    trusted = not _after_a_gap(periodic)
    try:
        with db.writing() as session:
            session.add(PeriodicRun(name=periodic.name, slot=slot, started_at=clock.now()))
            session.flush()
            if trusted:
                enqueue(periodic.name)
    except IntegrityError:
        return


def _after_a_gap(periodic: Periodic) -> bool:
    """Days without a turn: the machine was off, or its clock has jumped ahead. Daily work throws old things away,
    and by a wrong clock everything is old: so it waits for the day after."""
    if periodic.every < A_DAY:
        return False
    latest = select(func.max(PeriodicRun.started_at)).where(PeriodicRun.name == periodic.name)
    before = db.session.scalar(latest)
    return before is not None and before < clock.now() - 2 * periodic.every


def _give_sign_of_life(name: str) -> None:
    now = clock.now()
    fresh = select(WorkerSeen.id).where(WorkerSeen.name == name, WorkerSeen.seen_at > now - SIGN_OF_LIFE)
    if db.session.scalar(fresh):
        return
    seen = insert_into(WorkerSeen).values(name=name, seen_at=now)
    seen = seen.on_conflict_do_update(index_elements=["name"], set_={"seen_at": now})
    with db.noting() as connection:
        connection.execute(seen)


def throw_old_away() -> None:
    """Jobs that were done a month ago, slots that are over, workers that are long gone."""
    now = clock.now()
    with db.writing() as session:
        session.execute(delete(Job).where(Job.finished_at < now - FINISHED_LAST))
        session.execute(delete(PeriodicRun).where(PeriodicRun.started_at < now - FINISHED_LAST))
        session.execute(delete(WorkerSeen).where(WorkerSeen.seen_at < now - timedelta(days=1)))


comes_round("jobs.throw_old_away", timedelta(hours=24), throw_old_away)
