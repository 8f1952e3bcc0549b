"""Every table that points to a person, and what happens to its rows when two records become one.

The list is compared with the tables themselves by a test: a new one can not be forgotten.
"""

from collections.abc import Iterator
from enum import StrEnum

from sqlalchemy import Column, Table

from advocacy.db import Model


class Way(StrEnum):
    """What happens to the rows of the record that goes."""

    MOVE = "move"  # they belong to the kept record from then on
    CHOOSE = "choose"  # rows of both meet: what goes on is chosen, the others stay where they are, as history
    INDEX = "index"  # written anew from the record
    STAY = "stay"  # they tell of the record itself


BOUND: dict[str, Way] = {
    "support_case.person_id": Way.MOVE,
    "assignment.person_id": Way.MOVE,
    "person_address.person_id": Way.MOVE,
    "supporter.person_id": Way.MOVE,
    # Whoever was kept from one record is kept from both; one restricted record restricts both.
    "kept_away.person_id": Way.MOVE,
    "restriction.person_id": Way.MOVE,
    "sight_grant.person_id": Way.MOVE,
    "safe_contact.person_id": Way.CHOOSE,
    "search_gram.person_id": Way.INDEX,
    "person.merged_into_id": Way.STAY,
    "person_merge.kept_id": Way.STAY,
    "person_merge.other_id": Way.STAY,
}


def columns_to_person() -> Iterator[tuple[str, Table, Column[int]]]:
    """“table.column” of every foreign key to a person, as the tables say it."""
    for table in Model.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column.table.name == "person" for key in column.foreign_keys):
                yield f"{table.name}.{column.name}", table, column


def moving() -> list[tuple[Table, Column[int]]]:
    """Whose rows go along, cases first."""
    order = [name for name, way in BOUND.items() if way is Way.MOVE]
    found = {name: (table, column) for name, table, column in columns_to_person()}
    return [found[name] for name in order]


def case_column(table: Table) -> Column[int] | None:
    """Where a row that moves belongs to a case as well, it always goes with its case."""
    for column in table.columns:
        if any(key.column.table.name == "support_case" for key in column.foreign_keys):
            return column
    return None
