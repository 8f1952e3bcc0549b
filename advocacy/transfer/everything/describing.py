"""Which tables and columns leave, and what each means: read from `tables.toml` and the models themselves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, LargeBinary, Table, Time, Uuid

from advocacy import tables
from advocacy.db import Instant, Model

FILE = Path(__file__).with_name("tables.toml")
assert tables, "it makes every table known"
# Short codes, that stand in their cell as hexadecimal digits; any other bytes become a file.
CODES = {"audit_event.mac", "audit_head.mac", "audit_head.seal"}
KINDS: tuple[tuple[type[Any], str], ...] = (
    (Boolean, "true or false"),
    (Integer, "whole number"),
    (Instant, "instant"),
    (DateTime, "instant"),
    (Date, "day"),
    (Time, "time"),
    (Uuid, "random name"),
    (JSON, "JSON"),
)


@dataclass(frozen=True)
class Given:
    """One column that leaves."""

    column: Column[Any]
    kind: str
    words: str

    @property
    def name(self) -> str:
        return self.column.name


@dataclass(frozen=True)
class GivenTable:
    """One table that leaves, and what it is about."""

    table: Table
    about: str
    columns: tuple[Given, ...]

    @property
    def name(self) -> str:
        return self.table.name


@cache
def written_words() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def left_out() -> Mapping[str, str]:
    """What stays here, with the reason: tables, and columns as “table.column”."""
    return {**written_words()["left_out"], **written_words()["left_out_columns"]}


def given_tables() -> list[GivenTable]:
    """Parents before their children."""
    found = Model.metadata.sorted_tables
    return [_given(table) for table in found if table.name not in left_out()]


def _given(table: Table) -> GivenTable:
    about = written_words()["tables"].get(table.name, {}).get("about", "")
    columns = (column for column in table.columns if f"{table.name}.{column.name}" not in left_out())
    return GivenTable(table, about, tuple(Given(one, kind_of(one), words_of(one)) for one in columns))


def kind_of(column: Column[Any]) -> str:
    if isinstance(column.type, LargeBinary):
        return "code" if f"{column.table.name}.{column.name}" in CODES else "file"
    return next((kind for known, kind in KINDS if isinstance(column.type, known)), "text")


def words_of(column: Column[Any]) -> str:
    """What it means; for a column that points at another table, where it points."""
    here = written_words()["tables"].get(column.table.name, {})
    own = column.name + "_" if column.name == "about" else column.name
    words: str = here.get(own) or written_words()["common"].get(column.name, "")
    points = [f"The id of a row of {key.column.table.name}.csv" for key in column.foreign_keys]
    return ". ".join([*([words] if words else []), *points])
