"""Inviting people, changing what they are here for, ending their access. Everything inside writing()."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import update

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.organization.queries import the_organization
from advocacy.web.refusals import Refused, check_version

from . import queries
from .models import LinkPurpose, OneTimeLink, Role, Team, User, UserSession
from .passwords import hash_password
from .rules import obstacle_to_password
from .sessions import hashed, new_token

LINK_LASTS = timedelta(days=3)
# What ends for good together with somebody's access. Features above add themselves.
at_end_of_access: list[Callable[[User], None]] = []
WITH_A_TEAM = (Role.ADVOCATE, Role.SUPERVISOR)


@dataclass(frozen=True)
class UserFacts:
    """Who someone is and what they are here for."""

    email: str
    name: str
    role: Role
    team: Team | None
    job_title: str = ""
    phone: str = ""


def invite_user(facts: UserFacts, *, by: User) -> tuple[User, str]:
    """A new account without a password, and the token of the link that the administrator hands over."""
    _refuse(facts, None)
    user = User(public_id=uuid4(), created_at=clock.now())
    _set(user, facts)
    db.session.add(user)
    db.session.flush()
    record("user.invited", user, by=by, role=facts.role)
    return user, make_link(user, LinkPurpose.INVITATION, by=by)


def change_user(user: User, facts: UserFacts, version: int | None, *, by: User) -> None:
    """Role and team bite at the very next request."""
    check_version(user, version)
    _refuse(facts, user)
    if facts.role != user.role:
        end_all_sessions(user)
    _set(user, facts)
    record("user.changed", user, by=by, role=facts.role)


def _refuse(facts: UserFacts, user: User | None) -> None:
    known = queries.user_by_email(facts.email)
    if known is not None and known is not user:
        raise Refused(_("Someone has an account with this email address already."))
    if facts.role in WITH_A_TEAM and facts.team is None:
        raise Refused(_("Choose a team. Advocates and supervisors belong to one."))
    last = user is not None and user.role == Role.ADMINISTRATOR and facts.role != Role.ADMINISTRATOR
    if last and queries.count_administrators() < 2:
        raise Refused(_("This is the only administrator. Make someone else administrator first."))


def _set(user: User, facts: UserFacts) -> None:
    user.email, user.name = facts.email.strip().casefold(), facts.name.strip()
    user.role, user.job_title, user.phone = facts.role, facts.job_title, facts.phone
    user.team_id = facts.team.id if facts.team and facts.role in WITH_A_TEAM else None


def make_link(user: User, purpose: LinkPurpose, *, by: User) -> str:
    """A link that works once, for three days. Older ones stop working."""
    now = clock.now()
    earlier = update(OneTimeLink).where(OneTimeLink.user_id == user.id, OneTimeLink.used_at.is_(None))
    db.session.execute(earlier.values(used_at=now))
    token = new_token()
    db.session.add(
        OneTimeLink(token_hash=hashed(token), user_id=user.id, purpose=purpose, expires_at=now + LINK_LASTS)
    )
    record("user.link_made", user, by=by, purpose=purpose)
    return token


def use_link(link: OneTimeLink, password: str) -> None:
    """The person chooses a password; every session that was open ends."""
    _refuse_password(password, link.user)
    link.used_at = clock.now()
    link.user.password_hash = hash_password(password)
    end_all_sessions(link.user)
    record("user.password_chosen", link.user, by=link.user)


def change_password(user: User, password: str, keep: UserSession | None) -> None:
    """Other devices are signed out; this one stays."""
    _refuse_password(password, user)
    user.password_hash = hash_password(password)
    end_all_sessions(user, keep)
    record("user.password_changed", user, by=user)


def _refuse_password(password: str, user: User) -> None:
    if obstacle := obstacle_to_password(password, user.email, user.name, the_organization().name):
        raise Refused(_(obstacle))


def end_all_sessions(user: User, keep: UserSession | None = None) -> None:
    open_ones = update(UserSession).where(UserSession.user_id == user.id, UserSession.ended_at.is_(None))
    if keep is not None:
        open_ones = open_ones.where(UserSession.id != keep.id)
    db.session.execute(open_ones.values(ended_at=clock.now()))


def disable_user(user: User, *, by: User) -> None:
    """Their access ends at the next request. Their records stay, and find a new holder in supervision."""
    if user.id == by.id:
        raise Refused(_("You cannot end your own access. Ask another administrator."))
    if user.disabled_at is None:
        _refuse_only_supervisor(user)
        user.disabled_at = clock.now()
        end_all_sessions(user)
        for end in at_end_of_access:
            end(user)
        record("user.disabled", user, by=by)


def _refuse_only_supervisor(user: User) -> None:
    """A team whose advocates go on needs someone who sees what is left behind."""
    if user.role == Role.SUPERVISOR and queries.is_alone_with_a_team(user):
        raise Refused(
            _(
                "This is the only supervisor of the team. Make someone else of it supervisor first: "
                "open their account and change what they are here for."
            )
        )


def enable_user(user: User, *, by: User) -> None:
    user.disabled_at = None
    record("user.enabled", user, by=by)


def add_team(name: str, *, by: User) -> Team:
    if any(team.name.casefold() == name.strip().casefold() for team in queries.all_teams()):
        raise Refused(_("There is a team with this name already."))
    team = Team(public_id=uuid4(), name=name.strip())
    db.session.add(team)
    record("team.added", team, by=by)
    return team
