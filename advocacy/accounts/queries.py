"""Finding users, links and failed sign-ins."""

from uuid import UUID

from flask import abort
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from advocacy import clock
from advocacy.db import db

from .models import FailedSignIns, KnownDevice, LinkPurpose, OneTimeLink, Role, Team, User, UserSession
from .sessions import hashed

NOBODY = 0  # no row has this id


def user_by_email(email: str) -> User | None:
    return db.session.scalars(select(User).where(User.email == email.strip().casefold())).one_or_none()


def user_or_404(public_id: UUID) -> User:
    return db.session.scalars(select(User).where(User.public_id == public_id)).one_or_none() or abort(404)


def all_users() -> list[User]:
    found = select(User).options(joinedload(User.team))
    return list(db.session.scalars(found.order_by(User.disabled_at.isnot(None), User.name, User.id)))


def all_teams() -> list[Team]:
    return list(db.session.scalars(select(Team).order_by(Team.name, Team.id)))


def advocates_of_team(team_id: int | None) -> list[User]:
    """Those who can hold a case there: advocates and supervisors, not disabled."""
    found = select(User).where(
        User.team_id == team_id,
        User.role.in_([Role.ADVOCATE, Role.SUPERVISOR]),
        User.disabled_at.is_(None),
    )
    return list(db.session.scalars(found.order_by(User.name, User.id)))


def live_link(token: str, *purposes: LinkPurpose) -> OneTimeLink | None:
    """The link, unless it is for something else, was used, has run out, or its user was disabled."""
    link = db.session.scalars(
        select(OneTimeLink).where(OneTimeLink.token_hash == hashed(token))
    ).one_or_none()
    if link is None or link.used_at or link.expires_at < clock.now() or not link.user.is_active:
        return None
    return link if link.purpose in purposes else None


def failures(key: bytes) -> FailedSignIns | None:
    return db.session.scalars(select(FailedSignIns).where(FailedSignIns.key == key)).one_or_none()


def device_of(user: User | None, token: str) -> KnownDevice | None:
    """The known device with this cookie, if it belongs to this user. For an unknown one the same is asked."""
    if not token:
        return None
    owner = user.id if user else NOBODY
    found = select(KnownDevice).where(KnownDevice.token_hash == hashed(token), KnownDevice.user_id == owner)
    return db.session.scalars(found).one_or_none()


def sessions_of(user: User) -> list[UserSession]:
    found = select(UserSession).where(
        UserSession.user_id == user.id, UserSession.ended_at.is_(None), ~UserSession.half
    )
    return list(db.session.scalars(found.order_by(UserSession.last_seen_at.desc(), UserSession.id)))


def count_administrators(*, without_factor: bool = False) -> int:
    found = select(func.count()).select_from(User)
    if without_factor:
        found = found.where(User.factor_since.is_(None), User.password_hash.isnot(None))
    return db.session.scalar(found.where(User.role == Role.ADMINISTRATOR, User.disabled_at.is_(None))) or 0


def is_alone_with_a_team(user: User) -> bool:
    """Whether nobody else supervises the team, and others in it go on."""
    others = select(User.role).where(
        User.team_id == user.team_id, User.id != user.id, User.disabled_at.is_(None)
    )
    roles = set(db.session.scalars(others))
    return bool(roles) and Role.SUPERVISOR not in roles


def team_by_public_id(public_id: UUID) -> Team | None:
    return db.session.scalars(select(Team).where(Team.public_id == public_id)).one_or_none()


def session_or_404(public_id: UUID, user: User) -> UserSession:
    """One of the user's own sessions."""
    found = select(UserSession).where(UserSession.public_id == public_id, UserSession.user_id == user.id)
    return db.session.scalars(found).one_or_none() or abort(404)
