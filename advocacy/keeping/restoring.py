"""Restoring a backup onto an empty place, or onto one whose contents are put aside first."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from pyrage import x25519
from sqlalchemy import Connection, inspect

from advocacy import clock
from advocacy.db import db
from advocacy.migrating import schema_change
from advocacy.settings import Settings

from . import archive, places
from .alone import closing_old_file, refuse_others
from .contents import Backup
from .filling import begin_anew, fill, refuse_newer_schema
from .loading import Advance
from .manifest import Header, Manifest
from .neutral import stamp

MakeApp = Callable[[Settings], Flask]
RESTORED = "installation.restored"
EXTENSIONS = (
    "select extname from pg_extension join pg_namespace on pg_namespace.oid = extnamespace"
    " where nspname = %(schema)s order by 1"
)
LIVE = (
    "There are records here already, and nothing was changed. To put them aside first, add --over-existing."
)


@dataclass(frozen=True)
class Restored:
    """What is in place now, and where to find what was there before."""

    header: Header
    manifest: Manifest
    aside: str
    settings: Path | None


@dataclass(frozen=True)
class Wish:
    """What to restore, where, and whether something may be put aside for it."""

    file: Path
    identity: x25519.Identity
    settings: Settings
    make_app: MakeApp
    over_existing: bool = False


def restore(wish: Wish, starting: Callable[[Header], Advance]) -> Restored:
    """Build it beside, compare it, and put it in place by a rename. Before that, nothing has changed."""
    if not wish.settings.database_url and places.live_files(wish.settings):
        if not wish.over_existing:
            raise RuntimeError(LIVE)
        with closing_old_file(wish.settings):
            pass
    _prove(wish)
    with archive.reading(wish.file, wish.identity) as given:
        backup = Backup(given, wish.identity)
        advance = starting(backup.header)
        with places.building(wish.settings) as new:
            places.write_keys(new, backup.files, wish.identity)
            onto = _onto_postgresql if wish.settings.database_url else _onto_file
            manifest, aside = onto(wish, new, backup, advance)
        left = places.put_settings(wish.settings, backup.files)
    return Restored(backup.header, manifest, aside, left)


def _prove(wish: Wish) -> None:
    """Read all of it once, which is quick, before anything is built for it."""
    with archive.reading(wish.file, wish.identity) as given:
        backup = Backup(given, wish.identity)
        refuse_newer_schema(backup.header)
        for _, lines in backup.tables():
            for _ in lines:
                pass
        backup.manifest()


def _onto_file(wish: Wish, new: Settings, backup: Backup, advance: Advance) -> tuple[Manifest, str]:
    with wish.make_app(new).app_context():
        with schema_change(db.engine) as connection:
            manifest = fill(connection, backup, advance)
            begin_anew(connection, manifest, RESTORED)
        with db.engine.connect() as connection:
            connection.connection.driver_connection.execute("pragma wal_checkpoint(truncate)")  # type: ignore[union-attr]
        db.session.remove()
        db.engine.dispose()
    old = places.live_files(wish.settings)
    with closing_old_file(wish.settings) if old else nullcontext():
        aside = places.put_aside(wish.settings, new, places.live_files(wish.settings))
    places.put_keys(wish.settings, new)
    places.put_database(wish.settings, new)
    return manifest, str(aside or "")


def _onto_postgresql(wish: Wish, new: Settings, backup: Backup, advance: Advance) -> tuple[Manifest, str]:
    """One transaction for all of it. The keys are put in place just before it ends."""
    with wish.make_app(new).app_context():
        with schema_change(db.engine) as connection:
            schema = _empty_schema(connection, wish)
            manifest = fill(connection, backup, advance)
            begin_anew(connection, manifest, RESTORED)
            aside = places.put_aside(wish.settings, new)
            places.put_keys(wish.settings, new)
        db.session.remove()
        db.engine.dispose()
    return manifest, " and ".join(str(place) for place in (schema, aside) if place)


def _empty_schema(connection: Connection, wish: Wish) -> str:
    """The name of the schema in which the old tables are now, or nothing when there were none."""
    if not inspect(connection).get_table_names():
        return ""
    if not wish.over_existing:
        raise RuntimeError(LIVE)
    refuse_others(connection)
    schema = connection.exec_driver_sql("select current_schema()").scalar_one()
    name = f"before_restore_{stamp(clock.now()).replace('-', '_')}"
    connection.exec_driver_sql(f'alter schema "{schema}" rename to "{name}"')
    connection.exec_driver_sql(f'create schema "{schema}"')
    for extension in connection.exec_driver_sql(EXTENSIONS, {"schema": name}).scalars().all():
        connection.exec_driver_sql(f'alter extension "{extension}" set schema "{schema}"')
    return f"the schema {name}"
