"""The one row, read once in each request."""

from flask import g, has_request_context
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db

from .models import Organization

ONLY = select(Organization).where(Organization.id == 1)
COLUMNS = select(*Organization.__table__.columns).where(Organization.id == 1)


def organization() -> Organization | None:
    """The organization, or None before the installation is set up."""
    return db.session.scalars(ONLY).one_or_none()


def organization_to_read() -> Organization | None:
    """The same, by plain columns and bound to no session: a tenth of the cost, for every page looks at it."""
    for row in db.read(COLUMNS, {}):
        found = Organization()
        found.__dict__.update(row._asdict())
        return found
    return None


def the_organization() -> Organization:
    """The row that this request began with. Inside `writing()` it is read afresh like every other."""
    found = g.get("organization") if has_request_context() and not db.is_writing() else None
    found = found or organization()
    if found is None:
        raise RuntimeError("this installation is not set up yet: run `advocacy init` or `advocacy demo`")
    return found


def use_organizations_zone() -> None:
    """Let this request's days begin and end where the organization works."""
    found = organization_to_read()
    g.organization = found
    if found:
        clock.use_zone(found.time_zone)
