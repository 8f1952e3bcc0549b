"""What the team read lately, what they held and had to do, and which questions were looked into."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from advocacy import clock
from advocacy.access.models import Assignment
from advocacy.access.queries import secret_from
from advocacy.access.seeing import cases_within_sight_of
from advocacy.accounts.models import Role, User
from advocacy.audit.looks.kinds import Kind
from advocacy.audit.models import Looked
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.tasks.models import Task

from .models import LookedInto
from .rules import INSIDE, Known, Span

WANTED = [*sorted(INSIDE), Kind.WROTE, Kind.REFUSED, Kind.FOUND_NOTHING]
AT_ONCE = 400
Spans = Mapping[tuple[str, UUID], Sequence[Span]]


def looks_of(team: Sequence[User], since: date, until: date) -> Sequence[Any]:
    columns = (
        Looked.about,
        Looked.day,
        Looked.actor,
        Looked.kind,
        Looked.times,
        Looked.first_at,
        Looked.last_at,
    )
    found = select(*columns).where(
        Looked.actor.in_([str(user.public_id) for user in team]),
        Looked.day.between(since, until),
        Looked.kind.in_(WANTED),
    )
    return db.session.execute(found).all()


def secret_files(supervisor: User) -> set[UUID]:
    """Records of which nothing may tell this supervisor, not even a question about someone's reading."""
    people = secret_from(supervisor)
    if not people:
        return set()
    records = select(Person.public_id).where(Person.id.in_(people))
    cases = select(Case.public_id).where(Case.person_id.in_(people))
    return {*db.session.scalars(records), *db.session.scalars(cases)}


def known_of(team: Sequence[User], looks: Iterable[Any], since: date) -> Known:
    person_of = _people_of({look.about for look in looks})
    return Known(
        held=_held(team, since),
        tasks=_tasks(team, since),
        person_of=person_of,
        supervisors=frozenset(str(user.public_id) for user in team if user.role == Role.SUPERVISOR),
        zone=clock.zone(),
    )


def _people_of(files: set[UUID]) -> dict[UUID, UUID]:
    """Whose case it is. A person’s own record stands for itself."""
    ids, found = sorted(files), dict[UUID, UUID]()
    for start in range(0, len(ids), AT_ONCE):
        some = select(Case.public_id, Person.public_id).join(Person, Person.id == Case.person_id)
        found |= dict(db.session.execute(some.where(Case.public_id.in_(ids[start : start + AT_ONCE]))).all())
    return found


def _held(team: Sequence[User], since: date) -> Spans:
    found = select(Assignment.user_id, Person.public_id, Assignment.starts_on, Assignment.ends_on)
    found = found.join(Person, Person.id == Assignment.person_id).where(
        Assignment.user_id.in_([user.id for user in team]),
        or_(Assignment.ends_on.is_(None), Assignment.ends_on >= since),
    )
    return _spans(team, found)


def _tasks(team: Sequence[User], since: date) -> Spans:
    found = select(Task.owner_id, Person.public_id, Task.due_on, Task.due_on)
    found = found.join(Case, Case.id == Task.case_id).join(Person, Person.id == Case.person_id)
    return _spans(team, found.where(Task.owner_id.in_([user.id for user in team]), Task.due_on >= since))


def _spans(team: Sequence[User], found: Any) -> Spans:
    ids = {user.id: str(user.public_id) for user in team}
    spans = defaultdict(list)
    for user_id, person, begins, ends in db.session.execute(found):
        spans[ids[user_id], person].append(Span(begins, ends))
    return spans


def cases_among(files: Sequence[UUID], supervisor: User) -> Sequence[Case]:
    """Those of them that this supervisor may see: also through the person’s own record."""
    found = select(Case).join(Person, Person.id == Case.person_id)
    found = found.where(or_(Case.public_id.in_(files), Person.public_id.in_(files)))
    return db.session.scalars(found.where(cases_within_sight_of(supervisor)).order_by(Case.reference)).all()


def looked_into(team: Sequence[User], since: date) -> Mapping[tuple[int, str, date], LookedInto]:
    found = select(LookedInto).where(
        LookedInto.user_id.in_([user.id for user in team]), LookedInto.day >= since
    )
    return {(row.user_id, row.question, row.day): row for row in db.session.scalars(found)}
