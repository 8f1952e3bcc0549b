"""Who may see which person and case: one rule, as a correlated EXISTS over tables that it names.

`seen_by` takes values, `prepared` parameters for statements that are built once per role. The tables are
named here, not imported, because every feature above stands on this rule and this one on none of them.
"""

from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, column, exists, false, literal_column, or_, table

from advocacy import clock
from advocacy.accounts.models import Role, User

# Columns of the statement around the rule, by name: nothing is added to its FROM.
PERSON_ID, PERSON_TEAM = literal_column("person.id", Integer), literal_column("person.team_id", Integer)
CASE_ID, CASE_TEAM = (
    literal_column("support_case.id", Integer),
    literal_column("support_case.team_id", Integer),
)


def _held_by(viewer: Any, today: Any, person: Any = None, case: Any = None) -> ColumnElement[bool]:
    """The viewer holds this person's, or exactly this, case today."""
    names = ("person_id", "case_id", "user_id", "starts_on", "ends_on")
    held = table("assignment", *(column(name) for name in names)).alias("held")
    whose = held.c.person_id == person if person is not None else held.c.case_id == case
    return exists().where(
        whose,
        held.c.user_id == viewer,
        held.c.starts_on <= today,
        or_(held.c.ends_on.is_(None), held.c.ends_on >= today),
    )


def people_seen_by(role: str, viewer: Any, team: Any, today: Any) -> ColumnElement[bool]:
    """The rule for people: the advocate's own, the supervisor's team's, and nobody for the others."""
    if role == Role.SUPERVISOR:
        theirs = table("support_case", column("person_id"), column("team_id")).alias("theirs")
        in_team = exists().where(theirs.c.person_id == PERSON_ID, theirs.c.team_id == team)
        return or_(PERSON_TEAM == team, in_team, _held_by(viewer, today, person=PERSON_ID))
    if role == Role.ADVOCATE:
        return _held_by(viewer, today, person=PERSON_ID)
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


def people_prepared(role: str) -> ColumnElement[bool]:
    return people_seen_by(role, bindparam("viewer"), bindparam("viewer_team"), bindparam("viewed_on"))


def cases_prepared(role: str) -> ColumnElement[bool]:
    return cases_seen_by(role, bindparam("viewer"), bindparam("viewer_team"), bindparam("viewed_on"))


def viewer(user: User) -> dict[str, Any]:
    """The parameters of a prepared statement."""
    return {"viewer": user.id, "viewer_team": user.team_id, "viewed_on": clock.today()}
