"""What is known about backups."""

from sqlalchemy import select

from advocacy.db import db

from .models import BackupMade


def last_backup() -> BackupMade | None:
    """The newest backup that was read back and compared; None when there never was one."""
    newest = select(BackupMade).order_by(BackupMade.made_at.desc(), BackupMade.id.desc()).limit(1)
    return db.session.scalar(newest)
