"""The engine of the embedded database: our own rows, claimed by a conditional update."""

import os
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update

from advocacy import clock
from advocacy.db import db

from .attempts import GIVE_UP_AFTER, WorkFailed, attempt
from .models import Job

CLAIM_LASTS = timedelta(minutes=15)


def run_due(name: str) -> int:
    done = 0
    while (number := _claim(name)) is not None:
        with suppress(WorkFailed):  # its row says so, and when it is tried again
            attempt(number)
        done += 1
    return done


def _is_free(now: datetime) -> ColumnElement[bool]:
    """Claimed long ago, or by a clock that has been put back since."""
    return Job.claimed_at.is_(None) | ~Job.claimed_at.between(now - CLAIM_LASTS, now + CLAIM_LASTS)


def _claim(name: str) -> int | None:
    """The oldest due job, taken by a conditional update: two workers never get the same one."""
    now = clock.now()
    left = Job.finished_at.is_(None), _is_free(now)
    due = select(Job.id).where(*left, Job.run_after <= now, Job.attempts < GIVE_UP_AFTER)
    waiting = db.session.scalar(due.order_by(Job.run_after, Job.id).limit(1))
    if waiting is None:
        db.session.rollback()
        return None
    with db.writing() as session:
        taken = session.execute(
            update(Job).where(Job.id == waiting, *left).values(claimed_at=now, claimed_by=name)
        )
    return waiting if taken.rowcount else _claim(name)  # type: ignore[attr-defined]


def free_what_the_dead_held() -> None:
    """A worker of this machine that was killed gives its claim back at once; any other does so in a while."""
    here = os.uname().nodename
    held = select(Job.claimed_by).where(Job.finished_at.is_(None), Job.claimed_at.is_not(None)).distinct()
    names = [name for name in db.session.scalars(held) if name]
    dead = [name for name in names if name.startswith(f"{here}:") and not _lives(name.rpartition(":")[2])]
    if dead:
        with db.writing() as session:
            session.execute(update(Job).where(Job.claimed_by.in_(dead)).values(claimed_at=None))


def _lives(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (ValueError, PermissionError):
        return True
    return True
