"""`advocacy demo`: an installation full of invented people."""

import sys

import click
from flask import Flask

from advocacy.organization.models import Organization
from advocacy.organization.queries import organization

from .demo.filling import fill
from .installing import make_installation


@click.command()
def demo() -> None:
    """Fill an empty installation with invented people. Does nothing where the demo is there already."""
    app = make_installation()
    with app.app_context():
        found = organization()
        if found is not None:
            _already(found)
            return
        _fill(app)


def _already(found: Organization) -> None:
    if not found.demo:
        raise click.ClickException("There are real records in this installation. The demo was not added.")
    click.echo("The demo is ready.", err=True)


def _fill(app: Flask) -> None:
    with click.progressbar(length=100, label="Making the demo", file=sys.stderr) as bar:
        fill(app, advance=bar.update)
    click.echo("The demo is ready.", err=True)
