"""Work that waits, the slots of work that comes round, and the workers that are about."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model


class Job(Model):
    """One piece of background work. Its arguments are ids, never a person's words.

    The row is what is to be done, on either database, and goes into every backup. Who does it, and when, is the
    engine's affair: on PostgreSQL that is procrastinate, elsewhere the claim stands here.
    """

    __tablename__ = "job"
    __table_args__ = (Index(None, "finished_at", "run_after"),)
    name: Mapped[str] = mapped_column(String(60))
    arguments: Mapped[dict[str, Any]]
    run_after: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    claimed_by: Mapped[str | None] = mapped_column(String(80))
    attempts: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[datetime | None]
    failed: Mapped[str | None] = mapped_column(String(200))


class PeriodicRun(Model):
    """That a piece of periodic work was enqueued for one slot of time: the first to write the row does it."""

    __tablename__ = "periodic_run"
    __table_args__ = (UniqueConstraint("name", "slot"),)
    name: Mapped[str] = mapped_column(String(60))
    slot: Mapped[str] = mapped_column(String(30))
    started_at: Mapped[datetime]


class WorkerSeen(Model):
    """A background worker, and when it last gave a sign of life."""

    __tablename__ = "worker_seen"
    name: Mapped[str] = mapped_column(String(80), unique=True)
    seen_at: Mapped[datetime]
