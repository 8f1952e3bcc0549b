"""An installation of its own, with the real server on a port of its own, that may be killed at any moment."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from flask import Flask

from advocacy import create_app, keys
from advocacy.db import db
from advocacy.migrating import migrate_to
from advocacy.settings import Settings
from tests.postgresql import free_port

ROOT = Path(__file__).parents[2]
HOLDS = "ADVOCACY_"


class Place:
    """One installation: its settings, its server, and its own console command."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder, self.port = folder, free_port()
        self.settings = Settings(
            instance=folder / "instance", database_url=database_url, password_memory_kib=64
        )
        self.log = folder / "server.log"
        self.server: subprocess.Popen[bytes] | None = None
        keys.make_keys(self.settings)
        with self.inside():
            migrate_to("head")

    @property
    def kind(self) -> str:
        return "PostgreSQL" if self.settings.database_url else "embedded"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(HOLDS)}
        kept |= {
            "ADVOCACY_INSTANCE": str(self.settings.instance),
            "ADVOCACY_PASSWORD_MEMORY_KIB": "64",
            "PYTHONUNBUFFERED": "1",
        }
        if self.settings.database_url:
            kept["ADVOCACY_DATABASE_URL"] = self.settings.database_url
        return kept

    @contextmanager
    def inside(self) -> Iterator[Flask]:
        """The application in this process, to make rows and to look at what is stored."""
        app = create_app(self.settings, WTF_CSRF_ENABLED=False)
        with app.app_context():
            try:
                yield app
            finally:
                db.session.remove()
                db.engine.dispose()

    def command(self, *arguments: str, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        """The console command on this installation."""
        return subprocess.run(
            [*before, sys.executable, "-m", "advocacy", *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def begin(
        self, *arguments: str, before: Sequence[str] = (), more: dict[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        """The same, and not waited for. It has a group of its own, so that all of it can be killed at once."""
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [*before, sys.executable, "-m", "advocacy", *arguments],
                env={**self.environment, **(more or {})},
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def start(self, before: Sequence[str] = (), more: dict[str, str] | None = None) -> None:
        """Web processes and the background worker; answers when pages are served."""
        self.server = self.begin("serve", "--port", str(self.port), before=before, more=more)
        self.wait()

    def wait(self, seconds: float = 120) -> None:
        """Until a page is served."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5)
                return
            except HTTPError:
                return  # it answers, which is all that is asked here
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not start: " + self.log.read_text()[-2000:])

    def kill(self) -> None:
        """All of its processes at once, as when the power goes: web, background and the one above them."""
        if self.server is not None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server = None

    def stop(self) -> None:
        """As an administrator stops it."""
        if self.server is not None:
            self.server.terminate()
            try:
                self.server.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
            self.server = None

    def processes(self) -> list[int]:
        """Everything that runs in the server's group."""
        if self.server is None:
            return []
        found = subprocess.run(
            ["pgrep", "-g", str(self.server.pid)], capture_output=True, text=True, check=False
        )
        return [int(one) for one in found.stdout.split()]


def new_name() -> str:
    """For what has to be found again: a word that stands nowhere else."""
    return secrets.token_hex(8)
