"""Reads that are put together once and then go straight to the embedded file.

What SQLAlchemy does around a statement takes several times as long as the statement itself. A page asks for some
ten lists of plain columns, always in the same words: those are compiled once, with what turns values into stored
ones and back. On PostgreSQL SQLAlchemy runs them as ever.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Dialect, Executable, TextClause, exc

# Who wants to know every statement that is sent: the tests that count them.
watchers: list[Callable[[str], None]] = []


class Prepared:
    """One statement on the embedded database: its text, its values in order, and its rows by name."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.text, self.fixed = str(compiled), compiled.params
        binds = [(name, compiled.binds[name]) for name in compiled.positiontup or ()]
        self.lists = {name: f"__[POSTCOMPILE_{name}]" for name, bind in binds if bind.expanding}
        self.values = [(name, _kind(bind, dialect).bind_processor(dialect)) for name, bind in binds]
        columns = list(statement.selected_columns)
        self.turns = [_kind(column, dialect).result_processor(dialect, None) for column in columns]
        row = namedtuple("Row", [column.key or "" for column in columns], rename=True)  # type: ignore[misc]
        self.row: Callable[[Any], Any] = row._make

    def run(self, connection: Any, given: Mapping[str, Any]) -> list[Any]:
        """`connection` is the driver's own."""
        text, values = self._filled({**self.fixed, **given})
        return [self._row(row) for row in _run(connection, text, values).fetchall()]

    def _filled(self, given: Mapping[str, Any]) -> tuple[str, list[Any]]:
        text, values = self.text, list[Any]()
        for name, turn in self.values:
            some = given[name] if name in self.lists else (given[name],)
            if name in self.lists:
                text = text.replace(self.lists[name], ", ".join("?" * len(some)))
            values += [turn(one) for one in some] if turn else some
        return text, values

    def _row(self, row: Sequence[Any]) -> Any:
        return self.row([turn(value) if turn else value for turn, value in zip(self.turns, row, strict=True)])


def _run(driver: Any, text: str, values: Any) -> Any:
    for watcher in watchers:
        watcher(text)
    try:
        return driver.execute(text, values)
    except sqlcipher3.Error as trouble:  # as SQLAlchemy names it everywhere else
        named: type[exc.DBAPIError] = getattr(exc, type(trouble).__name__, exc.DBAPIError)
        raise named(text, None, trouble) from trouble


def _kind(one: Any, dialect: Dialect) -> Any:
    return one.type.dialect_impl(dialect)


prepared = lru_cache(maxsize=512)(Prepared)


def rows(connection: Connection, statement: Executable, given: Mapping[str, Any]) -> Sequence[Any]:
    """The rows of a statement that is kept for good."""
    if connection.dialect.name == "sqlite":
        return prepared(statement, connection.dialect).run(connection.connection.driver_connection, given)
    return connection.execute(statement, given).all()


def straight(connection: Connection) -> Callable[[TextClause, Mapping[str, Any]], Any]:
    """Runs our own words of SQL with values by name that need no turning, as directly as `rows` does."""
    if connection.dialect.name != "sqlite":
        return connection.execute
    driver = connection.connection.driver_connection
    return lambda statement, values: _run(driver, statement.text, values)
