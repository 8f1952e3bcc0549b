"""`advocacy restore`: a backup onto an empty place."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click
from pyrage import x25519

from advocacy import create_app, recovery
from advocacy.keeping import archive
from advocacy.keeping.loading import Advance
from advocacy.keeping.manifest import Header
from advocacy.keeping.restoring import Restored, Wish, restore
from advocacy.migrating import newest_revision
from advocacy.settings import BadSettings, Settings, load_settings

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("restore")
@click.argument("file", type=A_FILE)
@click.option(
    "--key-file", type=A_FILE, help="A file with the recovery key. Without it you are asked for the key."
)
@click.option("--over-existing", is_flag=True, help="Put the records that are here aside first.")
def restore_(file: Path, key_file: Path | None, over_existing: bool) -> None:
    """Bring everything back from a backup, and compare it before it counts. Stop `serve` first."""
    settings = load_settings()
    identity = _key(file, key_file, settings)
    with ExitStack() as until_done:

        def starting(header: Header) -> Advance:
            label = f"Restoring the backup of {header.made_at[:16].replace('T', ' ')} UTC"
            bar = click.progressbar(length=2 * max(header.rows, 1), label=label, file=sys.stderr)
            return until_done.enter_context(bar).update

        restored = restore(Wish(file, identity, settings, create_app, over_existing), starting)
    _say(restored)


def _key(file: Path, key_file: Path | None, settings: Settings) -> x25519.Identity:
    """From the file that was named, else this place's own if it fits, else from the sheet."""
    if key_file is not None:
        return _typed(key_file.read_text(encoding="utf-8"))
    try:
        own = recovery.read_recovery(settings)
    except BadSettings:
        own = None
    if own is not None and archive.opens(file, own):
        return own
    return _typed(click.prompt("The recovery key, as it stands on the sheet", err=True))


def _typed(text: str) -> x25519.Identity:
    try:
        return recovery.identity_of(text)
    except recovery.NotARecoveryKey as error:
        raise click.ClickException(str(error)) from error


def _say(restored: Restored) -> None:
    header, manifest = restored.header, restored.manifest
    click.echo(
        f"Restored {manifest.rows} rows; every table and the audit ({manifest.audit}) are as in the backup."
    )
    if not manifest.audit.whole:
        click.echo("The audit chain was broken already when this backup was made.", err=True)
    if restored.aside:
        click.echo(f"What was here before is now in {restored.aside}.")
    if restored.settings:
        click.echo(
            f"The settings of the old place are in {restored.settings}. They are not in force: look through them."
        )
    if header.revision != newest_revision():
        click.echo(f"It has the older schema {header.revision}. Run `advocacy upgrade` before you start it.")
    click.echo("Everyone signs in again, with the password they had.")
