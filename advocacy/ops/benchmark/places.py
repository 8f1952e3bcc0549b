"""Installations of the benchmark's own, and the servers on them."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .client import Client

START = 60.0
ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Place:
    """One installation: its size, its database, and the processes that serve it."""

    size: int
    database: str
    environment: Mapping[str, str]
    floor_port: int = 0
    port: int = 0
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def web(self) -> subprocess.Popen[bytes]:
        return self.running[1]

    def run(self, *words: str) -> str:
        """A command on this installation; answers with what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *words], env=dict(self.environment), capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip()}")
        return done.stdout

    def serve(self, program: tuple[str, ...] = ()) -> None:
        """The floor and the application, each with two workers."""
        self.floor_port, self.port = free_port(), free_port()
        ours = program or ("advocacy", "serve", "--workers", "2", "--port")
        self._start("advocacy.ops.benchmark.floor", str(self.floor_port))
        self._start(*ours, str(self.port))
        wait_for(self.floor_port, "/")
        wait_for(self.port, "/sign-in")

    def _start(self, *words: str) -> None:
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            env=dict(self.environment),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.running.append(process)

    def stop(self) -> None:
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait()
        self.running.clear()


def place(folder: Path, size: int, address: str = "") -> Place:
    """An installation of this size in the folder, or on the PostgreSQL server; one that is there is used again."""
    database = "postgresql" if address else "embedded"
    own = {name: value for name, value in os.environ.items() if not name.startswith("ADVOCACY_")}
    own["ADVOCACY_INSTANCE"] = str(folder / f"{database}-{size}")
    own["PYTHONPATH"] = str(ROOT)
    if address:
        own["ADVOCACY_DATABASE_URL"] = f"{address}advocacy_benchmark_{size}"
    return Place(size, database, own)


def wait_for(port: int, path: str) -> float:
    """Seconds until the page answered."""
    begin = time.perf_counter()
    while time.perf_counter() - begin < START:
        try:
            if Client(port).get(path).status == 200:
                return time.perf_counter() - begin
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"Nothing answered on port {port} within {START:.0f} seconds.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
