"""One attempt at one job, the same for both engines."""

import logging
from contextvars import ContextVar
from datetime import timedelta
from time import perf_counter

from sqlalchemy import update

from advocacy import clock
from advocacy.db import db

from .models import Job
from .registry import BEFORE_EACH, WORK

log = logging.getLogger("advocacy.jobs")
GIVE_UP_AFTER = 5
_running: ContextVar[int | None] = ContextVar("running", default=None)


class WorkFailed(RuntimeError):
    """A job did not work. It says which kind of error, never an error's words: they can hold a person's."""


def pause_after(attempts: int) -> int:
    """Seconds until a job that failed so many times is tried again."""
    return int(30 * 2**attempts)


def attempt(number: int) -> None:
    """Do the job unless it is done. The attempt is counted first, so that work which kills its worker ends too."""
    job = _begin(number)
    if job is None:
        return
    mark, began = _running.set(number), perf_counter()
    try:
        for prepare in BEFORE_EACH:
            prepare()
        WORK[job.name](**job.arguments)
    except Exception as error:  # one broken job must not stop the others
        db.session.rollback()
        log.error("job failed", extra={"job": job.name, "number": number, "error": type(error).__name__})
        again = clock.now() + timedelta(seconds=pause_after(job.attempts))
        _note(number, failed="failed", run_after=again)
        raise WorkFailed(type(error).__name__) from None
    finally:
        _running.reset(mark)
    _note(number, finished_at=clock.now())
    log.info(
        "job done", extra={"job": job.name, "number": number, "ms": round((perf_counter() - began) * 1000)}
    )


def first_time() -> bool:
    """Inside writing(): marks the running job as done in this very transaction; False if that was done before.

    Two workers that hold the same job, since one of them was believed dead, take turns at its row.
    """
    number = _running.get()
    if number is None:
        raise RuntimeError("first_time() is for work that a worker does")
    mine = update(Job).where(Job.id == number, Job.finished_at.is_(None)).values(finished_at=clock.now())
    return bool(db.session.execute(mine).rowcount)  # type: ignore[attr-defined]


def _begin(number: int) -> Job | None:
    left = (Job.id == number) & Job.finished_at.is_(None) & (Job.attempts < GIVE_UP_AFTER)
    with db.writing() as session:
        begun = session.execute(update(Job).where(left).values(attempts=Job.attempts + 1))
    if not begun.rowcount:  # type: ignore[attr-defined]
        return None
    job = db.session.get_one(Job, number)
    db.session.expunge(job)
    return job


def _note(number: int, **values: object) -> None:
    with db.writing() as session:
        session.execute(
            update(Job).where(Job.id == number, Job.finished_at.is_(None)).values(claimed_at=None, **values)
        )
