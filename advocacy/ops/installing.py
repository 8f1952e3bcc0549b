"""Making an installation: keys, schema, the one row of settings, the first team and the first administrator."""

import os

from flask import Flask
from sqlalchemy import create_engine, inspect, select

from advocacy import create_app, keys
from advocacy.db import db
from advocacy.migrating import is_newer, migrate_to, newest_revision, revision_of_database
from advocacy.organization.models import Organization
from advocacy.organization.queries import organization
from advocacy.setting_up.code import keep_code, new_code
from advocacy.settings import Settings, load_settings

NEWER = (
    "The database has schema {found}, which a newer program made; this one knows {wanted}."
    " Start the newer program again, or restore a backup from before it."
)


def installed_app(settings: Settings | None = None, *, set_up: bool = True) -> Flask:
    """The application on an installation, by default one that is set up, or one sentence on what to do first."""
    settings = settings or load_settings()
    if not settings.database_url and not settings.database.exists():
        raise RuntimeError(f"There is no installation in {settings.instance} yet. Run `advocacy init`.")
    refuse_read_only(settings)
    app = create_app(settings)
    with app.app_context():
        refuse_other_schema()
        if set_up and db.session.scalar(select(Organization.id)) is None:
            raise RuntimeError("This installation is not set up yet. Run `advocacy init`.")
    return app


def refuse_read_only(settings: Settings) -> None:
    """The database writes beside its file, so that a file alone that may be written is not enough."""
    needed = [] if settings.database_url else [settings.instance, settings.database]
    for place in needed:
        if not os.access(place, os.W_OK):
            raise RuntimeError(
                f"{place} can not be written. Give it to the user who runs this, or free the disk."
            )


def refuse_other_schema() -> None:
    """Newer code never runs on an older database, nor the other way round."""
    found, wanted = revision_of_database(), newest_revision()
    if is_newer(found):
        raise RuntimeError(NEWER.format(found=found, wanted=wanted))
    if found != wanted:
        raise RuntimeError(
            f"The database has schema {found or 'none'} and this program needs {wanted}. Run `advocacy upgrade`."
        )


def app_to_serve(settings: Settings | None = None) -> tuple[Flask, str]:
    """The application, and a one-time code for its set-up page where nothing is set up yet."""
    settings = settings or load_settings()
    if not is_prepared(settings):
        refuse_lost_database(settings)
    app, code = make_installation(settings), ""
    with app.app_context():
        if organization() is None:
            code = new_code()
            keep_code(app, code)
    return app, code


def is_prepared(settings: Settings) -> bool:
    """Whether there is a database with tables in it. Nothing is made or changed then."""
    if not settings.database_url:
        return settings.database.exists() and settings.database.stat().st_size > 0
    engine = create_engine(settings.database_url)
    try:
        return inspect(engine).has_table("alembic_version")
    finally:
        engine.dispose()


def refuse_lost_database(settings: Settings) -> None:
    """A key without its database is rather a disk that is not there than a new beginning."""
    key = settings.key_file("database")
    if not settings.database_url and key.exists():
        raise RuntimeError(
            f"{key} is there and {settings.database} is not. Put the database back, or restore a backup."
            " To begin anew with this key, run `advocacy init`."
        )


def refuse_foreign_place(settings: Settings) -> None:
    """A second machine on one PostgreSQL database needs the keys of the first: new ones would break the audit."""
    if settings.database_url and not settings.key_file("audit").exists():
        raise RuntimeError(
            f"This database is in use already, and its keys are not in {settings.instance}."
            " Copy secret.key, audit.key and recovery.key there from the machine that has them."
        )


def make_installation(settings: Settings | None = None) -> Flask:
    """Keys and an empty, migrated database where there is none; else the application on what is there."""
    settings = settings or load_settings()
    prepared = is_prepared(settings)
    if not prepared:
        keys.make_keys(settings)
        if not settings.database_url:
            settings.database.touch(mode=0o600)
    else:
        refuse_read_only(settings)
        refuse_foreign_place(settings)
    app = create_app(settings)
    with app.app_context():
        if prepared:
            refuse_other_schema()
        else:
            migrate_to("head")
    return app
