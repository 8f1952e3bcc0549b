"""Installations of their own for the tests of keeping."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from flask import Flask

from advocacy.db import db
from tests.installation import Installation, empty_database
from tests.make import Make
from tests.operations.kept import Command, Place, fill_with_odd_rows

numbers = count(1)


@pytest.fixture
def command(monkeypatch, capfd) -> Command:
    return Command(monkeypatch, capfd)


@pytest.fixture
def here(installation: Installation, make: Make) -> Place:
    """The test's own installation, with rows of every kind."""
    fill_with_odd_rows(make)
    settings = installation.app.config["SETTINGS"]
    return Place(settings.instance, settings.database_url)


@pytest.fixture
def new_place(
    app: Flask, installation: Installation, tmp_path: Path, worker_id: str
) -> Iterator[Callable[[], Place]]:
    """Empty places on the same kind of database."""
    url = installation.app.config["SETTINGS"].database_url

    def make_one() -> Place:
        folder = tmp_path / f"place-{next(numbers)}"
        folder.mkdir()
        name = f"advocacy_{worker_id}_{folder.name.replace('-', '_')}"
        return Place(folder, empty_database(url, name) if url else "")

    yield make_one
    db.session.rollback()
    db.engine.dispose()


@pytest.fixture
def kept(here: Place, command: Command, tmp_path: Path) -> Path:
    """A backup of it."""
    file = tmp_path / "office.backup"
    command.works(here, "backup", file)
    return file
