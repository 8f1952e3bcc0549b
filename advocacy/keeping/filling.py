"""From a backup, or from another database, into an empty one: migrate, load, compare, all in one transaction."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, column, table, update

from advocacy import clock
from advocacy.audit import chain
from advocacy.audit.events import Event
from advocacy.db import Instant
from advocacy.migrating import known_revisions, migrate_within

from .loading import Advance, compare, finish, load, refuse_other_columns, unguarded
from .manifest import Chain, Header, Manifest, NotABackup
from .tables import Seen, kept_tables, read

AT_ONCE = 1000
SESSIONS = table("user_session", column("ended_at", Instant))


class Source(Protocol):
    """Where rows come from. The manifest counts once all of them were taken."""

    @property
    def header(self) -> Header: ...

    def tables(self) -> Iterator[tuple[str, Iterator[bytes]]]: ...

    def manifest(self) -> Manifest: ...


@dataclass
class Living:
    """Another database as a source: the same rows in the same lines as in a backup."""

    connection: Connection
    header: Header
    audit: Chain

    def __post_init__(self) -> None:
        self._seen = {kept.name: Seen() for kept in self.header.tables}

    def tables(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        for kept in self.header.tables:
            yield kept.name, map(self._seen[kept.name].note, read(self.connection, kept))

    def manifest(self) -> Manifest:
        return Manifest(self.audit, {name: seen.sum for name, seen in self._seen.items()})


def refuse_newer_schema(header: Header) -> None:
    if header.revision not in known_revisions():
        raise NotABackup(
            f"This backup has schema {header.revision}, which this program ({header.program} made it) does not"
            " know yet. Install the newer program first."
        )


def fill(connection: Connection, source: Source, advance: Advance) -> Manifest:
    """All of it, compared with what the source says at its end. The caller commits."""
    migrate_within(connection, source.header.revision)
    here = kept_tables(connection)
    refuse_other_columns(source.header.tables, here)
    known = {kept.name: kept for kept in here}
    with unguarded(connection, here):
        for name, lines in source.tables():
            load(connection, known[name], _told(lines, advance))
    finish(connection, here)
    manifest = source.manifest()
    compare(connection, manifest, advance)
    return manifest


def _told(lines: Iterator[bytes], advance: Advance) -> Iterator[bytes]:
    number = 0
    for number, line in enumerate(lines, 1):
        yield line
        if number % AT_ONCE == 0:
            advance(AT_ONCE)
    advance(number % AT_ONCE)


def begin_anew(connection: Connection, manifest: Manifest, action: str) -> None:
    """Nobody is signed in after a restore, and the audit says that there was one."""
    now = clock.now()
    connection.execute(update(SESSIONS).where(SESSIONS.c.ended_at.is_(None)).values(ended_at=now))
    detail = json.dumps(
        {"audit_rows": manifest.audit.rows, "audit_head": manifest.audit.head}, sort_keys=True
    )
    event = Event(now.isoformat(), "", action, "", "command line", "done", detail)
    chain.seal(connection, [event])
