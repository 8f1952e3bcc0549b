"""Heads of the audit that are known: signed off on paper, in backups, in a log, given by hand."""

from collections.abc import Iterator
from pathlib import Path

from pyrage import x25519
from sqlalchemy import select

from advocacy.audit.heads import Head, heads_in_a_log
from advocacy.audit.models import SignOff
from advocacy.db import db
from advocacy.keeping import archive
from advocacy.keeping.contents import Backup
from advocacy.keeping.models import BackupMade


def heads_kept_here() -> Iterator[Head]:
    """They are as safe as the database is: who can write the chain anew can change these too. Paper can not."""
    for signed in db.session.scalars(select(SignOff).where(SignOff.signed_on.is_not(None))):
        yield Head(signed.events, bytes.fromhex(signed.head), f"the sign-off of {signed.month:%B %Y}")
    for made in db.session.scalars(select(BackupMade).where(BackupMade.audit_head != "")):
        source = f"the backup of {made.made_at:%Y-%m-%d %H:%M} UTC"
        yield Head(made.audit_rows, bytes.fromhex(made.audit_head), source)


def head_of_backup(file: Path, identity: x25519.Identity) -> Head:
    """From its manifest, which counts once the whole file was read and is what the manifest says."""
    with archive.reading(file, identity) as given:
        backup = Backup(given, identity)
        for _, lines in backup.tables():
            for _ in lines:
                pass
        audit = backup.manifest().audit
    return Head(audit.rows, bytes.fromhex(audit.head), f"the manifest of {file.name}")


def heads_of_log(file: Path) -> list[Head]:
    with file.open(encoding="utf-8", errors="replace") as lines:
        return list(heads_in_a_log(lines, file.name))
