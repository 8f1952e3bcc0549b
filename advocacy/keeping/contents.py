"""What stands in a backup, in which order, and reading it again."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from pyrage import x25519
from sqlalchemy import Connection

from . import archive
from .loading import Advance
from .manifest import Header, Manifest, NotABackup, chain_of, code_of, same_code
from .tables import Seen, count, read

HEADER, MANIFEST, CODE = "header.json", "manifest.json", "manifest.hmac"
ROWS, FILES = "rows", "files"
PART = 1 << 20
NO_BACKUP = "This file is locked with the right key, but it is not a backup of this program."


def members(
    connection: Connection,
    header: Header,
    files: dict[str, bytes],
    identity: x25519.Identity,
    advance: Advance,
) -> Iterator[archive.Member]:
    """Header, keys and settings, the rows of each table, and last the manifest that covers them all."""
    written = header.write()
    yield HEADER, written
    sums = {HEADER: _sum(written)}
    for name, content in files.items():
        sums[f"{FILES}/{name}"] = _sum(content)
        yield f"{FILES}/{name}", content
    tables = {}
    for table in header.tables:
        seen = Seen()
        for number, part in enumerate(_parts(read(connection, table), seen, advance), 1):
            yield f"{ROWS}/{table.name}/{number:06}.jsonl", part
        if seen.rows != count(connection, table):
            raise RuntimeError(f"The table {table.name} was not read to its end. There is no backup.")
        tables[table.name] = seen.sum
    manifest = Manifest(chain_of(connection), tables, sums).write()
    yield MANIFEST, manifest
    yield CODE, code_of(manifest, identity)


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _parts(lines: Iterable[bytes], seen: Seen, advance: Advance) -> Iterator[bytes]:
    """Lines, a megabyte or so at a time: a tar names the size of a file before it comes."""
    part = bytearray()
    before = 0
    for line in lines:
        part += seen.note(line)
        if len(part) >= PART:
            yield bytes(part)
            advance(seen.rows - before)
            before = seen.rows
            part.clear()
    if part:
        yield bytes(part)
    advance(seen.rows - before)


class Backup:
    """A backup that is being read: header and files at once, then each table, then the manifest.

    What it gives counts only once `manifest` has been read: that proves the file whole and all of it as written.
    """

    def __init__(self, given: Iterator[archive.Member], identity: x25519.Identity) -> None:
        self._given, self._identity = given, identity
        name, written = self._next()
        if name != HEADER:
            raise NotABackup(NO_BACKUP)
        self.header = Header.read(written)
        self._sums = {HEADER: _sum(written)}
        self._seen: dict[str, Seen] = {table.name: Seen() for table in self.header.tables}
        self.files: dict[str, bytes] = {}
        self._waiting = self._take_files()

    def _next(self) -> archive.Member:
        found = next(self._given, None)
        if found is None:
            raise NotABackup(NO_BACKUP)
        return found

    def _take_files(self) -> archive.Member:
        """Keys and settings; answers with the first member after them."""
        while True:
            name, content = self._next()
            if not name.startswith(f"{FILES}/"):
                return name, content
            self._sums[name] = _sum(content)
            self.files[PurePosixPath(name).name] = content

    def tables(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Each table that has rows, and its lines. Take one table's lines before asking for the next."""
        for folder, parts in groupby(self._rows(), lambda member: PurePosixPath(member[0]).parent.name):
            if folder not in self._seen:
                raise NotABackup(NO_BACKUP)
            yield folder, self._lines(self._seen[folder], parts)

    def _rows(self) -> Iterator[archive.Member]:
        while self._waiting[0].startswith(f"{ROWS}/"):
            yield self._waiting
            self._waiting = self._next()

    def _lines(self, seen: Seen, parts: Iterable[archive.Member]) -> Iterator[bytes]:
        for _, content in parts:
            for line in content.splitlines(keepends=True):
                yield seen.note(line)

    def manifest(self) -> Manifest:
        """The manifest, once everything before it has been read and is what it says, and the file is at its end."""
        name, written = self._waiting
        code = self._next()
        rest = next(self._given, None)
        if name != MANIFEST or code[0] != CODE or rest is not None:
            raise NotABackup(NO_BACKUP)
        if not same_code(code[1], written, self._identity):
            raise NotABackup("This backup was not made by the holder of the recovery key. Use another one.")
        manifest = Manifest.read(written)
        found = {name: seen.sum for name, seen in self._seen.items()}
        if (found, self._sums) != (manifest.tables, manifest.files):
            raise NotABackup("What is in this backup is not what its manifest says. Use another one.")
        return manifest
