"""`advocacy search rebuild`: write the words that searches look into anew."""

import click

from advocacy.db import db
from advocacy.textsearch.indexing import rebuild

from .installing import installed_app


@click.group()
def search() -> None:
    """What searches look into."""


@search.command("rebuild")
def rebuild_command() -> None:
    """Fold every note and letter again. Only needed where something else wrote into the database."""
    with installed_app().app_context():
        with db.writing():
            count = rebuild()
        click.echo(f"Searches look into {count} notes, letters and other texts.")
