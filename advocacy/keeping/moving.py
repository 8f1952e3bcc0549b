"""From the embedded file to PostgreSQL: the same rows, proven by the same hashes."""

from collections.abc import Callable

from flask import Flask
from sqlalchemy import Engine, inspect

from advocacy.db import db
from advocacy.migrating import schema_change

from .alone import alone
from .filling import Living, fill
from .loading import Advance
from .manifest import Manifest, chain_of, header_of
from .tables import kept_tables

NOT_EMPTY = "That database has tables already. Make an empty one, and give its address; nothing was changed."


def move(here: Flask, there: Flask, starting: Callable[[int], Advance]) -> Manifest:
    """Nobody else reads or writes the embedded file meanwhile, so that nothing can be saved and left behind."""
    with here.app_context():
        db.session.remove()
        db.engine.dispose()
        return _move(db.engine, there, starting)


def _move(old: Engine, there: Flask, starting: Callable[[int], Advance]) -> Manifest:
    with alone(old) as connection, connection.begin():
        header = header_of(connection, "", kept_tables(connection))
        source = Living(connection, header, chain_of(connection))
        advance = starting(2 * header.rows)
        with there.app_context(), schema_change(db.engine) as empty:
            if inspect(empty).get_table_names():
                raise RuntimeError(NOT_EMPTY)
            manifest = fill(empty, source, advance)
    return manifest
