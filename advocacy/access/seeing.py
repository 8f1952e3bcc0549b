"""Who may see which person and case: one rule over tables that it names.

Someone sees a record because they hold a case of it today, because it was granted to them (named, helping, or in
an emergency), or because they supervise its team and nobody restricted it. Whoever is kept away sees nothing of it,
whatever else they are. `rules.why_seen` says the same for objects that are at hand.

To ask for one record it is a correlated EXISTS: `visible_to` takes values, `prepared` parameters for
statements that are built once per role. For lists, `within_sight_of` gathers first. The tables are named
here, not imported, because every feature above stands on this rule and this one on none of them.
"""

from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
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
from werkzeug.local import LocalProxy

from advocacy import clock
from advocacy.accounts.models import Role, User
from advocacy.db import Instant

# Columns of the statement around the rule, by name: nothing is added to its FROM.
PERSON_ID, PERSON_TEAM = literal_column("person.id", Integer), literal_column("person.team_id", Integer)
PERSON_GOES_ON = literal_column("person.merged_into_id", Integer).is_(None)
CASE_ID, CASE_TEAM, CASE_PERSON = (
    literal_column(f"support_case.{name}", Integer) for name in ("id", "team_id", "person_id")
)
SUPPORTERS = (Role.SUPERVISOR, Role.ADVOCATE)

HELD = table(
    "assignment", *(column(name) for name in ("person_id", "case_id", "user_id", "starts_on", "ends_on"))
).alias("held")
THEIRS = table("support_case", column("id"), column("person_id"), column("team_id")).alias("theirs")
KNOWN = table("person", column("id"), column("team_id"), column("merged_into_id")).alias("known")
AWAY = table("kept_away", column("person_id"), column("user_id"), column("ended_at")).alias("away")
NARROWED = table("restriction", column("person_id"), column("ended_at")).alias("narrowed")
GRANTED = table(
    "sight_grant",
    *(column(name) for name in ("person_id", "case_id", "user_id")),
    column("starts_at", Instant()),
    column("ends_at", Instant()),
).alias("granted")


class Looker(NamedTuple):
    """Who looks, and when: values, or the parameters of a prepared statement."""

    role: str
    id: Any
    team: Any
    on: Any
    at: Any


def _looker(user: User) -> Looker:
    return Looker(user.role, user.id, user.team_id, clock.today(), clock.now())


def _anyone(role: str) -> Looker:
    at: Any = bindparam("viewed_at", type_=Instant())
    return Looker(role, bindparam("viewer"), bindparam("viewer_team"), bindparam("viewed_on"), at)


def viewer(user: User) -> dict[str, Any]:
    """The parameters of a prepared statement."""
    if type(user) is LocalProxy:  # looked behind once, instead of for every value
        user = user._get_current_object()
    return {
        "viewer": user.id,
        "viewer_team": user.team_id,
        "viewed_on": clock.today(),
        "viewed_at": clock.now(),
    }


def _holds(who: Looker) -> ColumnElement[bool]:
    """They hold it today."""
    lasts = or_(HELD.c.ends_on.is_(None), HELD.c.ends_on >= who.on)
    return and_(HELD.c.user_id == who.id, HELD.c.starts_on <= who.on, lasts)


def _was_granted(who: Looker) -> ColumnElement[bool]:
    """It was granted to them, and goes on at this moment."""
    lasts = or_(GRANTED.c.ends_at.is_(None), GRANTED.c.ends_at > who.at)
    return and_(GRANTED.c.user_id == who.id, GRANTED.c.starts_at <= who.at, lasts)


def _is_kept_away(who: Looker) -> ColumnElement[bool]:
    return and_(AWAY.c.user_id == who.id, AWAY.c.ended_at.is_(None))


def _is_restricted(person: Any) -> ColumnElement[bool]:
    return exists().where(NARROWED.c.person_id == person, NARROWED.c.ended_at.is_(None))


def _restricted_people() -> Select[Any]:
    return select(NARROWED.c.person_id).where(NARROWED.c.ended_at.is_(None))


def _people(who: Looker) -> ColumnElement[bool]:
    """The rule for one person.

    A record that became part of another one is nobody's: its address leads on (`people.former`).
    """
    if who.role not in SUPPORTERS:
        return false()
    held = exists().where(HELD.c.person_id == PERSON_ID, _holds(who))
    granted = exists().where(GRANTED.c.person_id == PERSON_ID, _was_granted(who))
    ways: list[ColumnElement[bool]] = [held, granted]
    if who.role == Role.SUPERVISOR:
        in_team = exists().where(THEIRS.c.person_id == PERSON_ID, THEIRS.c.team_id == who.team)
        ways.append(and_(or_(PERSON_TEAM == who.team, in_team), ~_is_restricted(PERSON_ID)))
    kept_away = exists().where(AWAY.c.person_id == PERSON_ID, _is_kept_away(who))
    return and_(PERSON_GOES_ON, or_(*ways), ~kept_away)


