"""`advocacy export everything` and `advocacy export person`: nobody is locked in."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import click

from advocacy.audit.operations import Known, record
from advocacy.db import db
from advocacy.people.queries import person_known_as
from advocacy.transfer.everything.writing import (
    Advance,
    NotEmpty,
    Written,
    refuse_full,
    write_everything,
)
from advocacy.transfer.one_person.writing import write_person
from advocacy.web.leaving import Way, leaving

from .installing import installed_app

NOT_ENCRYPTED = (
    "This folder is not encrypted: anyone who gets it can read every note. Keep it on an encrypted disk."
)
Starting = Callable[[int], Advance]


@click.command("everything")
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="A new or empty folder.")
def export_everything(folder: Path) -> None:
    """Write all records as CSV tables with an explanation, and all documents and attachments as files."""
    with installed_app().app_context():
        leaving(Way.EVERYTHING, by_command=True)
        _write(folder, "everything", None, lambda starting: write_everything(folder, starting))


@click.command("person")
@click.argument("reference")
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="A new or empty folder.")
def export_person(reference: str, folder: Path) -> None:
    """Write all that is kept about one person, for the person: tables with an explanation, letters, papers, photos.

    REFERENCE is the person's number, as on their page.
    """
    with installed_app().app_context():
        person = person_known_as(reference)
        if person is None:
            raise click.ClickException(
                f"Nobody here has the reference {reference}. It stands on the person's page."
            )
        leaving(Way.PERSONS_FILE, by_command=True)
        _write(folder, "person", person, lambda starting: write_person(folder, person, starting))


def _write(folder: Path, what: str, whose: Known | None, write: Callable[[Starting], Written]) -> None:
    try:
        refuse_full(folder)
    except NotEmpty as problem:
        raise click.ClickException(str(problem)) from problem
    with db.writing():  # before anything leaves, so that one that was broken off is known too
        record(f"{what}.export_begun", whose, by=None)
    with ExitStack() as until_done:

        def starting(rows: int) -> Advance:
            bar = click.progressbar(length=max(rows, 1), label=f"Writing {what}", file=sys.stderr)
            return until_done.enter_context(bar).update

        written = write(starting)
    rows = sum(written.rows.values())
    with db.writing():
        record(f"{what}.exported", whose, by=None, rows=rows, files=written.files)
    click.echo(NOT_ENCRYPTED, err=True)
    click.echo(f"tables {len(written.rows)}, rows {rows}, files {written.files}")
