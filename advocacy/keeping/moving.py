"""From the embedded file to PostgreSQL: the same rows, proven by the same hashes."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import inspect

from advocacy import recovery
from advocacy.db import db
from advocacy.migrating import schema_change
from advocacy.settings import Settings

from .alone import alone
from .filling import Living, fill
from .loading import Advance
from .manifest import Manifest, chain_of, header_of
from .restoring import MakeApp
from .tables import kept_tables

NOT_EMPTY = "That database has tables already. Make an empty one, and give its address; nothing was changed."


def move(settings: Settings, url: str, make_app: MakeApp, starting: Callable[[int], Advance]) -> Manifest:
    """Nobody else reads or writes the embedded file meanwhile, so that nothing can be saved and left behind."""
    identity = recovery.read_recovery(settings)
    here, there = make_app(settings), make_app(replace(settings, database_url=url))
    with here.app_context(), alone(db.engine) as connection, connection.begin():
        header = header_of(connection, identity, kept_tables(connection))
        source = Living(connection, header, chain_of(connection))
        advance = starting(2 * header.rows)
        with there.app_context(), schema_change(db.engine) as empty:
            if inspect(empty).get_table_names():
                raise RuntimeError(NOT_EMPTY)
            manifest = fill(empty, source, advance)
    return manifest
