"""`advocacy check`: is this installation safe and sound?"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from advocacy import create_app
from advocacy.migrating import newest_revision, revision_of_database
from advocacy.organization.queries import organization, use_organizations_zone
from advocacy.safety.checking import NotSetUp, check_everything
from advocacy.safety.file_checks import key_files
from advocacy.safety.findings import OF_FILES, OF_THE_DATABASE, Finding, Level
from advocacy.settings import Settings, load_settings

from .installing import is_prepared

NOTHING_HERE = "There is no installation in {} yet. Run `advocacy init`."
SAID = {Level.STOP: "STOP", Level.MEND: "MEND", Level.ADVICE: "ADVICE"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs: a list of findings.")
def check(*, as_json: bool) -> None:
    """Say what is unsafe or unsound about this installation, and how to mend it.

    Exit code 0 when nothing has to be mended (advice may be left), 1 otherwise.
    """
    settings = load_settings()
    if not settings.database.exists() and not any(map(Path.exists, key_files(settings))):
        raise click.ClickException(NOTHING_HERE.format(settings.instance))
    found = check_everything(settings, _opened)
    if as_json:
        click.echo(json.dumps([vars(one) for one in found], indent=1, ensure_ascii=False))
    else:
        _say(found)
    if any(one.level != Level.ADVICE for one in found):
        raise SystemExit(1)


@contextmanager
def _opened(settings: Settings) -> Iterator[None]:
    if not is_prepared(settings):
        raise RuntimeError(NOTHING_HERE.format(settings.instance))
    with create_app(settings).app_context():
        if revision_of_database() == newest_revision() and organization() is None:
            raise NotSetUp
        use_organizations_zone()
        yield


def _say(found: Sequence[Finding]) -> None:
    for one in found:
        click.echo(f"{SAID[one.level]:6} {one.words}")
        click.echo(f"       To mend it: {one.mend}\n")
    stops, mends, advices = (sum(one.level == level for one in found) for level in Level)
    asked = len(OF_FILES) + len(OF_THE_DATABASE)
    summary = f"{asked} checks: {stops} to stop for, {mends} to mend, {advices} to think about."
    click.echo(summary, err=bool(stops or mends))
