"""`advocacy export everything`: nobody is locked in."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.transfer.everything.writing import Advance, NotEmpty, refuse_full, write_everything
from advocacy.web.leaving import Way, leaving

from .installing import installed_app

NOT_ENCRYPTED = (
    "This folder is not encrypted: anyone who gets it can read every note. Keep it on an encrypted disk."
)


@click.command("everything")
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="A new or empty folder.")
def export_everything(folder: Path) -> None:
    """Write all records as CSV tables with an explanation, and all documents and attachments as files."""
    with installed_app().app_context(), ExitStack() as until_done:
        try:
            refuse_full(folder)
        except NotEmpty as problem:
            raise click.ClickException(str(problem)) from problem
        leaving(Way.EVERYTHING, by_command=True)
        with db.writing():  # before anything leaves, so that one that was broken off is known too
            record("everything.export_begun", None, by=None)

        def starting(rows: int) -> Advance:
            bar = click.progressbar(length=max(rows, 1), label="Writing everything", file=sys.stderr)
            return until_done.enter_context(bar).update

        written = write_everything(folder, starting)
        rows = sum(written.rows.values())
        with db.writing():
            record("everything.exported", None, by=None, rows=rows, files=written.files)
    click.echo(NOT_ENCRYPTED, err=True)
    click.echo(f"tables {len(written.rows)}, rows {rows}, files {written.files}")
