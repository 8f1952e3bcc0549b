"""Finding imports: always one's own."""

from collections.abc import Sequence
from uuid import UUID

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from advocacy.accounts.models import Role, User
from advocacy.db import db
from advocacy.folding import fold
from advocacy.transfer.models import PeopleImport
from advocacy.transfer.reading.advocates import may_be_same

from .decisions import Decisions


def import_or_404(public_id: UUID, user: User) -> PeopleImport:
    found = select(PeopleImport).where(PeopleImport.public_id == public_id, PeopleImport.user_id == user.id)
    found = found.options(undefer(PeopleImport.content))
    return db.session.scalars(found).one_or_none() or abort(404)


def problems_of(kept: PeopleImport) -> bytes | None:
    found = select(PeopleImport.problems).where(PeopleImport.id == kept.id)
    return db.session.scalar(found)


def imports_of(user: User) -> Sequence[PeopleImport]:
    found = select(PeopleImport).where(PeopleImport.user_id == user.id)
    return db.session.scalars(found.order_by(PeopleImport.made_at.desc(), PeopleImport.id.desc())).all()


def possible_leads(team_id: int | None = None) -> Sequence[User]:
    """Those who can lead a case: in one team, or in all of them."""
    found = select(User).where(
        User.role.in_([Role.ADVOCATE, Role.SUPERVISOR]), User.disabled_at.is_(None), User.team_id.is_not(None)
    )
    if team_id is not None:
        found = found.where(User.team_id == team_id)
    return db.session.scalars(found.options(joinedload(User.team)).order_by(User.name, User.id)).all()


def chosen_leads(kept: PeopleImport, decided: Decisions) -> tuple[dict[str, User], User | None]:
    """Whom each spelling means, and who leads the rest: only those who can still lead a case of that team."""
    users = {str(user.public_id): user for user in possible_leads(kept.team_id)}
    leads = {name: users[chosen] for name, chosen in decided.advocates.items() if chosen in users}
    return leads, users.get(decided.everyone_to)


def lead_like(name: str, users: Sequence[User]) -> User | None:
    """Who is probably meant; nobody when it could be two."""
    exact = [user for user in users if fold(user.name) == fold(name)]
    like = exact or [user for user in users if may_be_same(name, user.name)]
    return like[0] if len(like) == 1 else None
