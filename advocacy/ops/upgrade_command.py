"""`advocacy upgrade`: bring the database to the schema of this program."""

import click

from advocacy import create_app
from advocacy.migrating import migrate_to, newest_revision, revision_of_database
from advocacy.settings import load_settings


@click.command()
def upgrade() -> None:
    """Bring the database to the schema of this program, in one transaction. Stop `serve` first."""
    settings = load_settings()
    if not settings.database_url and not settings.database.exists():
        raise click.ClickException(
            f"There is no installation in {settings.instance} yet. Run `advocacy init`."
        )
    with create_app(settings).app_context():
        before, wanted = revision_of_database(), newest_revision()
        if before == wanted:
            click.echo("The database is up to date.")
            return
        migrate_to("head")
        click.echo(f"The database went from schema {before or 'none'} to {wanted}.")
