"""Finding cases, always within what the user may see."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import Integer, Select, String, bindparam, cast, func, select
from sqlalchemy.orm import contains_eager

from advocacy.access.models import Assignment
from advocacy.access.seeing import cases_in_sight_prepared, cases_prepared, cases_visible_to, viewer
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.web.pages import Page, page_read

from .models import Case, CaseState, CaseStep, TimelineEntry

HOLDERS = (
    select(Assignment.part, Assignment.starts_on, Assignment.ends_on, User.name)
    .join(User, User.id == Assignment.user_id)
    .where(Assignment.case_id == bindparam("case"))
    .order_by(Assignment.starts_on.desc(), Assignment.id.desc())
)
ENTRY = (
    TimelineEntry.kind,
    TimelineEntry.subject,
    TimelineEntry.title,
    TimelineEntry.happened_on,
    TimelineEntry.happened_at,
    TimelineEntry.by_id,
)
LATELY = (
    select(*ENTRY)
    .where(TimelineEntry.case_id == bindparam("case"))
    .order_by(TimelineEntry.happened_on.desc(), TimelineEntry.id.desc())
    .limit(bindparam("count"))
)
ENTRY_COUNT = (
    select(func.count()).select_from(TimelineEntry).where(TimelineEntry.case_id == bindparam("case"))
)


@cache
def _one(role: str) -> Select[Case]:
    return select(Case).where(Case.public_id == bindparam("public_id"), cases_prepared(role))


def case_or_404(public_id: UUID, user: User) -> Case:
    """The case, if this user may see it. Hidden and absent are the same 404."""
    found = db.session.scalars(_one(user.role), {"public_id": public_id, **viewer(user)}).one_or_none()
    if found is None:
        record_refusal("case.refused", public_id, by=user)
        abort(404)
    return found


def cases_of(person: Person, user: User) -> Sequence[Case]:
    """The person's cases that this user may see, newest first."""
    found = select(Case).where(Case.person_id == person.id, cases_visible_to(user))
    return db.session.scalars(found.order_by(Case.opened_on.desc(), Case.id.desc())).all()


def open_cases(user: User) -> Sequence[Case]:
    """Everyone this user supports now, by name."""
    return db.session.scalars(_open(user.role), viewer(user)).all()


@cache
def _open(role: str) -> Select[Case]:
    found = select(Case).join(Case.person).options(contains_eager(Case.person))
    found = found.where(Case.state != CaseState.CLOSED, cases_in_sight_prepared(role))
    return found.order_by(Person.sort_name, Case.id)


def names_of_others(user: User, case_id: int) -> list[str]:
    """The full names of all whom this user supports now, but in this case."""
    return [row.name for row in db.read(_others(user.role), viewer(user) | {"this": case_id})]


@cache
def _others(role: str) -> Select[str]:
    found = select(Person.name).join(Case, Case.person_id == Person.id).distinct()
    here = select(Case.person_id).where(Case.id == bindparam("this")).scalar_subquery()
    return found.where(Person.id != here, Case.state != CaseState.CLOSED, cases_in_sight_prepared(role))


def holders(case: Case) -> Sequence[Any]:
    """Who held this case, from when to when, newest first."""
    return db.read(HOLDERS, {"case": case.id})


def _of_case(found: Any, *, chosen: bool) -> Any:
    """Everything that happened in a case, or only some kinds of it."""
    found = found.where(TimelineEntry.case_id == bindparam("case"))
    return found.where(TimelineEntry.kind.in_(bindparam("kinds", expanding=True))) if chosen else found


@cache
def _entries(*, chosen: bool) -> Any:
    found = _of_case(select(*ENTRY), chosen=chosen).limit(bindparam("most")).offset(bindparam("skipped"))
    return found.order_by(TimelineEntry.happened_on.desc(), TimelineEntry.id.desc())


def entries(case: Case, kinds: Sequence[str], *, total: int) -> Page[Any]:
    """The page that was asked for of what happened, newest first: everything, or only these kinds."""
    return page_read(_entries(chosen=bool(kinds)), {"case": case.id, "kinds": kinds}, total=total)


def entry_count(case: Case) -> int:
    return int(db.read(ENTRY_COUNT, {"case": case.id})[0][0])


def entries_by_year(case: Case, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """How many entries each year has, the newest first. Their sum is the length of the timeline."""
    rows = db.read(_years(chosen=bool(kinds)), {"case": case.id, "kinds": kinds})
    return [(int(row[0]), row[1]) for row in rows]


@cache
def _years(*, chosen: bool) -> Any:
    # Both databases write a day as 2026-03-06; the embedded one takes a calendar apart three times as slowly.
    year = cast(func.substr(cast(TimelineEntry.happened_on, String), 1, 4), Integer)
    return _of_case(select(year, func.count()), chosen=chosen).group_by(year).order_by(year.desc())


def case_with_id_or_404(case_id: int, user: User) -> Case:
    """The case that a task or an appointment belongs to."""
    found = db.session.scalars(select(Case).where(Case.id == case_id, cases_visible_to(user))).one_or_none()
    return found or abort(404)


def lately(case: Case, count: int = 5) -> Sequence[Any]:
    return db.read(LATELY, {"case": case.id, "count": count})


def steps_by_id(ids: Sequence[UUID]) -> dict[UUID, CaseStep]:
    found = select(CaseStep).where(CaseStep.public_id.in_(ids))
    return {step.public_id: step for step in db.session.scalars(found)}
