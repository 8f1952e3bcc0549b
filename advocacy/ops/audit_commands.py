"""`advocacy audit verify`: is the chain as it was written, and as it was written down elsewhere?"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from sqlalchemy import text

from advocacy import recovery
from advocacy.audit import chain
from advocacy.audit.heads import Head, NotAHead, read_head
from advocacy.audit.looks.sorting import sort_anew
from advocacy.db import db
from advocacy.keeping.manifest import NotABackup
from advocacy.organization.queries import use_organizations_zone
from advocacy.rights.heads import head_of_backup, heads_kept_here, heads_of_log
from advocacy.settings import Settings

from .installing import installed_app

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NO_LINE = "{file} has no line “audit head”. The program writes one a day, and one at each backup."


@click.group()
def audit() -> None:
    """The record of who did and read what."""


@audit.command()
@click.option("--head", "given", multiple=True, metavar="COUNT:MAC", help="A head from a sign-off sheet.")
@click.option(
    "--manifest", "backups", multiple=True, type=A_FILE, help="A backup, whose manifest has a head."
)
@click.option(
    "--log", "logs", multiple=True, type=A_FILE, help="A log of the program, with a head for each day."
)
def verify(given: tuple[str, ...], backups: tuple[Path, ...], logs: tuple[Path, ...]) -> None:
    """Check every row of the audit chain, its head, and the heads that were written down elsewhere."""
    app = installed_app()
    with app.app_context():
        outside = list(_outside(given, backups, logs, app.config["SETTINGS"]))
        heads = [*outside, *heads_kept_here()]
        db.session.rollback()
        rows = _verify(heads)
    click.echo(f"The audit chain is whole: {rows} rows.")
    if heads:
        click.echo(f"Compared with {len(heads)} heads, of which you gave {len(outside)}: all are in it.")


def _verify(heads: list[Head]) -> int:
    with db.engine.connect() as connection:
        length = connection.execute(text("select last from audit_head")).scalar_one()
        quiet = not sys.stderr.isatty()  # for a script, what is wrong is the only line
        with click.progressbar(
            length=max(length, 1), label="Checking the audit", file=sys.stderr, hidden=quiet
        ) as bar:
            try:
                return chain.verify(connection, heads, bar.update)
            except chain.ChainBroken as broken:
                raise click.ClickException(f"The audit chain is broken: {broken}.") from broken


def _outside(
    given: tuple[str, ...], backups: tuple[Path, ...], logs: tuple[Path, ...], settings: Settings
) -> Iterator[Head]:
    try:
        yield from (read_head(one) for one in given)
        for file in backups:
            yield head_of_backup(file, recovery.read_recovery(settings))
    except (NotAHead, NotABackup) as wrong:
        raise click.ClickException(str(wrong)) from wrong
    for file in logs:
        found = heads_of_log(file)
        if not found:
            raise click.ClickException(NO_LINE.format(file=file))
        yield from found


@audit.command("sort-again")
def sort_again() -> None:
    """Sort the chain by file and day anew, for “Who has seen this file”."""
    with installed_app().app_context():
        use_organizations_zone()
        places = sort_anew()
    click.echo(f"Sorted: {places} places.")
