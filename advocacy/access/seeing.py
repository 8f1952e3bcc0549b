"""Who may see which person and case: one rule over tables that it names.

To ask for one record it is a correlated EXISTS: `visible_to` takes values, `prepared` parameters for
statements that are built once per role. For lists, `within_sight_of` gathers first. The tables are named
here, not imported, because every feature above stands on this rule and this one on none of them.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    bindparam,
    column,
    exists,
    false,
    literal_column,
    or_,
    select,
    table,
    union,
)

from advocacy import clock
from advocacy.accounts.models import Role, User

# Columns of the statement around the rule, by name: nothing is added to its FROM.
PERSON_ID, PERSON_TEAM = literal_column("person.id", Integer), literal_column("person.team_id", Integer)
PERSON_GOES_ON = literal_column("person.merged_into_id", Integer).is_(None)
CASE_ID, CASE_TEAM = (
    literal_column("support_case.id", Integer),
    literal_column("support_case.team_id", Integer),
)

HELD = table(
    "assignment", *(column(name) for name in ("person_id", "case_id", "user_id", "starts_on", "ends_on"))
).alias("held")
THEIRS = table("support_case", column("id"), column("person_id"), column("team_id")).alias("theirs")
KNOWN = table("person", column("id"), column("team_id"), column("merged_into_id")).alias("known")


def _holds(viewer: Any, today: Any) -> ColumnElement[bool]:
    """The viewer holds it today."""
    lasts = or_(HELD.c.ends_on.is_(None), HELD.c.ends_on >= today)
    return and_(HELD.c.user_id == viewer, HELD.c.starts_on <= today, lasts)


def _held_by(viewer: Any, today: Any, person: Any = None, case: Any = None) -> ColumnElement[bool]:
    """The viewer holds this person's, or exactly this, case today."""
    whose = HELD.c.person_id == person if person is not None else HELD.c.case_id == case
    return exists().where(whose, _holds(viewer, today))


def people_seen_by(role: str, viewer: Any, team: Any, today: Any) -> ColumnElement[bool]:
    """The rule for people: the advocate's own, the supervisor's team's, and nobody for the others.

    A record that became part of another one is nobody's: its address leads on (`people.former`).
    """
    if role == Role.SUPERVISOR:
        in_team = exists().where(THEIRS.c.person_id == PERSON_ID, THEIRS.c.team_id == team)
        held = _held_by(viewer, today, person=PERSON_ID)
        return and_(PERSON_GOES_ON, or_(PERSON_TEAM == team, in_team, held))
    if role == Role.ADVOCATE:
        return and_(PERSON_GOES_ON, _held_by(viewer, today, person=PERSON_ID))
    return false()


def cases_seen_by(role: str, viewer: Any, team: Any, today: Any) -> ColumnElement[bool]:
    """The rule for cases, in the same words."""
    if role == Role.SUPERVISOR:
        return or_(CASE_TEAM == team, _held_by(viewer, today, case=CASE_ID))
    if role == Role.ADVOCATE:
        return _held_by(viewer, today, case=CASE_ID)
    return false()


def people_visible_to(user: User) -> ColumnElement[bool]:
    """For `select(Person).where(…)`."""
    return people_seen_by(user.role, user.id, user.team_id, clock.today())


def cases_visible_to(user: User) -> ColumnElement[bool]:
    """For `select(Case).where(…)`, and for everything that joins to its case."""
    return cases_seen_by(user.role, user.id, user.team_id, clock.today())


def people_within_sight_of(user: User) -> ColumnElement[bool]:
    """The rule for lists and searches: who may be seen is gathered first, by index.

    So a list costs what its reader may see, whatever the size of the house; the EXISTS above would be
    asked once for every row that there is.
    """
    return _people_in_sight(user.role, user.id, user.team_id, clock.today())


def _people_in_sight(role: str, viewer: Any, team: Any, today: Any) -> ColumnElement[bool]:
    held = select(HELD.c.person_id).where(_holds(viewer, today))
    if role == Role.SUPERVISOR:
        goes_on = KNOWN.c.merged_into_id.is_(None)  # nothing points to a record that became part of another
        in_team = select(KNOWN.c.id).where(KNOWN.c.team_id == team, goes_on)
        with_case = select(THEIRS.c.person_id).where(THEIRS.c.team_id == team)
        return PERSON_ID.in_(union(in_team, with_case, held))
    return PERSON_ID.in_(held) if role == Role.ADVOCATE else false()


def people_in_sight_prepared(role: str) -> ColumnElement[bool]:
    return _people_in_sight(role, bindparam("viewer"), bindparam("viewer_team"), bindparam("viewed_on"))


def cases_in_sight(
    role: str, viewer: Any, team: Any, today: Any, case_id: Any = CASE_ID
) -> ColumnElement[bool]:
    """The same for cases, and for rows that name their case in a column of their own."""
    held = select(HELD.c.case_id).where(_holds(viewer, today))
    if role == Role.SUPERVISOR:
        in_team = select(THEIRS.c.id).where(THEIRS.c.team_id == team)
        return case_id.in_(union(in_team, held))
    return case_id.in_(held) if role == Role.ADVOCATE else false()


def cases_within_sight_of(user: User, case_id: Any = CASE_ID) -> ColumnElement[bool]:
    return cases_in_sight(user.role, user.id, user.team_id, clock.today(), case_id)


def cases_in_sight_prepared(role: str) -> ColumnElement[bool]:
    return cases_in_sight(role, bindparam("viewer"), bindparam("viewer_team"), bindparam("viewed_on"))


def people_prepared(role: str) -> ColumnElement[bool]:
    return people_seen_by(role, bindparam("viewer"), bindparam("viewer_team"), bindparam("viewed_on"))


def cases_prepared(role: str) -> ColumnElement[bool]:
    return cases_seen_by(role, bindparam("viewer"), bindparam("viewer_team"), bindparam("viewed_on"))


def viewer(user: User) -> dict[str, Any]:
    """The parameters of a prepared statement."""
    return {"viewer": user.id, "viewer_team": user.team_id, "viewed_on": clock.today()}
