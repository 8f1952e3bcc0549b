"""Narrowing who sees a record, and widening it for a while. Nothing here commits."""

from datetime import date, datetime, time, timedelta

from advocacy import clock
from advocacy.access.models import Cause, Grant, GrantKind, KeptAway, Restriction
from advocacy.access.queries import is_restricted, kept_away_from, standing_of, standing_of_person
from advocacy.access.rules import Standing, someone_stays, why_seen
from advocacy.accounts.models import Role, User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Person

from . import queries, rules
from .rules import Obstacle
from .words import refuse


def restrict(person: Person, named: User | None, reason: str, *, by: User) -> Restriction:
    """From now on only those who hold a case of theirs, and those named, see the record."""
    refuse(Obstacle.ALREADY_RESTRICTED if is_restricted(person.id) else None)
    row = Restriction(person_id=person.id, reason=reason, made_at=clock.now(), made_by_id=by.id)
    db.session.add(row)
    db.session.flush()
    if named is not None:
        _grant(person, named, GrantKind.NAMED, reason, by=by)
    _someone_stays(person, by)
    record("sight.restricted", person, by=by, restriction=row.public_id, named=named and named.public_id)
    return row


def lift(person: Person, *, by: User) -> None:
    """The team sees it again, unless it is a colleague's own file."""
    refuse(None if is_restricted(person.id) else Obstacle.OVER)
    own = any(row.cause == Cause.OWN_FILE for row in queries.kept_away_rows(person))
    refuse(Obstacle.OWN_FILE if own else None)
    rows = db.session.query(Restriction).filter_by(person_id=person.id, ended_at=None)
    for row in rows:
        row.ended_at, row.ended_by_id = clock.now(), by.id
    record("sight.opened_to_team", person, by=by)


def name_someone(person: Person, user: User, purpose: str, *, by: User) -> Grant:
    """Someone beside those who hold it sees a restricted record."""
    refuse(None if is_restricted(person.id) else Obstacle.NOT_RESTRICTED)
    standing = standing_of_person(person)
    refuse(Obstacle.KEPT_AWAY if user.id in standing.kept_away else None)
    refuse(Obstacle.SEES_ALREADY if why_seen(user, standing) else None)
    return _grant(person, user, GrantKind.NAMED, purpose, by=by)


def keep_away(person: Person, user: User, reason: str, *, by: User) -> KeptAway:
    """A colleague never sees this person from now on, nor learns of them."""
    row = _kept_away(person, user, Cause.CONFLICT, reason, by)
    _someone_stays(person, by)
    return row


def is_own_file(person: Person, user: User, named: User, reason: str, *, by: User) -> KeptAway:
    """A colleague is or was supported themselves: their file is closed to them, and to everyone without need."""
    refuse(Obstacle.YOURSELF if user.id == by.id else None)
    row = _kept_away(person, user, Cause.OWN_FILE, reason, by)
    if not is_restricted(person.id):
        restrict(person, named, reason, by=by)
    _someone_stays(person, by)
    return row


def _kept_away(person: Person, user: User, cause: Cause, reason: str, by: User) -> KeptAway:
    refuse(Obstacle.ALREADY_KEPT_AWAY if user.id in kept_away_from(person.id) else None)
    row = KeptAway(
        person_id=person.id,
        user_id=user.id,
        cause=cause,
        reason=reason,
        made_at=clock.now(),
        made_by_id=by.id,
    )
    db.session.add(row)
    db.session.flush()
    record("sight.kept_away", person, by=by, row=row.public_id, who=user.public_id, cause=cause)
    return row


def let_back(row: KeptAway, person: Person, *, by: User) -> None:
    """The reason is over."""
    refuse(Obstacle.OVER if row.ended_at else None)
    row.ended_at, row.ended_by_id = clock.now(), by.id
    record("sight.let_back", person, by=by, row=row.public_id)


def name_helper(case: Case, user: User, purpose: str, starts_on: date, until: date, *, by: User) -> Grant:
    """A colleague opens this case, for this purpose, on these days."""
    refuse(rules.obstacle_to_helping(starts_on, until, clock.today()))
    standing = standing_of(case)
    refuse(Obstacle.KEPT_AWAY if user.id in standing.kept_away else None)
    refuse(Obstacle.SEES_ALREADY if why_seen(user, standing) else None)
    first, last = _begins(starts_on), _begins(until + timedelta(days=1))
    return _grant(case.person, user, GrantKind.HELPER, purpose, case=case, first=first, last=last, by=by)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.zone())


def _grant(
    person: Person,
    user: User,
    kind: GrantKind,
    purpose: str,
    *,
    case: Case | None = None,
    first: datetime | None = None,
    last: datetime | None = None,
    by: User,
) -> Grant:
    row = Grant(
        person_id=person.id,
        case_id=case.id if case else None,
        user_id=user.id,
        kind=kind,
        purpose=purpose,
        starts_at=first or clock.now(),
        ends_at=last,
        made_at=clock.now(),
        made_by_id=by.id,
    )
    db.session.add(row)
    db.session.flush()
    subject = case or person
    record("sight.granted", subject, by=by, grant=row.public_id, to=user.public_id, kind=kind, until=last)
    return row


def end_grant(row: Grant, person: Person, *, by: User) -> None:
    """It is over now, at the very next page."""
    over = row.ends_at is not None and row.ends_at <= clock.now()
    refuse(Obstacle.OVER if over else None)
    row.ends_at, row.ended_by_id = max(clock.now(), row.starts_at), by.id
    db.session.flush()
    if row.kind == GrantKind.NAMED and is_restricted(person.id):
        _someone_stays(person, by)
    record("sight.ended", person, by=by, grant=row.public_id)


def _someone_stays(person: Person, by: User) -> None:
    standing: Standing = standing_of_person(person)
    users = queries.active(Role.ADVOCATE, Role.SUPERVISOR)
    refuse(None if someone_stays(users, standing, by) else Obstacle.NOBODY_STAYS)
