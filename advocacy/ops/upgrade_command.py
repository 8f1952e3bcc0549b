"""`advocacy upgrade`: backup, migrate, check, and back again if the check fails."""

from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from advocacy import clock
from advocacy.db import db
from advocacy.keeping.alone import refuse_in_use
from advocacy.keeping.making import Made
from advocacy.keeping.neutral import stamp
from advocacy.keeping.operations import note_backup
from advocacy.keeping.upgrading import BACK, Lost
from advocacy.keeping.upgrading import upgrade as migrate_and_check
from advocacy.migrating import is_newer, newest_revision, revision_of_database
from advocacy.settings import Settings, load_settings

from .backup_command import app_as_it_is, one_backup
from .installing import NEWER

BACKUPS = "backups"


@click.command()
def upgrade() -> None:
    """Bring the database to the schema of this program. Makes a backup first. Stop `serve` first."""
    settings = load_settings()
    with app_as_it_is(settings).app_context():
        before, wanted = revision_of_database(), newest_revision()
        if before == wanted:
            click.echo("The database is up to date.")
            return
        if is_newer(before):
            raise click.ClickException(NEWER.format(found=before, wanted=wanted))
        if before is None:
            raise click.ClickException("The database is empty. Run `advocacy init`.")
        refuse_in_use(db.engine)
        made = _backup_before(settings, before)
        _migrate(made)
        with db.writing():
            note_backup(made)
    click.echo(f"The database went from schema {before} to {wanted}. Every row and guard is still there.")


def _backup_before(settings: Settings, before: str) -> Made:
    folder = settings.instance / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    return one_backup(settings, _free_name(folder, f"before-{before}-{stamp(clock.now())}"), None)


def _free_name(folder: Path, name: str) -> Path:
    """An upgrade that went wrong can be tried again within the same second."""
    names = (folder / f"{name}{again}.backup" for again in ("", *(f"-{number}" for number in range(2, 100))))
    return next((file for file in names if not file.exists()), folder / f"{name}.backup")


def _migrate(made: Made) -> None:
    """Whatever goes wrong: one transaction holds all of it, on either database."""
    try:
        migrate_and_check()
    except Lost as lost:
        raise click.ClickException(str(lost)) from lost
    except (SQLAlchemyError, RuntimeError, ValueError) as trouble:
        reason = getattr(trouble, "orig", None) or trouble
        raise click.ClickException(
            f"The migration stopped: {reason}. {BACK} A backup is in {made.file}."
        ) from trouble
