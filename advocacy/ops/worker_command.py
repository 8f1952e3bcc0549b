"""`advocacy worker`: background work."""

import logging
import os
import signal
import time

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from advocacy.db import db
from advocacy.jobs.running import procrastinate_worker, run_due
from advocacy.logs import write_log
from advocacy.organization.queries import organization
from advocacy.settings import load_settings

from .dying import go_with
from .installing import installed_app

log = logging.getLogger("advocacy.jobs")
PAUSE = 2.0
STOPS = {signal.SIGTERM, signal.SIGINT}


@click.command()
@click.option("--parent", type=int, help="Stop when this process is gone.")
@click.option("--once", is_flag=True, help="Do what is due, then stop.")
def worker(parent: int | None, once: bool) -> None:
    """Do background work until stopped. What is in hand then is finished first."""
    if parent is not None:
        go_with(parent, signal.SIGTERM)
    settings = load_settings()
    write_log(settings)
    app = installed_app(settings, set_up=False)
    name = f"{os.uname().nodename}:{os.getpid()}"
    if once:
        _work(app, name)
    elif settings.database_url:
        _work_on_postgresql(app, name, parent)
    else:
        _work_on(app, name, parent)


def _work_on(app: Flask, name: str, parent: int | None) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    while parent is None or os.getppid() == parent:
        pause = 0 if _work(app, name) else PAUSE
        if signal.sigtimedwait(STOPS, pause):
            return


def _work_on_postgresql(app: Flask, name: str, parent: int | None) -> None:
    while not _is_set_up(app) and (parent is None or os.getppid() == parent):
        time.sleep(PAUSE)
    with app.app_context():
        told = procrastinate_worker(name)
    told.run(parent)


def _is_set_up(app: Flask) -> bool:
    with app.app_context():
        try:
            return organization() is not None
        except SQLAlchemyError:  # the database is away
            return False


def _work(app: Flask, name: str) -> int:
    """How much was done. A full disk or a database that is away is waited out, not died of."""
    with app.app_context():
        try:
            if organization() is None:
                return 0  # the set-up page comes first
            return run_due(name)
        except SQLAlchemyError as trouble:
            log.error("background work waits", extra={"error": type(trouble).__name__})
            db.session.rollback()
            return 0
