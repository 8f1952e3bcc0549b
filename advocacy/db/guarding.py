"""On the embedded database: a read transaction that can not write.

`pragma query_only` would say so to the file itself, but each switch makes every statement be prepared again, a sixth
of a page. So a statement that is not a look is refused before it is sent, and nothing that got past is ever kept:
a read transaction that changed a row ends with a rollback and an error. On PostgreSQL the server does all this.
"""

import re
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError

LOOK = re.compile(
    r"\s*(?:select|values|explain|pragma|with(?!.*\b(?:insert|update|delete|replace)\s+\w))", re.I | re.S
)
REFUSED = "attempt to write in a read-only transaction"


def guard(engine: Engine) -> None:
    event.listen(engine, "before_cursor_execute", _refuse)
    event.listen(engine, "rollback", _compare)
    event.listen(engine, "commit", _compare)


def begin_reading(connection: Connection) -> None:
    """Remember how many rows this connection has changed so far."""
    connection.info["changes"] = _driver(connection).total_changes


def begin_writing(connection: Connection) -> None:
    connection.info.pop("changes", None)


def _refuse(connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
    if "changes" in connection.info and not LOOK.match(statement):
        raise _refusal(statement)


def _compare(connection: Connection) -> None:
    """Whatever ran past SQLAlchemy. Undone here: what is raised keeps SQLAlchemy from doing it."""
    driver = _driver(connection)
    if connection.info.pop("changes", driver.total_changes) != driver.total_changes:
        driver.rollback()
        raise _refusal("")


def _refusal(statement: str) -> OperationalError:
    return OperationalError(statement, None, sqlcipher3.OperationalError(REFUSED))


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
