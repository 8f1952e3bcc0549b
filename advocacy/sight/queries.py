"""Who sees a record and why, who is kept from it, and what was opened in an emergency."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from flask import abort
from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select

from advocacy import clock
from advocacy.access.models import Grant, GrantKind, KeptAway, Part
from advocacy.access.queries import standing_of, standing_of_person
from advocacy.access.rules import Held, Standing, Why, decides, holds, running, why_seen
from advocacy.access.seeing import people_prepared, people_visible_to, viewer
from advocacy.accounts.models import Role, User
from advocacy.audit.models import AuditEvent
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.folding import fold
from advocacy.people.indexing import names_of
from advocacy.people.models import Person

SUPPORTERS = (Role.ADVOCATE, Role.SUPERVISOR)
# Asked first: hardly ever is there any, and whose records one may see is a long question.
RUNNING = select(Grant.id).where(
    Grant.user_id == bindparam("viewer"),
    Grant.ends_at > bindparam("viewed_at"),
    Grant.kind == GrantKind.BREAK_GLASS,
)
UNREVIEWED = select(Grant.id).where(
    Grant.reviewed_at.is_(None),
    Grant.user_id != bindparam("viewer"),
    Grant.kind == GrantKind.BREAK_GLASS,
)


class Seer(NamedTuple):
    """Someone who can open the record today, why, and until when where that is known."""

    user: Any
    why: Why
    until: date | None
    until_at: datetime | None
    grant: Any


def active(*roles: Role) -> Sequence[User]:
    found = select(User).where(User.disabled_at.is_(None), User.role.in_(roles))
    return db.session.scalars(found.order_by(User.name, User.id)).all()


def seers_of(standing: Standing) -> list[Seer]:
    """Everyone who can open it today, in words of the rule itself."""
    in_team = and_(User.role == Role.SUPERVISOR, User.team_id.in_(standing.team_ids))
    found = select(User).where(User.disabled_at.is_(None), or_(User.id.in_(around(standing)), in_team))
    return seers_among(db.session.scalars(found.order_by(User.name, User.id)).all(), standing)


def around(standing: Standing) -> set[int]:
    """Whoever has something to do with the record today, beside its team's supervisors."""
    held = {row.user_id for row in standing.held if _goes_on(row, standing.on)}
    return held | {row.user_id for row in running(standing.granted, standing.at)}


def seers_among(users: Sequence[Any], standing: Standing) -> list[Seer]:
    return [_seer(user, why, standing) for user in users if (why := why_seen(user, standing))]


def _seer(user: Any, why: Why, standing: Standing) -> Seer:
    grants = [row for row in running(standing.granted, standing.at) if row.user_id == user.id]
    grant = next((row for row in grants if row.kind == why.value), None)
    if grant and grant.ends_at and why is Why.HELPER:  # it ends as the last day does
        return Seer(user, why, clock.day_of(grant.ends_at - timedelta(seconds=1)), None, grant)
    days = [row.ends_on for row in standing.held if row.user_id == user.id and _goes_on(row, standing.on)]
    until = None if why is not Why.HOLDS or None in days else max(day for day in days if day)
    return Seer(user, why, until, grant.ends_at if grant else None, grant)


def _goes_on(row: Held, on: date) -> bool:
    return holds([row], row.user_id, on)


def leads(standing: Standing) -> set[int]:
    """Who leads a case of theirs today, or met them before there was one."""
    rows: Sequence[Any] = [row for row in standing.held if _goes_on(row, standing.on)]
    return {row.user_id for row in rows if row.part != Part.COVER}


def may_decide(person: Person, user: User) -> bool:
    """Whether this user says who else may see the record: their lead, or a supervisor who sees it lastingly."""
    standing = standing_of_person(person)
    return decides(user, standing, leads(standing))


def decide_or_403(person: Person, user: User) -> None:
    if not may_decide(person, user):
        record_refusal("sight.refused", person, by=user)
        abort(403)


def kept_away_rows(person: Person) -> Sequence[KeptAway]:
    """Who is kept from this record now, the first first."""
    found = select(KeptAway).where(KeptAway.person_id == person.id, KeptAway.ended_at.is_(None))
    return db.session.scalars(found.order_by(KeptAway.id)).all()


def kept_away_or_404(public_id: UUID, person: Person) -> KeptAway:
    found = select(KeptAway).where(KeptAway.public_id == public_id, KeptAway.person_id == person.id)
    return db.session.scalars(found).one_or_none() or abort(404)


def emergencies_of(person: Person) -> Sequence[Grant]:
    """Each time that the record was opened in an emergency, the last first."""
    found = select(Grant).where(Grant.person_id == person.id, Grant.kind == GrantKind.BREAK_GLASS)
    return db.session.scalars(found.order_by(Grant.id.desc())).all()


