"""The section “Who can see this” on every overview: the same rule over plain columns, in five small questions."""

from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, or_, select

from advocacy import clock
from advocacy.access.models import Assignment, Grant, KeptAway, Restriction
from advocacy.access.rules import Standing, decides
from advocacy.accounts.models import Role, User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Person

from . import queries

PERSON: Any = bindparam("person")
CASE: Any = bindparam("case")
HELD = select(Assignment.user_id, Assignment.part, Assignment.starts_on, Assignment.ends_on)
OF_CASE = HELD.where(Assignment.case_id == CASE)
OF_PERSON = HELD.where(Assignment.person_id == PERSON)
GRANTED = select(Grant.user_id, Grant.kind, Grant.starts_at, Grant.ends_at, Grant.case_id).where(
    Grant.person_id == PERSON, or_(Grant.ends_at.is_(None), Grant.ends_at > bindparam("now"))
)
AWAY = select(KeptAway.user_id).where(KeptAway.person_id == PERSON, KeptAway.ended_at.is_(None))
NARROWED = select(Restriction.id).where(Restriction.person_id == PERSON, Restriction.ended_at.is_(None))
TEAMS = select(Case.team_id).where(Case.person_id == PERSON)
SEERS = (
    select(User.id, User.public_id, User.name, User.role, User.team_id)
    .where(
        User.disabled_at.is_(None),
        or_(
            User.id.in_(bindparam("users", expanding=True)),
            and_(User.role == Role.SUPERVISOR, User.team_id.in_(bindparam("teams", expanding=True))),
        ),
    )
    .order_by(User.name, User.id)
)


class WhoSees(NamedTuple):
    """What the section shows; `case` only where help can be asked for."""

    seers: list[queries.Seer]
    restricted: bool
    decides: bool
    case: Case | None


def of_case(case: Case, user: User) -> WhoSees:
    standing = _standing(case.person_id, case.id, {case.team_id})
    return _shown(standing, user, None if case.is_closed else case)


def of_person(person: Person, user: User) -> WhoSees:
    teams = {row.team_id for row in db.read(TEAMS, {"person": person.id})}
    return _shown(_standing(person.id, None, {person.team_id, *teams}), user, None)


def _standing(person_id: int, case_id: int | None, teams: set[int]) -> Standing:
    ask, at = db.read, clock.now()
    whose = {"person": person_id, "case": case_id, "now": at}
    granted = [row for row in ask(GRANTED, whose) if case_id is None or row.case_id in (None, case_id)]
    return Standing(
        team_ids=teams,
        held=ask(OF_PERSON if case_id is None else OF_CASE, whose),
        on=clock.today(),
        at=at,
        granted=granted,
        kept_away={row.user_id for row in ask(AWAY, whose)},
        restricted=bool(ask(NARROWED, whose)),
    )


def _shown(standing: Standing, user: User, case: Case | None) -> WhoSees:
    ids = queries.around(standing)
    asked = {"users": sorted(ids), "teams": sorted(standing.team_ids)}
    users: Any = db.read(SEERS, asked)
    may = decides(user, standing, queries.leads(standing))
    return WhoSees(queries.seers_among(users, standing), standing.restricted, may, case)
