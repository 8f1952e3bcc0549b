"""`advocacy audit verify`: is the chain as it was written?"""

import click

from advocacy.audit import chain
from advocacy.db import db

from .installing import installed_app


@click.group()
def audit() -> None:
    """The record of who did and read what."""


@audit.command()
def verify() -> None:
    """Check every row of the audit chain and its head."""
    with installed_app().app_context(), db.engine.connect() as connection:
        try:
            rows = chain.verify(connection)
        except chain.ChainBroken as broken:
            raise click.ClickException(f"The audit chain is broken: {broken}.") from broken
    click.echo(f"The audit chain is whole: {rows} rows.")
