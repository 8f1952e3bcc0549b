"""`advocacy demo`: an installation full of invented people."""

import subprocess
import sys

import click
from flask import Flask
from sqlalchemy import func, select

from advocacy.accounts.models import Team
from advocacy.db import db
from advocacy.organization.models import Organization
from advocacy.organization.queries import organization

from .installing import make_installation

TEAMS = 2
LARGEST = 200


@click.command()
@click.option(
    "--size",
    type=click.IntRange(1, LARGEST),
    help="How many times over: 1 is 200 cases, 100 is 20,000. For measuring.",
)
def demo(size: int | None) -> None:
    """Fill an empty installation with invented people. Does nothing where the demo is there already."""
    app = make_installation()
    with app.app_context():
        if not _is_there(size):
            _fill(app, size or 1)


def app_with_demo() -> Flask:
    """For a server: filling is left to a process of its own, so that the server's do not begin with its memory."""
    app = make_installation()
    with app.app_context():
        there = _is_there(None)
        db.engine.dispose()
    if not there and (ended := subprocess.run([sys.executable, "-m", "advocacy", "demo"]).returncode):
        raise SystemExit(ended)
    return app


def _is_there(size: int | None) -> bool:
    found = organization()
    if found is not None:
        _already(found, size)
    return found is not None


def _already(found: Organization, size: int | None) -> None:
    if not found.demo:
        raise click.ClickException("There are real records in this installation. The demo was not added.")
    there = (db.session.scalar(select(func.count()).select_from(Team)) or 0) // TEAMS
    if size not in (None, there):
        raise click.ClickException(
            f"The demo is here already, in size {there}. Set ADVOCACY_INSTANCE to an empty folder for size {size}."
        )
    click.echo("The demo is ready.", err=True)


def _fill(app: Flask, size: int) -> None:
    """The invented people are loaded where they are needed: most starts find them there."""
    from .demo.copies.multiplying import multiply
    from .demo.filling import fill

    with click.progressbar(length=100, label="Making the demo", file=sys.stderr) as bar:
        fill(app, advance=bar.update)
    if size > 1:
        with click.progressbar(length=size - 1, label="Multiplying it", file=sys.stderr) as bar:
            multiply(size, bar.update)
    click.echo("The demo is ready.", err=True)