def _cases(who: Looker) -> ColumnElement[bool]:
    """The rule for one case, in the same words."""
    if who.role not in SUPPORTERS:
        return false()
    held = exists().where(HELD.c.case_id == CASE_ID, _holds(who))
    whole_record = and_(GRANTED.c.case_id.is_(None), GRANTED.c.person_id == CASE_PERSON)
    granted = exists().where(or_(GRANTED.c.case_id == CASE_ID, whole_record), _was_granted(who))
    ways: list[ColumnElement[bool]] = [held, granted]
    if who.role == Role.SUPERVISOR:
        ways.append(and_(CASE_TEAM == who.team, ~_is_restricted(CASE_PERSON)))
    kept_away = exists().where(AWAY.c.person_id == CASE_PERSON, _is_kept_away(who))
    return and_(or_(*ways), ~kept_away)


def _people_in_sight(who: Looker) -> ColumnElement[bool]:
    """The rule for lists of people: who may be seen is gathered first, by index."""
    if who.role not in SUPPORTERS:
        return false()
    held = select(HELD.c.person_id).where(_holds(who))
    granted = select(GRANTED.c.person_id).where(_was_granted(who))
    ways = [held, granted]
    if who.role == Role.SUPERVISOR:
        goes_on = KNOWN.c.merged_into_id.is_(None)  # nothing points to a record that became part of another
        open_to_team = KNOWN.c.id.not_in(_restricted_people())
        ways.append(select(KNOWN.c.id).where(KNOWN.c.team_id == who.team, goes_on, open_to_team))
        open_to_team = THEIRS.c.person_id.not_in(_restricted_people())
        ways.append(select(THEIRS.c.person_id).where(THEIRS.c.team_id == who.team, open_to_team))
    kept_away = select(AWAY.c.person_id).where(_is_kept_away(who))
    return and_(PERSON_ID.in_(union(*ways)), PERSON_ID.not_in(kept_away))


def _cases_in_sight(who: Looker, case_id: Any) -> ColumnElement[bool]:
    """The same for cases, and for rows that name their case in a column of their own."""
    if who.role not in SUPPORTERS:
        return false()
    held = select(HELD.c.case_id).where(_holds(who))
    granted = select(GRANTED.c.case_id).where(_was_granted(who), GRANTED.c.case_id.is_not(None))
    whole_records = select(THEIRS.c.id).join(GRANTED, GRANTED.c.person_id == THEIRS.c.person_id)
    ways = [held, granted, whole_records.where(_was_granted(who), GRANTED.c.case_id.is_(None))]
    if who.role == Role.SUPERVISOR:
        open_to_team = THEIRS.c.person_id.not_in(_restricted_people())
        ways.append(select(THEIRS.c.id).where(THEIRS.c.team_id == who.team, open_to_team))
    kept_away = select(THEIRS.c.id).join(AWAY, AWAY.c.person_id == THEIRS.c.person_id)
    return and_(case_id.in_(union(*ways)), case_id.not_in(kept_away.where(_is_kept_away(who))))


def people_visible_to(user: User) -> ColumnElement[bool]:
    """For `select(Person).where(…)`."""
    return _people(_looker(user))


def cases_visible_to(user: User) -> ColumnElement[bool]:
    """For `select(Case).where(…)`, and for everything that joins to its case."""
    return _cases(_looker(user))


def people_within_sight_of(user: User) -> ColumnElement[bool]:
    """The rule for lists and searches.

    So a list costs what its reader may see, whatever the size of the house; the EXISTS above would be
    asked once for every row that there is.
    """
    return _people_in_sight(_looker(user))


def cases_within_sight_of(user: User, case_id: Any = CASE_ID) -> ColumnElement[bool]:
    return _cases_in_sight(_looker(user), case_id)


def people_prepared(role: str) -> ColumnElement[bool]:
    return _people(_anyone(role))


def cases_prepared(role: str) -> ColumnElement[bool]:
    return _cases(_anyone(role))


def people_in_sight_prepared(role: str) -> ColumnElement[bool]:
    return _people_in_sight(_anyone(role))


def cases_in_sight_prepared(role: str, case_id: Any = CASE_ID) -> ColumnElement[bool]:
    return _cases_in_sight(_anyone(role), case_id)
