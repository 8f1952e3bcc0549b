"""`advocacy import directory` and `advocacy export directory`."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.organization.queries import organization, use_organizations_zone
from advocacy.transfer.directory.agencies import understand
from advocacy.transfer.directory.giving import Given, give
from advocacy.transfer.directory.loading import load
from advocacy.transfer.directory.readings import DirectoryReading
from advocacy.transfer.directory.saving import save_tables
from advocacy.transfer.directory.writing import Outcome, all_agencies, import_directory
from advocacy.transfer.reading.tables import Unreadable
from advocacy.web.leaving import Way, leaving

from .installing import installed_app

MOST_WARNINGS = 20


class _OnlyTrying(Exception):
    """Ends a trial: everything that was written is taken back."""


@click.command("directory")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--mapping", type=click.Path(), help="For lists in another layout; not possible yet.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option("--with-contacts", is_flag=True, help="Bring in named workers too.")
def import_a_directory(path: Path, mapping: str | None, *, dry_run: bool, with_contacts: bool) -> None:
    """Bring in agencies and services from an HSDS folder, zip or JSON file."""
    if mapping:
        raise click.ClickException(
            "Other layouts can not be read by a mapping yet. Give a folder, a zip or a JSON file in HSDS."
        )
    with installed_app().app_context():
        use_organizations_zone()
        reading = _read(path, with_contacts=with_contacts)
        outcome = _write(reading, dry_run=dry_run)
    _report(reading, outcome)
    if dry_run:
        click.echo("This was a trial. Nothing was changed.", err=True)
    click.echo(
        f"rows {outcome.rows}, imported {outcome.imported},"
        f" unchanged {outcome.unchanged}, set aside {outcome.set_aside}"
    )


def _read(path: Path, *, with_contacts: bool) -> DirectoryReading:
    try:
        reading = understand(load(path), today=clock.today(), with_contacts=with_contacts)
    except Unreadable as problem:
        raise click.ClickException(str(problem.sentence)) from problem
    if not reading.agencies:
        raise click.ClickException(f"“{path.name or path}” names no organization that could be kept.")
    return reading


def _write(reading: DirectoryReading, *, dry_run: bool) -> Outcome:
    outcome = Outcome()
    try:
        with (
            click.progressbar(length=reading.rows, label="Bringing the directory in", file=sys.stderr) as bar,
            db.writing(),
        ):
            outcome = import_directory(reading, advance=bar.update)
            if dry_run:
                raise _OnlyTrying
    except _OnlyTrying:
        pass
    return outcome


def _report(reading: DirectoryReading, outcome: Outcome) -> None:
    for line in (*reading.notes, *outcome.lines):
        click.echo(line, err=True)
    warnings = Counter(_warnings(reading))
    for sentence, times in warnings.most_common(MOST_WARNINGS):
        click.echo(f"{times} × {sentence}" if times > 1 else sentence, err=True)
    if len(warnings) > MOST_WARNINGS:
        click.echo(
            f"{len(warnings) - MOST_WARNINGS} more remarks stand on the pages of the agencies.", err=True
        )


def _warnings(reading: DirectoryReading) -> Iterable[str]:
    for agency in reading.agencies:
        yield from agency.warnings
        for service in agency.services:
            yield from service.warnings


@click.command("directory")
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="A new or empty folder.")
def export_the_directory(folder: Path) -> None:
    """Write agencies and services as HSDS 3 tables (CSV). Named workers and confidential places stay here."""
    with installed_app().app_context():
        leaving(Way.NOBODYS)
        given = give(all_agencies())
        own = organization()
        try:
            save_tables(given, folder, own.name if own else "")
        except Unreadable as problem:
            raise click.ClickException(str(problem.sentence)) from problem
        counts = {
            table: len(given.tables.get(table, {})) for table in ("organization", "service", "location")
        }
        with db.writing():
            record("directory.exported", None, by=None, **counts)
    for sentence in _kept_back(given):
        click.echo(sentence, err=True)
    click.echo(", ".join(f"{table}s {count}" for table, count in counts.items()))


def _kept_back(given: Given) -> Iterable[str]:
    places, services = given.places_kept_back, given.services_kept_back
    if places:
        yield f"Kept back: {places} confidential {'place' if places == 1 else 'places'}."
    if services:
        words = "service whose list does" if services == 1 else "services whose lists do"
        yield f"Kept back: {services} {words} not let us share it."
