"""Reading the audit chain as a list."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Select, select

from advocacy.accounts.models import User
from advocacy.audit.models import AuditEvent
from advocacy.db import db


def events(actor: str = "", action: str = "", subject: str = "") -> Select[AuditEvent]:
    """Newest first; narrowed by who, by what was done, by which record."""
    found = select(AuditEvent)
    if actor:
        found = found.where(AuditEvent.actor == actor)
    if action:
        found = found.where(AuditEvent.action.startswith(action, autoescape=True))
    if subject:
        found = found.where(AuditEvent.subject == subject)
    return found.order_by(AuditEvent.id.desc())


def names_of(rows: Iterable[AuditEvent]) -> Mapping[str, str]:
    """The names of those who acted, in one query."""
    wanted = {row.actor for row in rows if row.actor}
    found = db.session.execute(select(User.public_id, User.name))
    return {str(public_id): name for public_id, name in found if str(public_id) in wanted}
