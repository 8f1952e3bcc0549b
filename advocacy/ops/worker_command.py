"""`advocacy worker`: background work."""

import logging
import os
import time

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from advocacy.db import db
from advocacy.jobs.running import run_due

from .installing import installed_app

log = logging.getLogger("advocacy.jobs")
PAUSE = 2.0


@click.command()
@click.option("--parent", type=int, help="Stop when this process is gone.")
@click.option("--once", is_flag=True, help="Do what is due, then stop.")
def worker(parent: int | None, once: bool) -> None:
    """Do background work until stopped."""
    app = installed_app()
    while parent is None or os.getppid() == parent:
        done = _work(app)
        if once:
            return
        if not done:
            time.sleep(PAUSE)


def _work(app: Flask) -> int:
    """How much was done. A full disk or a database that is away is waited out, not died of."""
    with app.app_context():
        try:
            return run_due(name=f"{os.uname().nodename}:{os.getpid()}")
        except SQLAlchemyError as trouble:
            log.error("background work waits: %s", type(trouble).__name__)
            db.session.rollback()
            return 0
