"""Who may count while others write. The embedded database has one writer at a time anyway."""

from sqlalchemy import func, select

from advocacy.db import db

TURN = 50_162_026  # a number of our own among the locks of the database


def one_at_a_time() -> None:
    """On PostgreSQL those who change rules, or count by them, take turns. The embedded file has one writer anyway."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(TURN)))


def together_with_others() -> None:
    """Notices may be edited side by side, but not while all of them are counted anew."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock_shared(TURN)))
