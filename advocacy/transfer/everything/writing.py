"""Writing everything into a folder: one reading of the database, a file for each table, a file for each document."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from advocacy import clock
from advocacy.db import db

from .cells import MARK, cell, line
from .describing import Given, GivenTable, given_tables
from .explaining import README, explanation

MANIFEST = "manifest.json"
ROWS_AT_ONCE, FILES_AT_ONCE = 1000, 10
BEGINNINGS = {
    b"%PDF": "pdf",
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG": "png",
    b"PK\x03\x04": "xlsx",
    b"<svg": "svg",
    b"RIFF": "webp",
}
Advance = Callable[[int], None]


class NotEmpty(RuntimeError):
    """The folder has something in it already."""


@dataclass
class Written:
    """What was written, by its path in the folder."""

    folder: Path
    rows: dict[str, int] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)

    @property
    def files(self) -> int:
        return sum(not path.endswith(".csv") and "/" in path for path in self.sums)

    def write(self, path: str, content: bytes) -> None:
        """A new file, for its owner only."""
        with self.opened(path) as out:
            out.write(content)
        self.sums[path] = hashlib.sha256(content).hexdigest()

    def opened(self, path: str) -> Any:
        place = self.folder / path
        for above in reversed(place.relative_to(self.folder).parents[:-1]):
            (self.folder / above).mkdir(mode=0o700, exist_ok=True)
        return os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def count_rows(connection: Connection) -> int:
    return sum(
        connection.execute(select(func.count()).select_from(one.table)).scalar_one() for one in given_tables()
    )


def refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty(f"{folder} is not an empty folder. Name a new one.")


@contextmanager
def whole_or_nothing(folder: Path) -> Iterator[tuple[Connection, Written]]:
    """A new folder from one instant of the database. When something goes wrong, nothing half is left."""
    refuse_full(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    written = Written(folder)
    try:
        with db.engine.connect() as connection, connection.begin():
            yield connection, written
        _write_manifest(written)
    except BaseException:
        _empty(folder)
        raise


def write_everything(folder: Path, starting: Callable[[int], Advance]) -> Written:
    """All of it."""
    with whole_or_nothing(folder) as (connection, written):
        advance = starting(count_rows(connection))
        for one in given_tables():
            write_table(connection, one, written, advance)
        written.write(README, explanation(written.rows).encode())
    return written


def _empty(folder: Path) -> None:
    for one in folder.iterdir():
        if one.is_dir():
            shutil.rmtree(one)
        else:
            one.unlink()


def write_table(
    connection: Connection, given: GivenTable, written: Written, advance: Advance, *only: ColumnElement[bool]
) -> None:
    """One file of rows, with a file of its own for each document in them."""
    path, digest, rows = f"tables/{given.name}.csv", hashlib.sha256(), 0
    at_once = FILES_AT_ONCE if any(one.kind == "file" for one in given.columns) else ROWS_AT_ONCE
    query = select(*(one.column for one in given.columns)).where(*only).order_by(given.table.c.id)
    reading = connection.execution_options(stream_results=True, max_row_buffer=at_once, yield_per=at_once)
    with written.opened(path) as out:

        def put(text: str) -> None:
            digest.update(text.encode())
            out.write(text.encode())

        put(MARK + line(one.name for one in given.columns))
        for some in reading.execute(query).partitions(at_once):
            for row in some:
                put(line(_cells(given, row, written)))
            rows += len(some)
            advance(len(some))
    written.rows[given.name], written.sums[path] = rows, digest.hexdigest()


def _cells(given: GivenTable, row: Any, written: Written) -> list[str | None]:
    values = dict(zip((one.name for one in given.columns), row, strict=True))
    return [
        _file(given, one, values, written) if one.kind == "file" else cell(values[one.name], one.kind)
        for one in given.columns
    ]


def _file(given: GivenTable, one: Given, values: dict[str, Any], written: Written) -> str | None:
    """Bytes become a file whose name tells nothing: table, column, number of the row."""
    content = values[one.name]
    if content is None:
        return None
    content = bytes(content)
    ending = next((end for begin, end in BEGINNINGS.items() if content.startswith(begin)), "bin")
    path = f"files/{given.name}/{values['id']}-{one.name}.{ending}"
    written.write(path, content)
    return path


def _write_manifest(written: Written) -> None:
    said = {
        "made_at": clock.now().isoformat(timespec="seconds"),
        "rows": written.rows,
        "sha256": dict(sorted(written.sums.items())),
    }
    with written.opened(MANIFEST) as out:
        out.write(json.dumps(said, indent=1).encode() + b"\n")
