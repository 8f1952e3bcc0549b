"""Which tables are kept, read from the database itself, so that an older schema can be kept too."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, inspect
from sqlalchemy.engine import Inspector

from . import neutral

# The schema's number stands in the manifest. What begins like this belongs to the queue's own engine.
NOT_OURS = ("alembic_version", "procrastinate_", "sqlite_")
AT_ONCE, PAPERS_AT_ONCE = 500, 10


@dataclass(frozen=True)
class Table:
    """A table as it is kept: its columns by name, what each holds, and what its rows are ordered by."""

    name: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def at_once(self) -> int:
        """How many rows may be in memory: a scan or a PDF can be megabytes."""
        return PAPERS_AT_ONCE if "bytes" in self.kinds else AT_ONCE


@dataclass
class Seen:
    """How many lines went by, and their SHA-256."""

    rows: int = 0
    digest: Any = None

    def __post_init__(self) -> None:
        self.digest = sha256()

    def note(self, line: bytes) -> bytes:
        self.rows += 1
        self.digest.update(line)
        return line

    @property
    def sum(self) -> tuple[int, str]:
        return self.rows, self.digest.hexdigest()


def kept_tables(connection: Connection) -> list[Table]:
    """Every table, by name."""
    found = inspect(connection)
    names = [name for name in found.get_table_names() if not name.startswith(NOT_OURS)]
    return [_table(found, name) for name in sorted(names)]


def _table(found: Inspector, name: str) -> Table:
    key = tuple(found.get_pk_constraint(name)["constrained_columns"])
    kinds = {
        column["name"]: neutral.kind_of(column["type"], f"{name}.{column['name']}")
        for column in found.get_columns(name)
        if "computed" not in column
    }
    columns = tuple(sorted(kinds, key=lambda column: (column not in key, column)))
    return Table(name, columns, tuple(kinds[column] for column in columns), key)


def count(connection: Connection, table: Table) -> int:
    return int(connection.exec_driver_sql(f'select count(*) from "{table.name}"').scalar_one())  # noqa: S608


def read(connection: Connection, table: Table) -> Iterator[bytes]:
    """The table's rows as lines, in the order of its key, never many in memory."""
    dialect = connection.dialect.name
    streamed = {"stream_results": True, "max_row_buffer": table.at_once}
    result = connection.exec_driver_sql(_select(table, dialect), execution_options=streamed)
    try:
        for some in result.partitions(table.at_once):
            yield from neutral.lines(some, table.kinds, dialect)
    except (TypeError, ValueError, AttributeError) as error:
        raise neutral.UnknownKind(f"A row of {table.name} can not be kept: {error}.") from error
    finally:
        result.close()


def _select(table: Table, dialect: str) -> str:
    asked = neutral.ASKED if dialect == "postgresql" else {}
    columns = ", ".join(
        asked.get(kind, "{0}").format(f'"{name}"')
        for name, kind in zip(table.columns, table.kinds, strict=True)
    )
    exact = ' collate "C"' if dialect == "postgresql" else ""
    texts = dict(zip(table.columns, table.kinds, strict=True))
    order = ", ".join(f'"{name}"{exact if texts[name] == "text" else ""}' for name in table.key)
    return f'select {columns} from "{table.name}" order by {order}'  # noqa: S608
