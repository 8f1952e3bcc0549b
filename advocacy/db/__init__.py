"""The database: one engine for an encrypted file or for PostgreSQL, and the one way to write."""

from .session import Database, WriteOutsideWriting, db, insert_into
from .types import Instant, Json, Model, public_id

__all__ = ["Database", "Instant", "Json", "Model", "WriteOutsideWriting", "db", "insert_into", "public_id"]
