"""An installation of its own that things may happen to, driven by its own command."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import func, select

from advocacy import create_app
from advocacy.db import Model, db
from tests.installation import Installation
from tests.looking import Browser

ROOT = Path(__file__).parents[2]


def copy_of(installation: Installation, folder: Path) -> Path:
    """The test's installation as it is now, in a folder of its own."""
    settings = installation.app.config["SETTINGS"]
    db.session.rollback()
    db.engine.dispose()
    for name in ("advocacy.db", "advocacy.db-wal", "database.key", "secret.key", "audit.key"):
        if (settings.instance / name).exists():
            shutil.copy(settings.instance / name, folder / name)
    return folder


def run(folder: Path, *arguments: str, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """The console command on that installation."""
    environment = {**os.environ, "ADVOCACY_INSTANCE": str(folder), "ADVOCACY_PASSWORD_MEMORY_KIB": "64"}
    return subprocess.run(
        [*before, sys.executable, "-m", "advocacy", *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def one_sentence(code: object, said: str) -> str:
    """What a command said when it stopped: one line, and no trace of the program’s insides."""
    assert code == 1, f"ended with {code}: {said}"
    assert "Traceback" not in said and len(said.strip().splitlines()) == 1, said
    return said.strip()


def as_in_service(installation: Installation) -> Browser:
    """The same installation, answering as it does for users: an error becomes a page."""
    settings = installation.app.config["SETTINGS"]
    return Browser(create_app(settings, WTF_CSRF_ENABLED=False, PASSWORD_MEMORY_KIB=64))


def rows(model: type[Model]) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0
