"""`advocacy move`: from the encrypted file to PostgreSQL."""

import sys
from contextlib import ExitStack
from dataclasses import replace

import click

from advocacy import create_app
from advocacy.keeping.loading import Advance
from advocacy.keeping.moving import move
from advocacy.settings import load_settings
from advocacy.web.leaving import Way, leaving

from .installing import installed_app


@click.command("move")
@click.option(
    "--to", "url", required=True, help="postgresql+psycopg://user:password@host/name, an empty database."
)
def move_(url: str) -> None:
    """Copy everything to an empty PostgreSQL database, and compare it. Stop `serve` first."""
    settings = load_settings()
    if settings.database_url:
        raise click.ClickException("This installation is on PostgreSQL already. Nothing was changed.")
    if not url.startswith("postgresql+psycopg://"):
        raise click.ClickException("Give an address that begins with postgresql+psycopg://.")
    leaving(Way.EVERYTHING, by_command=True)
    here, there = installed_app(settings), create_app(replace(settings, database_url=url))
    with ExitStack() as until_done:

        def starting(rows: int) -> Advance:
            bar = click.progressbar(length=max(rows, 1), label="Moving", file=sys.stderr)
            return until_done.enter_context(bar).update

        manifest = move(here, there, starting)
    click.echo(
        f"Moved {manifest.rows} rows; every table and the audit ({manifest.audit}) are as in the file."
    )
    click.echo("Set ADVOCACY_DATABASE_URL to that address, and keep the four keys where they are.")
    click.echo(
        f"Nobody uses {settings.database} any more then. Keep it until the first backup there is made."
    )
