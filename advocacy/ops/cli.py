"""The console command. Exit code 0 on success, else 1 with one clear sentence."""

import sys

import click
from sqlalchemy.exc import DBAPIError

from advocacy.settings import BadSettings

from . import (
    audit_commands,
    backup_command,
    benchmark_command,
    check_command,
    deadlines_command,
    demo_command,
    directory_commands,
    export_command,
    groups,
    health_command,
    import_commands,
    init_command,
    move_command,
    recovery_sheet_command,
    restore_command,
    search_command,
    serve_command,
    upgrade_command,
    worker_command,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def advocacy() -> None:
    """Case management for peer advocates."""


for command in (
    init_command.init,
    demo_command.demo,
    serve_command.serve,
    worker_command.worker,
    backup_command.backup,
    restore_command.restore_,
    move_command.move_,
    upgrade_command.upgrade,
    audit_commands.audit,
    check_command.check,
    recovery_sheet_command.recovery_sheet,
    health_command.health_command,
    search_command.search,
    benchmark_command.benchmark,
    deadlines_command.deadlines,
    groups.import_,
    groups.export,
):
    advocacy.add_command(command)
groups.import_.add_command(directory_commands.import_a_directory)
groups.import_.add_command(import_commands.import_people)
groups.export.add_command(export_command.export_everything)
groups.export.add_command(export_command.export_person)
groups.export.add_command(directory_commands.export_the_directory)


def main() -> None:
    """Run a command; a known problem is one sentence and exit code 1."""
    try:
        advocacy.main(standalone_mode=False)
    except click.ClickException as problem:
        click.echo(problem.format_message(), err=True)
        sys.exit(1)
    except DBAPIError as problem:
        first = str(problem.orig).partition("\n")[0]  # what follows can quote a row
        click.echo(f"The database can not be used: {first}.", err=True)
        sys.exit(1)
    except (BadSettings, RuntimeError, OSError) as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    except click.exceptions.Abort:
        sys.exit(1)
