"""Who holds a case, now and before."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from flask import abort
from sqlalchemy import ColumnElement, Select, bindparam, column, or_, select, table

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db

from .models import Assignment, Grant, KeptAway, Part, Restriction
from .rules import Standing, sees_case
from .seeing import people_visible_to


class Known(Protocol):
    """The person, as far as seeing needs to know them."""

    id: int
    public_id: UUID
    team_id: int


class HeldCase(Protocol):
    """What has to be known of a case to say who holds it."""

    id: int
    public_id: UUID
    person_id: int
    team_id: int


# What is asked on every page of a case is put together once.
ASSIGNED = (
    select(Assignment)
    .where(Assignment.case_id == bindparam("case"))
    .order_by(Assignment.starts_on.desc(), Assignment.id.desc())
)
GRANTED = (
    select(Grant)
    .where(
        Grant.person_id == bindparam("person"),
        or_(Grant.case_id.is_(None), Grant.case_id == bindparam("case")),
    )
    .order_by(Grant.id)
)
KEPT_AWAY = select(KeptAway.user_id).where(
    KeptAway.person_id == bindparam("person"), KeptAway.ended_at.is_(None)
)
RESTRICTED = (
    select(Restriction.id)
    .where(Restriction.person_id == bindparam("person"), Restriction.ended_at.is_(None))
    .limit(1)
)


def in_force(on: date) -> ColumnElement[bool]:
    return (Assignment.starts_on <= on) & or_(Assignment.ends_on.is_(None), Assignment.ends_on >= on)


def assignments_of(case: HeldCase) -> Sequence[Assignment]:
    """All of them, the latest first."""
    return db.session.scalars(ASSIGNED, {"case": case.id}).all()


def _leads(case: HeldCase) -> Select[Assignment]:
    """On the day of a hand-over two rows are in force: the one without an end is the new lead's."""
    found = select(Assignment).where(
        Assignment.case_id == case.id, Assignment.part == Part.LEAD, in_force(clock.today())
    )
    return found.order_by(
        Assignment.ends_on.isnot(None), Assignment.starts_on.desc(), Assignment.id.desc()
    ).limit(1)


def lead_row_of(case: HeldCase) -> Assignment | None:
    return db.session.scalars(_leads(case)).first()


def lead_of(case: HeldCase) -> User | None:
    """Who leads this case today. Nobody, once it is closed for good or someone left."""
    row = lead_row_of(case)
    return db.session.get(User, row.user_id) if row else None


def team_around(case: HeldCase) -> Sequence[User]:
    """Who holds this case today, in whatever part."""
    found = select(User).join(Assignment, Assignment.user_id == User.id)
    found = found.where(Assignment.case_id == case.id, in_force(clock.today()))
    return db.session.scalars(found.distinct().order_by(User.name, User.id)).all()


def may_see(user: User, case: HeldCase) -> bool:
    """The check that agrees with `cases_visible_to`."""
    return sees_case(user, standing_of(case))


def kept_away_from(person_id: int) -> set[int]:
    """Whoever may not know of this person, by id."""
    return {row.user_id for row in db.read(KEPT_AWAY, {"person": person_id})}


def kept_away_by_person(ids: Collection[int]) -> dict[int, set[int]]:
    """The same for several people at once."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = select(KeptAway.person_id, KeptAway.user_id)
    rows = rows.where(KeptAway.person_id.in_(ids), KeptAway.ended_at.is_(None))
    for person_id, user_id in db.session.execute(rows):
        found[person_id].add(user_id)
    return found


def secret_from(user: User) -> set[int]:
    """People of whom no count and no warning may tell this user: kept away from them, or restricted and not theirs."""
    kept_away = select(KeptAway.person_id).where(KeptAway.user_id == user.id, KeptAway.ended_at.is_(None))
    person = table("person", column("id"), column("team_id"), column("merged_into_id"))
    restricted = select(Restriction.person_id).join(person, person.c.id == Restriction.person_id)
    restricted = restricted.where(Restriction.ended_at.is_(None), ~people_visible_to(user))
    return {*db.session.scalars(kept_away), *db.session.scalars(restricted)}


def is_restricted(person_id: int) -> bool:
    return bool(db.read(RESTRICTED, {"person": person_id}))


def standing_of(case: HeldCase) -> Standing:
    """All that decides who sees this case."""
    granted = db.session.scalars(GRANTED, {"person": case.person_id, "case": case.id})
    return _standing(case.person_id, {case.team_id}, assignments_of(case), granted.all())


def standing_of_person(person: Known) -> Standing:
    """All that decides who sees this person at all: through any of their cases."""
    theirs = table("support_case", column("person_id"), column("team_id"))
    teams = select(theirs.c.team_id).where(theirs.c.person_id == person.id)
    held = select(Assignment).where(Assignment.person_id == person.id).order_by(Assignment.id)
    team_ids = {person.team_id, *db.session.scalars(teams)}
    granted = select(Grant).where(Grant.person_id == person.id).order_by(Grant.id)
    return _standing(person.id, team_ids, db.session.scalars(held).all(), db.session.scalars(granted).all())


def _standing(
    person_id: int, team_ids: set[int], held: Sequence[Assignment], granted: Sequence[Grant]
) -> Standing:
    return Standing(
        team_ids=team_ids,
        held=held,
        on=clock.today(),
        at=clock.now(),
        granted=granted,
        kept_away=kept_away_from(person_id),
        restricted=is_restricted(person_id),
    )


def assignment_or_404(public_id: UUID, case: HeldCase) -> Assignment:
    found = select(Assignment).where(Assignment.public_id == public_id, Assignment.case_id == case.id)
    return db.session.scalars(found).one_or_none() or abort(404)