def grants_by_id(ids: Sequence[UUID]) -> dict[UUID, Grant]:
    found = select(Grant).where(Grant.public_id.in_(ids))
    return {grant.public_id: grant for grant in db.session.scalars(found)}


def grant_or_404(public_id: UUID, user: User) -> tuple[Grant, Person]:
    """What was granted on a record that this user may see, with its person."""
    found = select(Grant, Person).join(Person, Person.id == Grant.person_id)
    found = found.where(Grant.public_id == public_id, people_visible_to(user))
    row = db.session.execute(found).one_or_none()
    if row is None:
        record_refusal("sight.refused", public_id, by=user)
        abort(404)
    return row[0], row[1]


def open_emergencies(user: User) -> Sequence[Any]:
    """What this user has opened in an emergency, and may still open: asked by every page."""
    asked = viewer(user)
    return db.read(_open(user.role), asked) if db.read(RUNNING, asked) else []


@cache
def _open(role: str) -> Any:
    found = select(Grant.public_id, Grant.ends_at).join(Person, Person.id == Grant.person_id)
    mine = and_(Grant.user_id == bindparam("viewer"), Grant.ends_at > bindparam("viewed_at"))
    found = found.where(mine, Grant.kind == GrantKind.BREAK_GLASS, people_prepared(role))
    return found.order_by(Grant.ends_at)


def to_review(user: User) -> list[tuple[Grant, Person]]:
    """What others opened in an emergency and nobody has looked at, of records that this user decides on."""
    asked = viewer(user)
    ids = [row.id for row in db.read(_unreviewed(user.role), asked)] if db.read(UNREVIEWED, asked) else []
    if not ids:
        return []
    found = select(Grant, Person).join(Person, Person.id == Grant.person_id).where(Grant.id.in_(ids))
    rows = db.session.execute(found.order_by(Grant.id)).all()
    return [(row[0], row[1]) for row in rows if may_decide(row[1], user)]


@cache
def _unreviewed(role: str) -> Any:
    found = select(Grant.id).join(Person, Person.id == Grant.person_id)
    others = and_(Grant.reviewed_at.is_(None), Grant.user_id != bindparam("viewer"))
    return found.where(others, Grant.kind == GrantKind.BREAK_GLASS, people_prepared(role))


def found_exactly(reference: str, name: str, born: date | None, user: User) -> Person | None:
    """The one person whom this reference, or this name and day of birth, says exactly; nobody kept from the user."""
    kept_away = select(KeptAway.person_id).where(KeptAway.user_id == user.id, KeptAway.ended_at.is_(None))
    found = select(Person).where(Person.merged_into_id.is_(None), Person.id.not_in(kept_away))
    people = db.session.scalars(found.where(_says(reference, born)).order_by(Person.id)).all()
    if not reference:
        people = [one for one in people if fold(name) in {fold(known) for known in names_of(one)}]
    return people[0] if len(people) == 1 else None


def _says(reference: str, born: date | None) -> ColumnElement[bool]:
    if not reference:
        return Person.date_of_birth == born
    of_case = select(Case.person_id).where(Case.reference == reference)
    return or_(Person.reference == reference, Person.id.in_(of_case))


class Looks(NamedTuple):
    """How often someone opened pages of a record, first and last."""

    pages: int
    first: str
    last: str


def looks_during(grant: Grant, person: Person) -> Looks:
    """What the record of looks says about the time of an emergency."""
    cases = select(Case.public_id).where(Case.person_id == person.id)
    subjects = [str(one) for one in [person.public_id, *db.session.scalars(cases)]]
    until = grant.ends_at or clock.now()
    found = select(func.count(), func.min(AuditEvent.at), func.max(AuditEvent.at)).where(
        AuditEvent.actor == str(grant.user.public_id),
        AuditEvent.subject.in_(subjects),
        AuditEvent.at.between(grant.starts_at.isoformat(), until.isoformat()),
    )
    row = db.session.execute(found).one()
    return Looks(row[0], row[1] or "", row[2] or "")


def possible_helpers(case: Case) -> list[User]:
    """Who could be asked to help: works with people, may know of this one, and does not see the case yet."""
    standing = standing_of(case)
    users = (user for user in active(*SUPPORTERS) if user.id not in standing.kept_away)
    return [user for user in users if why_seen(user, standing) is None]


def possible_names(person: Person, *roles: Role) -> list[User]:
    """Who could be named on a restricted record."""
    standing = standing_of_person(person)
    return [user for user in active(*roles) if user.id not in standing.kept_away]
