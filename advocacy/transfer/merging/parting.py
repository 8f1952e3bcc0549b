"""Parting two records again: everything that moved goes back, what came later stays and is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Date, Table, delete, select, update

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.timeline import add_entry
from advocacy.db import Model, db
from advocacy.people.models import Person
from advocacy.people.operations import sort_name

from . import queries, rules
from .both import HOLDS_FOR_BOTH, close_both
from .bound import case_column, moving
from .models import MergeState, MovedRow, PersonMerge
from .moving import set_person
from .operations import KIND, refuse, reindex


@dataclass(frozen=True)
class Later:
    """A row that came to the kept person after the two were made one: “table:id”."""

    table: str
    row_id: int

    @property
    def key(self) -> str:
        return f"{self.table}:{self.row_id}"


def obstacle(merge: PersonMerge) -> rules.Obstacle | None:
    went_on = merge.kept.merged_into_id is not None
    return rules.obstacle_to_parting(merge.state, kept_went_on=went_on, newer=queries.has_newer(merge))


def came_later(merge: PersonMerge) -> list[Later]:
    """What nobody moved and nobody had: it stays with the kept person unless someone says otherwise.

    What belongs to a case is not listed by itself: it goes where its case goes.
    """
    moved = {(row.table_name, row.row_id) for row in queries.moved_rows(merge)}
    return [
        Later(table.name, row_id)
        for table, column in moving()
        for row_id in db.session.scalars(_free(table).where(column == merge.kept_id).order_by(table.c.id))
        if (table.name, row_id) not in moved and row_id not in merge.owned.get(table.name, [])
    ]


def _free(table: Table) -> Any:
    column = case_column(table)
    found = select(table.c.id)
    return found if column is None else found.where(column.is_(None))


def changed_since(merge: PersonMerge) -> list[str]:
    """Which chosen things were changed after the merge: they stay as they are now. “table.column” of each."""
    return [
        f"{row.table_name}.{name}"
        for row in queries.moved_rows(merge)
        for name in row.after
        if not name.endswith("_id") and not _as_left(row, name)
    ]


def _as_left(row: MovedRow, name: str) -> bool:
    """Whether this column is still as the merge left it; a row that is gone is not."""
    table = Model.metadata.tables[row.table_name]
    found = db.session.execute(select(table.c[name]).where(table.c.id == row.row_id)).first()
    return found is not None and _plain(found[0]) == row.after[name]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def part(merge: PersonMerge, words: str, goes: Sequence[str], *, by: User) -> None:
    """Both records are locked. `goes` names what came later and belongs to the other person after all."""
    refuse(obstacle(merge))
    kept, other = merge.kept, merge.other
    since = came_later(merge)
    later = [one for one in since if one.key in goes and one.table not in HOLDS_FOR_BOTH]
    rows = queries.moved_rows(merge)
    db.session.flush()
    close_both(since, merge)
    for row in reversed(rows):
        _put_back(row)
    for one in later:
        _let_go(one, merge)
    _cases_take_theirs(other)
    db.session.expire_all()
    kept.sort_name = sort_name(kept.name)
    other.merged_into_id = None
    merge.state, merge.parted_words = MergeState.PARTED, words
    merge.parted_by_id, merge.parted_at = by.id, clock.now()
    reindex(kept, other)
    _tell(merge, (kept, other), by)


def _put_back(row: MovedRow) -> None:
    """As far as it is still as the merge left it. What someone changed since is theirs.

    A rule for reaching someone goes back whole or not at all: half of one could allow what neither record did.
    """
    table = Model.metadata.tables[row.table_name]
    mine = [name for name in row.after if _as_left(row, name)]
    if len(mine) < len(row.after) and row.table_name != "person":
        return
    if row.before is None:
        db.session.execute(delete(table).where(table.c.id == row.row_id))
        return
    values = {name: _typed(table, name, row.before[name]) for name in mine}
    if values:
        db.session.execute(update(table).where(table.c.id == row.row_id).values(values))


def _typed(table: Table, name: str, value: Any) -> Any:
    return date.fromisoformat(value) if value and isinstance(table.c[name].type, Date) else value


def _let_go(one: Later, merge: PersonMerge) -> None:
    for table, column in moving():
        if table.name == one.table:
            set_person(table, column, [one.row_id], merge.other_id)


def _cases_take_theirs(other: Person) -> None:
    """Who was given a case since goes with the case."""
    theirs = select(Model.metadata.tables["support_case"].c.id)
    theirs = theirs.where(Model.metadata.tables["support_case"].c.person_id == other.id)
    for table, column in moving():
        if (case := case_column(table)) is not None:
            db.session.execute(update(table).where(case.in_(theirs)).values({column.name: other.id}))


def _tell(merge: PersonMerge, people: Sequence[Person], by: User) -> None:
    for case in _cases(people):
        add_entry(case, KIND, merge.public_id, _("Two records were parted again"), by=by)
    kept, other = people
    record("person.parted", kept, by=by, merge=merge.public_id, other=other.public_id)
    record("person.parted_from", other, by=by, merge=merge.public_id, kept=kept.public_id)


def _cases(people: Sequence[Person]) -> Iterator[Any]:
    for person in people:
        yield from queries.cases_of_record(person)
