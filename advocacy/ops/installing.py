"""Making an installation: keys, schema, the one row of settings, the first team and the first administrator."""

import os

from flask import Flask
from sqlalchemy import select

from advocacy import create_app, keys
from advocacy.db import db
from advocacy.migrating import migrate_to, newest_revision, revision_of_database
from advocacy.organization.models import Organization
from advocacy.settings import Settings, load_settings


def installed_app(settings: Settings | None = None) -> Flask:
    """The application on a finished installation, or one sentence on what to do first."""
    settings = settings or load_settings()
    if not settings.database_url and not settings.database.exists():
        raise RuntimeError(f"There is no installation in {settings.instance} yet. Run `advocacy init`.")
    refuse_read_only(settings)
    app = create_app(settings)
    with app.app_context():
        refuse_other_schema()
        if db.session.scalar(select(Organization.id)) is None:
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
    if found != wanted:
        raise RuntimeError(
            f"The database has schema {found or 'none'} and this program needs {wanted}. Run `advocacy upgrade`."
        )


def make_installation(settings: Settings | None = None) -> Flask:
    """Keys and an empty, migrated database. What is there already is kept."""
    settings = settings or load_settings()
    if settings.database_url or not settings.database.exists():
        keys.make_keys(settings)
    app = create_app(settings)
    with app.app_context():
        migrate_to("head")
    return app
