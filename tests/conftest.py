"""A fresh state for each test, on either database: `pytest --on embedded|postgresql`."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from advocacy.db import db
from advocacy.db.reading import watchers
from tests.installation import Installation, embedded, on_postgresql
from tests.looking import Browser
from tests.make import Make


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on", default="embedded", choices=["embedded", "postgresql"])


@pytest.fixture(scope="session")
def installation(request: pytest.FixtureRequest, worker_id: str) -> Iterator[Installation]:
    """One migrated, empty installation for all tests of this process, in memory where that is possible."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="advocacy-", dir=memory if memory.is_dir() else None))
    if request.config.getoption("--on") == "embedded":
        with embedded(folder) as made:
            yield made
        return
    with on_postgresql(folder, worker_id) as made:
        yield made


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The name of this process among parallel ones; stands in where pytest-xdist is not used."""
    return getattr(request.config, "workerinput", {}).get("workerid", "alone")


@pytest.fixture(scope="session")
def whole_app(installation: Installation) -> Flask:
    return installation.app


@pytest.fixture
def app(whole_app: Flask, installation: Installation) -> Iterator[Flask]:
    """The application, with an organization and nothing else in it."""
    with whole_app.app_context():
        installation.fill()
        yield whole_app
        db.session.rollback()
        db.session.remove()
        installation.empty()


@pytest.fixture
def make(app: Flask) -> Make:
    return Make()


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app)


@pytest.fixture
def queries(app: Flask):  # type: ignore[no-untyped-def]
    """`with queries() as seen:` collects the statements that the application sends."""

    @contextmanager
    def count() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_connection, _cursor, statement, *_rest):  # type: ignore[no-untyped-def]
            seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        watchers.append(seen.append)
        try:
            yield seen
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
            watchers.remove(seen.append)

    return count
