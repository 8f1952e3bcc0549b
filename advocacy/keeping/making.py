"""Making a backup while people work, and reading it back before it counts."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from errno import ENOSPC
from pathlib import Path
from typing import IO

from pyrage import x25519
from sqlalchemy import Connection

from advocacy import clock, recovery
from advocacy.db import db
from advocacy.settings import Settings

from . import archive
from .contents import Backup, members
from .loading import Advance
from .manifest import Header, Manifest, NotABackup, header_of
from .tables import kept_tables

KEYS = ("database", "secret", "audit")
UNFINISHED = ".unfinished"


@dataclass(frozen=True)
class Made:
    """A finished backup that has been read back and compared."""

    file: Path
    size: int
    header: Header
    manifest: Manifest
    made_at: datetime

    @property
    def warning(self) -> str:
        if self.manifest.audit.whole:
            return ""
        return "The audit chain did not verify when this backup was made. Run `advocacy audit verify`."


@dataclass
class Snapshot:
    """One instant of the database, for as long as the backup takes; writers go on meanwhile."""

    connection: Connection
    header: Header


@contextmanager
def snapshot(identity: x25519.Identity) -> Iterator[Snapshot]:
    with db.engine.connect() as connection, connection.begin():
        tables = kept_tables(connection)
        header = header_of(connection, recovery.fingerprint(identity), tables)
        yield Snapshot(connection, header)


def make_backup(file: Path, settings: Settings, taken: Snapshot, advance: Advance) -> Made:
    """Write the backup beside its name, read it back, compare, and only then give it its name."""
    identity = recovery.read_recovery(settings)
    refuse_existing(file)
    with _unfinished(file) as (part, out):
        _write(out, settings, taken, identity, advance)
        manifest = _read_back(part, identity, taken, advance)
        os.fsync(out.fileno())
        size = part.stat().st_size
        _name(part, file)
    return Made(file, size, taken.header, manifest, clock.now())


def refuse_existing(file: Path) -> None:
    if not file.parent.is_dir():
        raise RuntimeError(f"There is no folder {file.parent}. Make it, or choose another place.")
    if file.exists():
        raise RuntimeError(f"{file} is there already and was left as it is. Choose another name.")


@contextmanager
def _unfinished(file: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A file that nobody takes for a backup, locked while it grows. One that a killed backup left is removed."""
    _remove_abandoned(file.parent)
    part = file.parent / f".{file.name}-{secrets.token_hex(4)}{UNFINISHED}"
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb", buffering=0) as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        try:
            yield part, out
        except OSError as trouble:
            if trouble.errno == ENOSPC:
                raise RuntimeError(
                    f"There is no room left in {file.parent}. There is no backup."
                ) from trouble
            raise
        finally:
            part.unlink(missing_ok=True)


def _remove_abandoned(folder: Path) -> None:
    for found in folder.glob(f".*{UNFINISHED}"):
        with found.open("rb") as left:
            try:
                fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            found.unlink(missing_ok=True)


def _write(
    out: IO[bytes], settings: Settings, taken: Snapshot, identity: x25519.Identity, advance: Advance
) -> None:
    inside = members(taken.connection, taken.header, _files(settings), identity, advance)
    archive.write(out, inside, identity.to_public(), int(clock.now().timestamp()))
    out.flush()
    os.fsync(out.fileno())


def _files(settings: Settings) -> dict[str, bytes]:
    """Without its keys a database is worthless, and without the audit's key the chain proves nothing."""
    places = {f"{name}.key": settings.key_file(name) for name in KEYS}
    places["settings.toml"] = settings.instance / "settings.toml"
    return {name: place.read_bytes() for name, place in places.items() if place.is_file()}


def _read_back(part: Path, identity: x25519.Identity, taken: Snapshot, advance: Advance) -> Manifest:
    """From the disk again: every table's hash is compared with the manifest, and that with the snapshot's head."""
    with archive.reading(part, identity) as given:
        backup = Backup(given, identity)
        for _, lines in backup.tables():
            advance(sum(1 for _ in lines))
        manifest = backup.manifest()
    if backup.header != taken.header:
        raise NotABackup("The backup did not read back as it was written. There is no backup.")
    return manifest


def _name(part: Path, file: Path) -> None:
    """Never over another file, also when two backups end at once. Some drives know no links."""
    try:
        os.link(part, file)
    except FileExistsError as taken:
        raise RuntimeError(f"{file} is there already and was left as it is. Choose another name.") from taken
    except OSError:
        refuse_existing(file)
        part.rename(file)
    keep_names(file.parent)


def keep_names(folder: Path) -> None:
    """A new name survives a power cut only once its folder is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
