"""`advocacy health`: the numbers for monitoring, without a web server."""

import click

from advocacy import create_app
from advocacy.health.numbers import in_words
from advocacy.health.queries import signs
from advocacy.health.rules import Health, health
from advocacy.settings import load_settings


@click.command("health")
def health_command() -> None:
    """Show the numbers for monitoring. Exit code 1 when the program is not well."""
    settings = load_settings()
    if not settings.database_url and not settings.database.exists():
        raise click.ClickException(
            f"There is no installation in {settings.instance} yet. Run `advocacy init`."
        )
    with create_app(settings).app_context():
        found = health(signs())
        click.echo(in_words(settings, requests=False).decode(), nl=False)
    if found is not Health.OK:
        raise click.ClickException(f"Not well: {found}. docs/installing.md says what to do.")
