"""`advocacy backup`: one encrypted file, made while people work, and read back before it counts."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask

from advocacy import clock, create_app, keys, recovery
from advocacy.db import db
from advocacy.keeping.loading import Advance
from advocacy.keeping.making import Made, make_backup, refuse_existing, snapshot
from advocacy.keeping.operations import let_go, name_in, note_backup
from advocacy.keeping.places import remove_abandoned
from advocacy.migrating import newest_revision
from advocacy.settings import Settings, load_settings
from advocacy.web.leaving import Way, leaving

NEITHER = "Say where the backup goes: a FILE, or --folder for one that is named by itself."
A_FILE = click.Path(dir_okay=False, path_type=Path)
A_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("file", required=False, type=A_FILE)
@click.option("--folder", type=A_FOLDER, help="Put it there under a name with the time in it.")
@click.option(
    "--keep", type=click.IntRange(min=1), default=14, show_default=True, help="With --folder: how many."
)
def backup(file: Path | None, folder: Path | None, keep: int) -> None:
    """Write everything into one encrypted file, while people work, and compare it."""
    settings = load_settings()
    if (file is None) == (folder is None):
        raise click.ClickException(NEITHER)
    app = app_as_it_is(settings)
    with app.app_context():
        leaving(Way.EVERYTHING, by_command=True)
        made = one_backup(settings, file, folder)
        note_if_known(made)
    for old in let_go(made.file, keep) if folder else []:
        click.echo(f"Let go of the old backup {old.name}.")


def app_as_it_is(settings: Settings) -> Flask:
    """On a database of any schema: a backup has to be possible when nothing else is."""
    if not settings.database_url and not settings.database.exists():
        raise click.ClickException(
            f"There is no installation in {settings.instance} yet. Run `advocacy init`."
        )
    remove_abandoned(settings.instance)
    return create_app(settings)


def one_backup(settings: Settings, file: Path | None, folder: Path | None) -> Made:
    """Make it and say so."""
    if keys.make_recovery_key(settings):
        click.echo(
            "A recovery key was made. Print its sheet: without the key, no backup can be opened.", err=True
        )
    identity = recovery.read_recovery(settings)
    place = (file or name_in(folder or Path(), clock.now(), recovery.fingerprint(identity))).absolute()
    refuse_existing(place)
    with snapshot(identity) as taken, progress(2 * taken.header.rows, "Making the backup") as advance:
        made = make_backup(place, settings, taken, advance)
    size, rows, audit = _size(made.size), made.manifest.rows, made.manifest.audit
    click.echo(f"The backup is whole: {place} ({size}, {rows} rows, read back and compared).")
    click.echo(f"It opens with the recovery key {made.header.key}. Audit: {audit}.")
    if made.warning:
        click.echo(made.warning, err=True)
    return made


def note_if_known(made: Made) -> None:
    """An older database has no place yet to write it down."""
    if made.header.revision == newest_revision():
        with db.writing():
            note_backup(made)


@contextmanager
def progress(length: int, label: str) -> Iterator[Advance]:
    with click.progressbar(length=max(length, 1), label=label, file=sys.stderr) as bar:
        yield bar.update


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(count // 1000, 1)} KB"
