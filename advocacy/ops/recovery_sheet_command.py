"""`advocacy recovery-sheet`: the key to the backups, to be printed and put away."""

import os
from pathlib import Path

import click

from advocacy import recovery
from advocacy.db import db
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.organization.queries import the_organization, use_organizations_zone
from advocacy.safety.recovery_sheet import note_sheet, sheet_pdf
from advocacy.web.leaving import Way, leaving

from .installing import installed_app


@click.command("recovery-sheet")
@click.option(
    "--to", "file", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write."
)
def recovery_sheet(file: Path) -> None:
    """Write the recovery sheet as a PDF of one page. Print it, put it away, remove the file."""
    app = installed_app()
    with app.app_context():
        leaving(Way.NOBODYS)
        use_organizations_zone()
        identity = recovery.read_recovery(app.config["SETTINGS"])
        try:
            pdf = sheet_pdf(identity, the_organization())
        except (DocumentRefused, PdfUnavailable) as refusal:
            raise click.ClickException(str(refusal)) from refusal
        _write(file, pdf)
        with db.writing():
            note_sheet(identity, by=None)
    click.echo(f"{file} is written. Print it, put the paper away from this machine, then remove the file:")
    click.echo(f"shred -u {file}")


def _write(file: Path, pdf: bytes) -> None:
    """For its owner only, and never over a file that is there."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise click.ClickException(f"{file} is there already. Name a new file.") from error
    with os.fdopen(handle, "wb") as out:
        out.write(pdf)
