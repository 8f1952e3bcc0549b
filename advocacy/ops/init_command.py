"""`advocacy init`: database, keys, organization, first administrator."""

from datetime import timedelta

import click

from advocacy import clock
from advocacy.accounts.models import LinkPurpose, OneTimeLink, Role, Team, User
from advocacy.accounts.sessions import hashed, new_token
from advocacy.db import db
from advocacy.organization.models import Organization
from advocacy.organization.queries import organization

from .installing import make_installation

FIRST_LINK_LASTS = timedelta(days=7)


@click.command()
@click.option("--organization", "name", prompt="Name of the organization")
@click.option("--email", prompt="Email of the first administrator")
@click.option("--name", "administrator", prompt="Name of the first administrator")
@click.option("--team", default="Our team", show_default=True, help="Name of the first team.")
@click.option("--time-zone", default="America/New_York", show_default=True)
def init(name: str, email: str, administrator: str, team: str, time_zone: str) -> None:
    """Set up an installation: keys, database, organization, first administrator."""
    app = make_installation()
    with app.app_context():
        if organization() is not None:
            raise click.ClickException("This installation is set up already. Nothing was changed.")
        token = new_token()
        with db.writing():
            _add_first_rows(name, email, administrator, team, time_zone, token)
    click.echo("The installation is ready. Start it with `advocacy serve`.")
    click.echo(f"Then choose a password for {email.strip()}. This link works once, for seven days:")
    click.echo(f"http://127.0.0.1:5000/join/{token}")


def _add_first_rows(name: str, email: str, administrator: str, team: str, time_zone: str, token: str) -> None:
    user = User(
        email=email.strip().casefold(), name=administrator, role=Role.ADMINISTRATOR, created_at=clock.now()
    )
    db.session.add_all([Organization(id=1, name=name, time_zone=time_zone), Team(name=team), user])
    db.session.flush()
    link = OneTimeLink(
        token_hash=hashed(token),
        user_id=user.id,
        purpose=LinkPurpose.INVITATION,
        expires_at=clock.now() + FIRST_LINK_LASTS,
    )
    db.session.add(link)
