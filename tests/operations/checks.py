"""Asking one check of an installation whose folder belongs to the test alone."""

from pathlib import Path

from flask import Flask, has_app_context

from advocacy import keys
from advocacy.db import db
from advocacy.safety import checking
from advocacy.safety.findings import OF_FILES, OF_THE_DATABASE, Level
from advocacy.settings import Settings

EVERY = {check.name: check for check in [*OF_FILES, *OF_THE_DATABASE]}
assert checking, "it brings every check along"


def own_settings(app: Flask, folder: Path) -> Settings:
    """The test's installation, with its instance folder and keys in a place of their own."""
    ours: Settings = app.config["SETTINGS"]
    mine = Settings(
        instance=folder,
        database_url=ours.database_url,
        recovery_key_file=str(ours.key_file("recovery")),
        database_key_file=str(folder / "elsewhere" / "database.key"),
    )
    keys.make_keys(mine)
    folder.chmod(0o700)
    return mine


def found(settings: Settings, name: str) -> list[Level]:
    if has_app_context():
        db.session.rollback()
    answers = list(EVERY[name].look(settings))
    for one in answers:
        assert one.words.strip().endswith(".") and one.mend.strip(), f"{name} says too little"
    return [one.level for one in answers]
