"""Writing one person's file into a folder: the same tables as everything, and of each only what is theirs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select

from advocacy.people.models import Person

from ..everything.describing import GivenTable, given_tables
from ..everything.explaining import HOW_TO_READ, README, lines_about
from ..everything.writing import Advance, Written, whole_or_nothing, write_table
from .gathering import NOT_THEIRS, Ids, gather

BEGIN = """# The file of one person

What is kept about one person, as it is kept: one file for each table in `tables/`; letters, referrals and photos
in `files/`.

**This is not encrypted.** Give it only to the person, or to whoever they chose, and remove it when it has done its
work.
"""
# Of those who work here and of agencies: who they are, and no more.
NAMES = {
    "user_account": ("id", "name"),
    "team": ("id", "name"),
    "agency": ("id", "name"),
    "service": ("id", "name"),
}


def write_person(folder: Path, person: Person, starting: Callable[[int], Advance]) -> Written:
    with whole_or_nothing(folder) as (connection, written):
        found = gather(connection, person.id)
        named = _named(connection, found)
        advance = starting(sum(map(len, (*found.values(), *named.values()))))
        tables = [one for one in given_tables() if one.name in found] + _of_names(named)
        for one in tables:
            ids = found.get(one.name) or named[one.name]
            write_table(connection, one, written, advance, _among(one, sorted(ids)))
        written.write(README, _explanation(tables, written).encode())
    return written


def _of_names(named: Ids) -> list[GivenTable]:
    return [
        replace(one, columns=tuple(column for column in one.columns if column.name in NAMES[one.name]))
        for one in given_tables()
        if named.get(one.name)
    ]


def _named(connection: Connection, found: Ids) -> Ids:
    """Who is named by a number in these rows."""
    named: Ids = {}
    for one in given_tables():
        for column in one.columns if one.name in found else ():
            for key in column.column.foreign_keys:
                if key.column.table.name in NAMES:
                    named.setdefault(key.column.table.name, set()).update(
                        _values(connection, one, column.column, found[one.name])
                    )
    return {name: ids for name, ids in named.items() if ids}


def _values(connection: Connection, given: GivenTable, column: Any, ids: set[int]) -> Iterator[int]:
    asked = select(column).distinct().where(_among(given, sorted(ids)), column.is_not(None))
    yield from connection.execute(asked).scalars()


def _among(given: GivenTable, ids: Sequence[int]) -> ColumnElement[bool]:
    """Written into the statement: these are our own whole numbers, and there may be more than it takes values."""
    among: Any = bindparam(None, ids, expanding=True, literal_execute=True)
    return given.table.c.id.in_(among)


def _explanation(tables: Sequence[GivenTable], written: Written) -> str:
    left = (f"- {name}: {why}." for name, why in NOT_THEIRS.items())
    who = "- Who else was there: a talk with two people is in both files, without the other’s name beside it."
    said = lines_about(tables, written.rows)
    return "\n".join([BEGIN, HOW_TO_READ, "## The tables", *said, "", "## What is not here", *left, who, ""])
