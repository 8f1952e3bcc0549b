"""Backs up a large installation, restores it onto an empty place, and compares every row and every byte of it.

The comparison asks both databases with their drivers and shares no code with the backup. Its control changes one
letter of one row in the restored place: then it has to be found.

    python -m tests.trouble.backup [--short]
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from advocacy import create_app
from advocacy.db import db
from advocacy.db.engine import WRITING
from advocacy.settings import Settings

from .durable import durable, has_postgresql
from .figures import Figure, Size, run, say
from .places import ROOT

# Restoring ends the sessions, and says in the audit that it was. Making a backup writes down that it was made.
CHANGED = {"user_session", "audit_event", "audit_head", "backup_made", "worker_seen"}
DOCUMENTS = "select number, sha256, content from document where content is not null"
MINUTES = 10


@dataclass(frozen=True)
class Office:
    """One installation and its own command."""

    folder: Path
    url: str = ""

    @property
    def settings(self) -> Settings:
        return Settings(instance=self.folder, database_url=self.url)

    def run(self, *arguments: str) -> tuple[float, int]:
        """Seconds, and the largest memory in kilobytes."""
        given = {"ADVOCACY_INSTANCE": str(self.folder), "ADVOCACY_DATABASE_URL": self.url}
        begun = time.monotonic()
        going = subprocess.Popen(
            [sys.executable, "-m", "advocacy", *arguments], env={**os.environ, **given}, cwd=ROOT
        )
        _, status, usage = os.wait4(going.pid, 0)
        going.returncode = os.waitstatus_to_exitcode(status)
        if going.returncode:
            raise RuntimeError(f"advocacy {arguments[0]} ended with {going.returncode}")
        return time.monotonic() - begun, usage.ru_maxrss

    def sums(self) -> dict[str, tuple[int, str]]:
        """For each table, how many rows, and the hash of what the driver gives, in the order of its key."""
        with create_app(self.settings).app_context(), db.engine.connect() as connection:
            names = [name for name in inspect(connection).get_table_names() if _counts(name)]
            return {name: _sum(connection, name) for name in names}

    def unsound_documents(self) -> tuple[int, int]:
        """How many issued pages there are, and how many are not the bytes that were issued."""
        with create_app(self.settings).app_context(), db.engine.connect() as connection:
            found = connection.execute(text(DOCUMENTS)).all()
        wrong = [row for row in found if hashlib.sha256(bytes(row.content)).hexdigest() != row.sha256]
        return len(found), len(wrong)

    def change_one_row(self) -> None:
        with create_app(self.settings).app_context(), db.engine.connect() as connection:
            connection.execution_options(**WRITING[connection.dialect.name])
            with connection.begin():
                last = "select max(id) from contact"
                connection.execute(text(f"update contact set note = note || '.' where id = ({last})"))


def _counts(name: str) -> bool:
    return name not in CHANGED and not name.startswith("procrastinate_") and "_fts" not in name


def _sum(connection: Connection, name: str) -> tuple[int, str]:
    digest, rows = hashlib.sha256(), 0
    streamed = {"stream_results": True, "max_row_buffer": 500}
    order = "version_num" if name == "alembic_version" else "id"
    statement = f'select * from "{name}" order by {order}'
    for row in connection.exec_driver_sql(statement, execution_options=streamed):
        plain = [bytes(value) if isinstance(value, memoryview) else value for value in row]
        digest.update(repr(plain).encode())
        rows += 1
    return rows, digest.hexdigest()


def kept(where: str, size: Size, old: Office, new: Office) -> Figure:
    times = size.pick(10, 1)
    old.run("demo", "--size", str(times))
    file = old.folder / "office.backup"
    backing, most = old.run("backup", str(file))
    say(f"{where}: backup in {backing:.0f} s, {file.stat().st_size / 1e6:.0f} MB")
    restoring, more = new.run("restore", str(file), "--key-file", str(old.folder / "recovery.key"))
    say(f"{where}: restore in {restoring:.0f} s")
    before, after = old.sums(), new.sums()
    documents, unsound = new.unsound_documents()
    new.change_one_row()
    found = [name for name, sum_ in new.sums().items() if sum_ != after[name]]
    rows = sum(rows for rows, _ in before.values())
    minutes = (backing + restoring) / 60
    words = (
        f"size {times}: {rows} rows and {documents} documents, backup {backing:.0f} s, restore {restoring:.0f} s,"
        f" {file.stat().st_size / 1e6:.1f} MB, memory {max(most, more) // 1024} MB;"
        f" tables that differ {sum(before[name] != after.get(name) for name in before)}, documents {unsound}"
    )
    return Figure(
        f"backup and restore, {where}",
        words,
        f"within {MINUTES} minutes, row-equal and byte-equal",
        before == after and not unsound and bool(documents) and minutes < MINUTES,
        f"one letter changed: found in {', '.join(found) or 'nothing'}",
        found == ["contact"],
    )


def trial(size: Size) -> Sequence[Figure]:
    figures = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        old, new = (Office(folder / part) for part in ("old", "new"))
        figures.append(kept("embedded", size, old, new))
        if has_postgresql():
            with durable(folder) as server:
                server.run("create database second")
                second = server.address.rpartition("/")[0] + "/second"
                old, new = Office(folder / "old-pg", server.address), Office(folder / "new-pg", second)
                figures.append(kept("PostgreSQL", size, old, new))
    return figures


if __name__ == "__main__":
    run(trial)
