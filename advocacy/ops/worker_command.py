"""`advocacy worker`: background work."""

import os
import time

import click

from advocacy.jobs.running import run_due

from .installing import installed_app

PAUSE = 2.0


@click.command()
@click.option("--parent", type=int, help="Stop when this process is gone.")
@click.option("--once", is_flag=True, help="Do what is due, then stop.")
def worker(parent: int | None, once: bool) -> None:
    """Do background work until stopped."""
    app = installed_app()
    while parent is None or os.getppid() == parent:
        with app.app_context():
            done = run_due(name=f"{os.uname().nodename}:{os.getpid()}")
        if once:
            return
        if not done:
            time.sleep(PAUSE)
