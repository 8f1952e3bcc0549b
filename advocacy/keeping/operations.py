"""Writing down that there is a backup, and letting go of old ones."""

import re
from datetime import datetime
from pathlib import Path

from advocacy.audit.operations import record
from advocacy.audit.writing_down import log_head
from advocacy.db import db

from .making import Made
from .models import BackupMade
from .neutral import stamp

NAMED = "advocacy-{stamp}-{key}.backup"
OURS = re.compile(r"advocacy-\d{8}-\d{6}-[0-9A-F]{4}-[0-9A-F]{4}\.backup")
LONGEST = 400


def note_backup(made: Made) -> None:
    audit = made.manifest.audit
    log_head(audit.rows, audit.head)
    db.session.add(
        BackupMade(
            made_at=made.made_at,
            place=str(made.file)[-LONGEST:],
            size=made.size,
            revision=made.header.revision,
            key=made.header.key,
            audit_rows=audit.rows,
            audit_head=audit.head,
        )
    )
    record("backup.made", None, by=None, rows=made.manifest.rows, size=made.size, audit_head=audit.head)


def name_in(folder: Path, made_at: datetime, key: str) -> Path:
    """A name that sorts by its instant and says which sheet opens it."""
    return folder / NAMED.format(stamp=stamp(made_at), key=key)


def let_go(made: Path, keep: int) -> list[Path]:
    """Beside this one, remove all but the newest backups that this command named itself, and no other file.

    The one that was just made stays whatever the clock says.
    """
    others = [file for file in made.parent.iterdir() if OURS.fullmatch(file.name) and file.name != made.name]
    old = sorted(others, reverse=True)[keep - 1 :]
    for file in old:
        file.unlink()
    return old
