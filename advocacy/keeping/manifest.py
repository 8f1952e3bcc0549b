"""What a backup says about itself: first what it needs, at its end the hashes of everything in it."""

import hmac
import json
from dataclasses import asdict, dataclass, field
from typing import Self

from pyrage import x25519
from sqlalchemy import Connection, text

from advocacy import clock
from advocacy.audit import chain
from advocacy.version import VERSION

from .tables import Table, count

FORMAT = 1


class NotABackup(RuntimeError):
    """The file can not be restored. The message says why, in one sentence."""


@dataclass(frozen=True)
class Header:
    """What stands first in a backup: enough to refuse it, or to make a place for it."""

    program: str
    revision: str
    dialect: str
    made_at: str
    key: str
    rows: int
    tables: tuple[Table, ...]
    format: int = FORMAT

    def write(self) -> bytes:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    @classmethod
    def read(cls, written: bytes) -> Self:
        said = json.loads(written)
        if said["format"] != FORMAT:
            raise NotABackup(
                f"This backup has format {said['format']} and this program knows {FORMAT}."
                " Restore it with the program that made it, or a newer one."
            )
        tables = tuple(
            Table(one["name"], tuple(one["columns"]), tuple(one["kinds"]), tuple(one["key"]))
            for one in said.pop("tables")
        )
        return cls(**said, tables=tables)


@dataclass(frozen=True)
class Chain:
    """The audit's chain at that moment: how many rows, the code of the last, and whether it verified."""

    rows: int
    head: str
    whole: bool

    def __str__(self) -> str:
        return f"{self.rows} rows, head {self.head[:16]}"


@dataclass(frozen=True)
class Manifest:
    """What stands last in a backup: the count and SHA-256 of each table, and of each other file."""

    audit: Chain
    tables: dict[str, tuple[int, str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def write(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def read(cls, written: bytes) -> Self:
        said = json.loads(written)
        tables = {name: (rows, digest) for name, (rows, digest) in said["tables"].items()}
        return cls(Chain(**said["audit"]), tables, said["files"])

    @property
    def rows(self) -> int:
        return sum(rows for rows, _ in self.tables.values())


def header_of(connection: Connection, key: str, tables: list[Table]) -> Header:
    """`key` is the short name of the recovery key, where the rows are going to be locked."""
    revision = connection.exec_driver_sql("select version_num from alembic_version").scalar_one()
    return Header(
        program=VERSION,
        revision=revision,
        dialect=connection.dialect.name,
        made_at=clock.now().isoformat(timespec="seconds"),
        key=key,
        rows=sum(count(connection, table) for table in tables),
        tables=tuple(tables),
    )


def chain_of(connection: Connection) -> Chain:
    """A broken chain does not stop a backup: it is the last thing that should be lost then. It is said."""
    rows, mac = connection.execute(text("select last, mac from audit_head")).one()
    try:
        chain.verify(connection)
    except chain.ChainBroken:
        return Chain(rows, bytes(mac).hex(), whole=False)
    return Chain(rows, bytes(mac).hex(), whole=True)


def code_of(written: bytes, identity: x25519.Identity) -> bytes:
    """Anyone who knows the public half can lock a file; this code only the holder of the key can make."""
    key = hmac.digest(str(identity).encode(), b"advocacy backup manifest 1", "sha256")
    return hmac.digest(key, written, "sha256").hex().encode() + b"\n"


def same_code(found: bytes, written: bytes, identity: x25519.Identity) -> bool:
    return hmac.compare_digest(found, code_of(written, identity))
