"""Writing the demo's rows."""

from collections.abc import Callable

from flask import Flask

from advocacy import clock
from advocacy.accounts.models import Role, Team, User
from advocacy.accounts.passwords import hash_password
from advocacy.db import db
from advocacy.organization.models import Organization

PASSWORD = "correct horse battery staple"  # noqa: S105  (the demo's, shown on its sign-in page)


def fill(app: Flask, *, advance: Callable[[int], None]) -> None:
    """Everything in one transaction: an interrupted demo leaves an empty database, not half of one."""
    hashed = hash_password(PASSWORD)
    with db.writing() as session:
        session.add(Organization(id=1, name="Riverbend Peer Advocates", demo=True))
        east, west = Team(name="East team"), Team(name="West team")
        session.add_all([east, west])
        session.flush()
        for email, name, role, team in (
            ("advocate@example.org", "Rosa Delgado", Role.ADVOCATE, east),
            ("advocate2@example.org", "Jamal Pettway", Role.ADVOCATE, west),
            ("supervisor@example.org", "Sam Adeyemi", Role.SUPERVISOR, east),
            ("administrator@example.org", "Ada Kovač", Role.ADMINISTRATOR, None),
            ("auditor@example.org", "Noor Haddad", Role.AUDITOR, None),
        ):
            session.add(
                User(
                    email=email,
                    name=name,
                    role=role,
                    team_id=team.id if team else None,
                    password_hash=hashed,
                    created_at=clock.now(),
                )
            )
    advance(100)
