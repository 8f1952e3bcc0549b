"""Making the first rows of an installation, once. Inside writing()."""

from datetime import timedelta
from uuid import uuid4

from advocacy import clock
from advocacy.accounts.models import LinkPurpose, OneTimeLink, Role, Team, User
from advocacy.accounts.sessions import hashed, new_token
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.organization.models import Organization
from advocacy.organization.queries import organization
from advocacy.web.refusals import Refused

from .facts import Beginning
from .rules import obstacles

FIRST_LINK_LASTS = timedelta(days=7)


class SetUpAlready(Refused):
    """There is an organization here. Nothing was changed."""

    def __init__(self) -> None:
        super().__init__("This installation is set up already. Nothing was changed.")


def begin(beginning: Beginning, password_hash: str | None) -> User:
    """Organization, first team, first administrator. The hash is made before, since it takes its time."""
    if organization() is not None:
        raise SetUpAlready
    if found := next(obstacles(beginning), None):
        raise Refused(found)
    user = User(
        public_id=uuid4(),
        email=beginning.email.strip().casefold(),
        name=beginning.administrator.strip(),
        role=Role.ADMINISTRATOR,
        password_hash=password_hash,
        created_at=clock.now(),
    )
    db.session.add_all([_organization(beginning), Team(public_id=uuid4(), name=beginning.team.strip()), user])
    db.session.flush()  # a second one at the same moment fails here
    record("installation.set_up", user, by=user)
    return user


def _organization(beginning: Beginning) -> Organization:
    return Organization(
        id=1,
        name=beginning.organization.strip(),
        address=beginning.address,
        phone=beginning.phone,
        email=beginning.organization_email,
        website=beginning.website,
        paper=beginning.paper,
        time_zone=beginning.time_zone,
        person_word=beginning.person_word.strip(),
        people_word=beginning.people_word.strip(),
    )


def first_link(user: User) -> str:
    """The token of a link with which the administrator chooses a password. Works once, for seven days."""
    token = new_token()
    link = OneTimeLink(
        token_hash=hashed(token),
        user_id=user.id,
        purpose=LinkPurpose.INVITATION,
        expires_at=clock.now() + FIRST_LINK_LASTS,
    )
    db.session.add(link)
    return token
