"""What is asked of the database to say how the program is. Counts and ages only."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import func, select, text

from advocacy import clock
from advocacy.accounts.models import UserSession
from advocacy.db import db
from advocacy.jobs.attempts import GIVE_UP_AFTER
from advocacy.jobs.models import Job, WorkerSeen
from advocacy.keeping.queries import last_backup
from advocacy.migrating import newest_revision
from advocacy.organization.queries import organization
from advocacy.settings import Settings

from .rules import ABOUT, Signs

wanted_schema = cache(newest_revision)


@dataclass(frozen=True)
class Waiting:
    """Background work: how much waits, since when the oldest is due, how much was given up."""

    jobs: int
    oldest: float
    given_up: int


def schema() -> str | None:
    return db.session.scalar(text("select version_num from alembic_version"))


def signs() -> Signs:
    """What tells whether the program is well."""
    last = db.session.scalar(select(func.max(WorkerSeen.seen_at)))
    return Signs(
        schema=schema(), wanted=wanted_schema(), worker_seen=_age(last), oldest_work=waiting_jobs().oldest
    )


def waiting_jobs() -> Waiting:
    unfinished, tried_enough = Job.finished_at.is_(None), Job.attempts >= GIVE_UP_AFTER
    due = unfinished & ~tried_enough & (Job.run_after <= clock.now())
    count, oldest = db.session.execute(select(func.count(), func.min(Job.run_after)).where(due)).one()
    given_up = db.session.scalar(select(func.count()).where(unfinished & tried_enough))
    return Waiting(count, _age(oldest) or 0.0, given_up or 0)


def workers_about() -> int:
    fresh = WorkerSeen.seen_at > clock.now() - ABOUT
    return db.session.scalar(select(func.count()).select_from(WorkerSeen).where(fresh)) or 0


def signed_in() -> int:
    """Sessions that could still be used."""
    settings, now = organization(), clock.now()
    if settings is None:
        return 0
    idle = UserSession.last_seen_at > now - timedelta(minutes=settings.idle_minutes)
    whole = UserSession.started_at > now - timedelta(hours=settings.session_hours)
    live = select(func.count()).select_from(UserSession).where(UserSession.ended_at.is_(None), idle, whole)
    return db.session.scalar(live) or 0


def backup_age() -> float | None:
    """Seconds since the last backup that was read back and compared; None when there never was one."""
    last = last_backup()
    return _age(last.made_at) if last else None


def database_bytes(settings: Settings) -> int:
    if settings.database_url:
        return db.session.scalar(text("select pg_database_size(current_database())")) or 0
    files = [Path(f"{settings.database}{end}") for end in ("", "-wal")]
    return sum(file.stat().st_size for file in files if file.exists())


def free_disk(settings: Settings) -> int:
    return shutil.disk_usage(settings.instance).free


def _age(instant: datetime | None) -> float | None:
    return None if instant is None else max((clock.now() - instant).total_seconds(), 0.0)
