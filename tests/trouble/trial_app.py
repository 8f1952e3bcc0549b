"""The application with one more route and one more piece of work, so that a trial can count: `trial_app.py serve …`.

Every request writes down its number and enqueues it in one transaction; the work writes the number down again.
What the environment says under TRIAL decides how the work is done: the controls do it wrong on purpose.
"""

import os
import time

from flask import Blueprint, abort
from sqlalchemy import text

from advocacy import factory
from advocacy.db import db
from advocacy.jobs import procrastinate_worker, procrastinating, running
from advocacy.ops.cli import main
from advocacy.web.permissions import public

bp = Blueprint("trial", __name__)
WAYS = ("once", "without the mark", "without taking up")
WAY = os.environ.get("TRIAL_WAY", WAYS[0])
# Where most kills fall: between the work and the note that it is done; where nothing is taken up, before the work.
BEFORE = 0.5 if WAY == WAYS[2] else 0.0
MIDDLE = 0.5 if WAY == WAYS[1] else 0.04


@bp.post("/trial/<int:number>")
@public
def ask(number: int) -> str:
    with db.writing() as session:
        session.execute(text("insert into trial_asked values (:number)"), {"number": number})
        running.enqueue("trial.count", number=number)
    return "asked"


@bp.post("/trial/<int:number>/undone")
@public
def ask_and_break(number: int) -> str:
    with db.writing():
        running.enqueue("trial.count", number=number)
        abort(500)


def count(number: int) -> None:
    time.sleep(BEFORE)
    with db.writing() as session:
        if WAY == WAYS[1] or running.first_time():
            session.execute(text("insert into trial_done values (:number)"), {"number": number})
    time.sleep(MIDDLE)


running.can_do("trial.count", count)
factory.csrf.exempt(bp)
factory.BLUEPRINTS = (*factory.BLUEPRINTS, bp)
procrastinating.GONE_AFTER = procrastinate_worker.GONE_AFTER = int(os.environ.get("TRIAL_GONE_AFTER", "30"))
procrastinate_worker.BEAT_EVERY = procrastinating.GONE_AFTER / 3
if WAY == WAYS[2]:
    procrastinating.take_up_what_was_dropped = lambda: None  # type: ignore[assignment]

if __name__ == "__main__":
    main()
