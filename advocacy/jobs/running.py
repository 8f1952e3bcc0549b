"""Enqueueing and doing background work. Features register what they can do; rows say what is to be done."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from advocacy import clock
from advocacy.db import db

from .models import Job, PeriodicRun

log = logging.getLogger("advocacy.jobs")
GIVE_UP_AFTER = 5
CLAIM_LASTS = timedelta(minutes=15)
Work = Callable[..., None]


@dataclass(frozen=True)
class Periodic:
    """Work that comes round: once in each slot of time, whoever is first."""

    name: str
    every: timedelta
    work: Work


WORK: dict[str, Work] = {}
PERIODIC: list[Periodic] = []


def can_do(name: str, work: Work) -> None:
    """A feature's piece of work, by name. It opens its own `db.writing()`."""
    WORK[name] = work


def comes_round(name: str, every: timedelta, work: Work) -> None:
    if all(known.name != name for known in PERIODIC):
        PERIODIC.append(Periodic(name, every, work))


def enqueue(name: str, *, after: timedelta = timedelta(0), **arguments: Any) -> None:
    """In the transaction that needs it. Arguments are ids, never a person's words."""
    if name not in WORK:
        raise KeyError(name)
    db.session.add(Job(name=name, arguments=arguments, run_after=clock.now() + after))


def run_due(name: str) -> int:
    """Do what is due now; answers with how much was done."""
    done = sum(1 for periodic in PERIODIC if _first_in_slot(periodic) and _attempt(periodic.work, {}))
    while (job := _claim(name)) is not None:
        done += 1
        _finish(job, _attempt(WORK[job.name], job.arguments))
    return done


def _attempt(work: Work, arguments: dict[str, Any]) -> bool:
    try:
        work(**arguments)
    except Exception as error:  # one broken job must not stop the others
        db.session.rollback()
        log.error("job failed: %s", type(error).__name__)
        return False
    return True


def _claim(name: str) -> Job | None:
    """The oldest due job, taken by a conditional update: two workers never get the same one."""
    now = clock.now()
    free = (Job.claimed_at.is_(None)) | (Job.claimed_at < now - CLAIM_LASTS)
    due = select(Job.id).where(
        Job.finished_at.is_(None), Job.run_after <= now, free, Job.attempts < GIVE_UP_AFTER
    )
    waiting = db.session.scalar(due.order_by(Job.run_after, Job.id).limit(1))
    db.session.rollback()
    if waiting is None:
        return None
    with db.writing() as session:
        taken = session.execute(
            update(Job)
            .where(Job.id == waiting, Job.finished_at.is_(None), free)
            .values(claimed_at=now, claimed_by=name, attempts=Job.attempts + 1)
        )
    return db.session.get(Job, waiting) if taken.rowcount else None  # type: ignore[attr-defined]


def _finish(job: Job, worked: object) -> None:
    number = job.id
    with db.writing() as session:
        row = session.get_one(Job, number)
        row.claimed_at = None
        if worked:
            row.finished_at = clock.now()
        else:
            row.failed = "failed"
            row.run_after = clock.now() + timedelta(seconds=30 * 2**row.attempts)


def _first_in_slot(periodic: Periodic) -> bool:
    slot = str(int(clock.now().timestamp() // periodic.every.total_seconds()))
    known = select(PeriodicRun.id).where(PeriodicRun.name == periodic.name, PeriodicRun.slot == slot)
    if db.session.scalar(known):
        return False
    db.session.rollback()
    try:
        with db.writing() as session:
            session.add(PeriodicRun(name=periodic.name, slot=slot, started_at=clock.now()))
    except IntegrityError:
        return False
    return True
