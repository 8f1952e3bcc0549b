"""The demo's organization, teams and staff."""

from zoneinfo import ZoneInfo

from advocacy.accounts.models import Role, Team, User
from advocacy.accounts.passwords import hash_password
from advocacy.db import db
from advocacy.organization.models import Organization

from .cast.demo import Demo
from .register import Register, at_noon, fixed_id

PASSWORD = "correct horse battery staple"  # noqa: S105  (the demo's, shown on its sign-in page)
ZONE = ZoneInfo("America/New_York")


def write_organization(demo: Demo, register: Register) -> None:
    """One row of settings, two teams, everyone who works here. The password is hashed once."""
    head = demo.organization
    db.session.add(
        Organization(
            id=1,
            name=head.name,
            address="\n".join(head.address),
            phone=head.phone,
            fax=head.fax,
            email=head.email,
            time_zone=str(ZONE),
            demo=True,
        )
    )
    for team in demo.teams:
        register.teams[team.key] = Team(public_id=fixed_id("team", team.key), name=team.name)
    db.session.add_all(register.teams.values())
    db.session.flush()
    hashed = hash_password(PASSWORD)
    for one in demo.staff:
        team_row = register.teams.get(one.team or "")
        register.users[one.email] = User(
            public_id=fixed_id("user", one.email),
            email=one.email,
            name=one.name,
            job_title="Peer advocate" if one.role == "advocate" else "",
            phone=one.phone,
            role=Role(one.role),
            team_id=team_row.id if team_row else None,
            password_hash=hashed,
            created_at=at_noon(one.joined_on),
        )
    db.session.add_all(register.users.values())
    db.session.flush()
