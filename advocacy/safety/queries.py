"""What the checks ask the database."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import Connection, func, select, text

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.documents.models import Document, DocumentState
from advocacy.jobs.attempts import GIVE_UP_AFTER
from advocacy.jobs.models import Job, WorkerSeen
from advocacy.migrating import FOLDER, triggers_made

LEFT_AFTER = timedelta(minutes=20)
PRINTED = "recovery_sheet.made"
MISSING_TRIGGERS = {
    "sqlite": text("select name from sqlite_master where type = 'trigger'"),
    "postgresql": text("select tgname from pg_trigger where not tgisinternal and tgenabled <> 'D'"),
}
UNCHECKED = text(
    "select conrelid::regclass::text || ' ' || conname from pg_constraint where not convalidated"
)
# What PostgreSQL must be set to, or a power cut loses what was acknowledged.
DURABLE = ("fsync", "full_page_writes", "synchronous_commit")


def is_embedded() -> bool:
    return db.engine.dialect.name == "sqlite"


def integrity_problems(connection: Connection) -> list[str]:
    """What the embedded database finds wrong with its own pages: first their codes, then their content."""
    broken = connection.exec_driver_sql("pragma cipher_integrity_check").scalars().all()
    found = connection.exec_driver_sql("pragma integrity_check(5)").scalars().all()
    return [*(str(one) for one in broken[:5]), *(str(one) for one in found if one != "ok")]


def orphans(connection: Connection) -> list[str]:
    """Rows that point at nothing: “table row”."""
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("pragma foreign_key_check").all()
        return sorted({f"{row[0]} {row[1]}" for row in rows})
    return list(connection.execute(UNCHECKED).scalars())


def missing_triggers(connection: Connection, migrations: Path = FOLDER) -> list[str]:
    """Those that the migrations make and that are not there, or are switched off."""
    there = set(connection.execute(MISSING_TRIGGERS[connection.dialect.name]).scalars())
    return sorted(triggers_made(connection.dialect.name, migrations) - there)


def not_durable(connection: Connection) -> list[str]:
    return [name for name in DURABLE if connection.execute(text(f"show {name}")).scalar() == "off"]


def last_audit_row() -> datetime | None:
    at = db.session.scalar(select(AuditEvent.at).order_by(AuditEvent.id.desc()).limit(1))
    return datetime.fromisoformat(at) if at else None


def sheet_id(fingerprint: str) -> UUID:
    """What audit rows about the sheet of this key are about, so that they are found by their index."""
    return uuid5(NAMESPACE_URL, f"advocacy-recovery-sheet:{fingerprint}")


def sheet_made_at(fingerprint: str) -> datetime | None:
    """When the recovery sheet of this key was last made."""
    made = select(AuditEvent.at).where(
        AuditEvent.subject == str(sheet_id(fingerprint)), AuditEvent.action == PRINTED
    )
    at = db.session.scalar(made.order_by(AuditEvent.id.desc()).limit(1))
    return datetime.fromisoformat(at) if at else None


def jobs_waiting_since(since: timedelta) -> int:
    waiting = select(func.count()).where(
        Job.finished_at.is_(None), Job.run_after < clock.now() - since, Job.attempts < GIVE_UP_AFTER
    )
    return db.session.scalar(waiting) or 0


def jobs_given_up() -> int:
    return (
        db.session.scalar(
            select(func.count()).where(Job.finished_at.is_(None), Job.attempts >= GIVE_UP_AFTER)
        )
        or 0
    )


def documents_left_half_way() -> int:
    left = select(func.count()).where(
        Document.state == DocumentState.ISSUING, Document.reserved_at < clock.now() - LEFT_AFTER
    )
    return db.session.scalar(left) or 0


def worker_seen_at() -> datetime | None:
    return db.session.scalar(select(func.max(WorkerSeen.seen_at)))


def users_named(emails: Sequence[str]) -> list[User]:
    found = select(User).where(User.email.in_(emails), User.disabled_at.is_(None))
    return list(db.session.scalars(found.order_by(User.id)))


def users_besides(domain: str) -> int:
    """How many may sign in who are not of the demo."""
    others = select(func.count()).where(~User.email.endswith(domain), User.disabled_at.is_(None))
    return db.session.scalar(others) or 0
