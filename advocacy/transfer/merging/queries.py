"""Finding merges and the two records of one, always within what the user may see."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased

from advocacy.access.models import Assignment
from advocacy.access.seeing import people_in_sight_prepared, people_visible_to, viewer
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case, CaseState
from advocacy.db import db
from advocacy.people.former import goes_on_as
from advocacy.people.models import Person
from advocacy.web.refusals import Refused

from .models import MergeState, MovedRow, PersonMerge
from .rules import Obstacle
from .words import obstacle_words


def two_or_404(kept_id: UUID, other_id: UUID, user: User) -> tuple[Person, Person]:
    """Exactly these two records, both within what the user may see; inside writing() both are locked, in one order."""
    ids = {kept_id, other_id}
    wanted = select(Person).where(Person.public_id.in_(ids)).order_by(Person.id)
    if db.session.info.get("writing"):
        wanted = wanted.with_for_update(key_share=True).execution_options(populate_existing=True)
    people = {person.public_id: person for person in db.session.scalars(wanted)}
    seen = {person.id for person in people.values() if may_see(goes_on_as(person), user)}
    if len(people) < len(ids) or len(seen) < len(people):
        record_refusal("merge.refused", other_id, by=user)
        abort(404)
    if len(ids) < 2 or goes_on_as(people[kept_id]) is goes_on_as(people[other_id]):
        raise Refused(obstacle_words(Obstacle.SAME_RECORD))
    if any(person.merged_into_id for person in people.values()):
        raise Refused(obstacle_words(Obstacle.JOINED_MEANWHILE))
    return people[kept_id], people[other_id]


def lock_both(merge: PersonMerge) -> None:
    """Inside writing(): nobody changes either record, or this merge, until it is done."""
    ids = [merge.kept_id, merge.other_id]
    wanted = select(Person).where(Person.id.in_(ids)).order_by(Person.id).with_for_update(key_share=True)
    db.session.scalars(wanted.execution_options(populate_existing=True)).all()
    db.session.refresh(merge)


def may_see(person: Person, user: User) -> bool:
    found = select(Person.id).where(Person.id == person.id, people_visible_to(user))
    return db.session.scalar(found) is not None


def _visible(user: User) -> Select[PersonMerge]:
    return _of_people(people_visible_to(user))


def _of_people(visible: Any) -> Select[PersonMerge]:
    """Of records that the user may see; while it is only asked, both of them."""
    seen = select(Person.id).where(visible).scalar_subquery()
    other = aliased(Person)
    found = select(PersonMerge).join(other, other.id == PersonMerge.other_id)
    return found.where(
        PersonMerge.kept_id.in_(seen),
        or_(PersonMerge.state.in_([MergeState.MERGED, MergeState.ANSWERED]), PersonMerge.other_id.in_(seen)),
    )


def merge_or_404(public_id: UUID, user: User) -> PersonMerge:
    found = db.session.scalars(_visible(user).where(PersonMerge.public_id == public_id)).one_or_none()
    if found is None:
        record_refusal("merge.refused", public_id, by=user)
        abort(404)
    return found


def merges_of(user: User, state: MergeState, limit: int = 50) -> Sequence[PersonMerge]:
    found = _visible(user).where(PersonMerge.state == state)
    return db.session.scalars(found.order_by(PersonMerge.id.desc()).limit(limit)).all()


def asked_count(user: User) -> int:
    return int(db.read(_asked(user.role), viewer(user))[0][0])


@cache
def _asked(role: str) -> Select[int]:
    found = _of_people(people_in_sight_prepared(role)).where(PersonMerge.state == MergeState.ASKED)
    return found.with_only_columns(func.count())


def asked_about(kept: Person, other: Person) -> Sequence[PersonMerge]:
    """What was asked about these two, in whichever order, and is not answered yet."""
    ids = (kept.id, other.id)
    found = select(PersonMerge).where(
        PersonMerge.state == MergeState.ASKED, PersonMerge.kept_id.in_(ids), PersonMerge.other_id.in_(ids)
    )
    return db.session.scalars(found.order_by(PersonMerge.id)).all()


def joined_to(person: Person) -> Sequence[PersonMerge]:
    """Records that became part of this one, the last first."""
    found = select(PersonMerge).where(
        PersonMerge.kept_id == person.id, PersonMerge.state == MergeState.MERGED
    )
    return db.session.scalars(found.order_by(PersonMerge.id.desc())).all()


def has_newer(merge: PersonMerge) -> bool:
    """Whether another record was joined to the same person later, and still is."""
    later = select(PersonMerge.id).where(
        PersonMerge.kept_id == merge.kept_id,
        PersonMerge.state == MergeState.MERGED,
        PersonMerge.decided_at > merge.decided_at,
    )
    return db.session.scalar(later.limit(1)) is not None


def moved_rows(merge: PersonMerge) -> Sequence[MovedRow]:
    found = select(MovedRow).where(MovedRow.merge_id == merge.id)
    return db.session.scalars(found.order_by(MovedRow.id)).all()


def cases_of_record(person: Person) -> Sequence[Case]:
    """Every case, whoever may see it: all of them go along."""
    return db.session.scalars(select(Case).where(Case.person_id == person.id).order_by(Case.id)).all()


def leads_of(cases: Sequence[Case]) -> dict[int, str]:
    """Who leads each case that goes on, by its id."""
    found = (
        select(Assignment.case_id, User.name)
        .join(User, User.id == Assignment.user_id)
        .where(
            Assignment.case_id.in_([case.id for case in cases if case.state != CaseState.CLOSED]),
            Assignment.part == "lead",
            Assignment.ends_on.is_(None),
        )
    )
    return {int(row[0] or 0): row[1] for row in db.session.execute(found.order_by(Assignment.id))}
