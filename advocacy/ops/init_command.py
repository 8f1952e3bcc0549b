"""`advocacy init`: keys, database, organization, first team, first administrator."""

from typing import Any

import click
from sqlalchemy.exc import IntegrityError

from advocacy.accounts.models import User
from advocacy.accounts.passwords import hash_password
from advocacy.accounts.queries import user_by_email
from advocacy.db import db
from advocacy.organization.queries import organization
from advocacy.setting_up import operations, rules
from advocacy.setting_up.facts import Beginning
from advocacy.settings import Settings, load_settings

from .asking import answers
from .installing import is_prepared, make_installation

NEXT = """
What comes next:
  1. advocacy recovery-sheet --to recovery-sheet.pdf
     Print it and put it away. Without it a backup can not be opened on another machine.
  2. advocacy backup FILE
     Every night, on another disk.
  3. advocacy serve
     Then open http://127.0.0.1:5000 and sign in as {email}.
`advocacy check` says at any time what is unsafe, and how to mend it."""


@click.command()
@click.option("--organization", help="Name of the organization.")
@click.option("--email", help="Email of the first administrator.")
@click.option("--name", "administrator", help="Name of the first administrator.")
@click.option(
    "--password-file",
    type=click.Path(allow_dash=True),
    help="A file whose first line is the administrator's password; - reads it from standard input. "
    "Without it a terminal asks, and a script gets a link to choose one.",
)
@click.option("--team", help="Name of the first team.  [default: Our team]")
@click.option(
    "--address", multiple=True, help="A line of the address on letters; give it again for the next line."
)
@click.option("--phone", help="Phone on letters.")
@click.option("--organization-email", help="Email on letters.")
@click.option("--website", help="Web address on letters.")
@click.option(
    "--person-word", help="Your word for one person you support: person, participant, member, peer…"
)
@click.option("--people-word", help="Your word for several.")
@click.option(
    "--paper", type=click.Choice(rules.PAPERS), help="US Letter or A4.  [default: from this machine]"
)
@click.option("--time-zone", help="As in America/Chicago.  [default: this machine's]")
def init(**given: Any) -> None:
    """Set up an installation: keys, database, organization, first administrator.

    Asks what is not given, when run in a terminal. Never changes an installation that is there already.
    """
    settings = load_settings()
    if is_prepared(settings) and _is_set_up(settings, given):
        click.echo("This installation is set up already. Nothing was changed.", err=True)
        return
    beginning = answers(given)
    if found := next(rules.obstacles(beginning), None):
        raise click.ClickException(found)
    with make_installation(settings).app_context():
        link = _begin(beginning)
    email = beginning.email.strip()
    click.echo(f"The installation in {settings.instance} is ready.")
    click.echo(NEXT.format(email=email))
    if link:
        click.echo(f"\nThis link lets {email} choose a password. It works once, for seven days:")
        click.echo(f"http://127.0.0.1:5000/join/{link}")


def _is_set_up(settings: Settings, given: dict[str, Any]) -> bool:
    """A second run of the same command is no mistake; one that asks for something else is."""
    with make_installation(settings).app_context():
        found = organization()
        if found is None:
            return False
        same = given["organization"] in (None, found.name)
        if not same or (given["email"] and user_by_email(given["email"]) is None):
            raise click.ClickException(f"“{found.name}” is set up here already. Nothing was changed.")
        return True


def _begin(beginning: Beginning) -> str:
    """The token of the link with which the password is chosen, or nothing when there is one."""
    password_hash = hash_password(beginning.password) if beginning.password else None
    try:
        with db.writing():
            user: User = operations.begin(beginning, password_hash)
            return "" if password_hash else operations.first_link(user)
    except IntegrityError as error:
        raise operations.SetUpAlready from error
