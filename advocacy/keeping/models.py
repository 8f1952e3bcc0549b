"""That there is a backup, and where."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model


class BackupMade(Model):
    """One backup that was finished, read back and compared, with the audit's head at that moment."""

    __tablename__ = "backup_made"
    made_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(String(400))
    size: Mapped[int] = mapped_column(BigInteger)
    revision: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(12))
    audit_rows: Mapped[int]
    audit_head: Mapped[str] = mapped_column(String(64))
