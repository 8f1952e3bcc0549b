"""The one row, read once in each request."""

from flask import g, has_request_context
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db

from .models import Organization

ONLY = select(Organization).where(Organization.id == 1)


def organization() -> Organization | None:
    """The organization, or None before the installation is set up."""
    return db.session.scalars(ONLY).one_or_none()


def the_organization() -> Organization:
    """The row that this request began with. Inside `writing()` it is read afresh like every other."""
    found = g.get("organization") if has_request_context() else organization()
    found = found or organization()
    if found is None:
        raise RuntimeError("this installation is not set up yet: run `advocacy init` or `advocacy demo`")
    return found


def use_organizations_zone() -> None:
    """Let this request's days begin and end where the organization works."""
    found = organization()
    g.organization = found
    if found:
        clock.use_zone(found.time_zone)
