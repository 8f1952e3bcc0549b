"""Starting, stopping and ending a run. Nothing here commits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import insert, update

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.jobs.running import enqueue
from advocacy.web.refusals import Refused

from . import queries
from .models import Fate, PostedLetter, PostRun

GO_ON = "letters.post"
# Without a sign of life for so long, nobody is at work on it any more.
SILENT = timedelta(minutes=5)


@dataclass(frozen=True)
class Sorted:
    """What became of one row: a reason, or the paper that goes."""

    row: int
    why: str | None
    document_id: int | None = None


def start(*, agreed_too: bool, by: User) -> PostRun:
    """All letters that wait, in one run. Whoever asks twice gets the run that is at work."""
    now = clock.now()
    if at_work := queries.working_run_of(by, now - SILENT):
        return at_work
    numbers = queries.letters_for(by, agreed_too=agreed_too)
    if not numbers:
        raise Refused(_("Nothing waits to be posted."))
    run = PostRun(public_id=uuid4(), by_id=by.id, made_at=now, touched_at=now)
    db.session.add(run)
    db.session.flush()
    rows = [{"run_id": run.id, "letter_id": one, "fate": Fate.WAITING, "why": ""} for one in numbers]
    db.session.execute(insert(PostedLetter), rows)
    enqueue(GO_ON, run=str(run.public_id))
    record("post.started", run, by=by, letters=len(numbers), agreed_too=agreed_too)
    return run


def stop(run: PostRun, *, by: User) -> None:
    """What is ready is kept and bound. Where nobody is at work any more, somebody is sent to bind it."""
    if run.ended_at is not None or run.stop_asked:
        return
    run.stop_asked = True
    if is_silent(run):
        enqueue(GO_ON, run=str(run.public_id))
    record("post.stopped", run, by=by)


def is_silent(run: PostRun) -> bool:
    return run.ended_at is None and clock.now() - run.touched_at > SILENT


def note(run_id: int, fates: Iterable[Sorted]) -> None:
    """What became of some letters."""
    for one in fates:
        fate = Fate.LEFT_OUT if one.why else Fate.READY
        values = {"fate": fate, "why": one.why or "", "document_id": None if one.why else one.document_id}
        db.session.execute(update(PostedLetter).where(PostedLetter.id == one.row).values(values))
    db.session.execute(update(PostRun).where(PostRun.id == run_id).values(touched_at=clock.now()))


def end(run: PostRun, content: bytes | None) -> None:
    run.content, run.size = content, len(content) if content else None
    run.ended_at = run.touched_at = clock.now()
    record("post.ended", run, by=run.by, size=run.size)
