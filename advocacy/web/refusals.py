"""What an operation raises when something is in the way."""

from typing import Any

from sqlalchemy import inspect, select

from advocacy.db import db


class Refused(Exception):
    """It was not done. The sentence says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)


class ChangedMeanwhile(Exception):
    """Someone else changed the record after this form was opened."""

    def __init__(self, record: Any) -> None:
        super().__init__("changed meanwhile")
        self.record = record


def check_version(record: Any, version: int | None) -> None:
    """Compare the version that the form carries, and raise it. Every operation that edits asks first."""
    _wait_for_others(record)
    if version is not None and record.version != version:
        raise ChangedMeanwhile(record)
    record.version += 1


def _wait_for_others(record: Any) -> None:
    """Two who edit what belongs to no one person (an agency, a user, the settings) take turns on PostgreSQL too.

    The embedded database has one writer at a time anyway.
    """
    if db.engine.dialect.name != "postgresql":
        return
    kind = inspect(record).mapper.class_
    db.session.execute(select(kind.id).where(kind.id == record.id).with_for_update(key_share=True))
    db.session.refresh(record)
