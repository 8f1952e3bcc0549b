"""A PostgreSQL server that keeps its word, as in service: what it acknowledged is on the disk. It may be killed."""

import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.postgresql import free_port, programs, run_program

OPTIONS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100"


class DurableServer:
    """One server in a folder of its own."""

    def __init__(self, folder: Path, options: str = "") -> None:
        self.home, self.port, self.options = folder / "postgresql", free_port(), f"{OPTIONS} {options}"
        self.password = secrets.token_hex(16)
        self.home.mkdir(mode=0o700)
        (self.home / "password").write_text(self.password)
        if os.geteuid() == 0:
            shutil.chown(self.home, "postgres")
        run_program(
            [programs() / "initdb", "-D", self.data, "-U", "postgres", "-A", "scram-sha-256"],
            ["--pwfile", self.home / "password", "-E", "UTF8", "--locale", "C.UTF-8"],
        )
        self.start()
        self.run("create database advocacy")

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def address(self) -> str:
        return f"postgresql+psycopg://postgres:{self.password}@127.0.0.1:{self.port}/advocacy"

    def start(self) -> None:
        options = f"-p {self.port} {self.options}"
        run_program(
            [programs() / "pg_ctl", "-D", self.data, "-l", self.home / "log", "-w", "-o", options, "start"]
        )

    def stop_at_once(self) -> None:
        """Without a last word to the disk: what was promised has to be there already."""
        run_program([programs() / "pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop"])

    def kill_a_backend(self) -> None:
        """One of the processes that serve connections; the server then ends all of them and recovers."""
        query = "select pid from pg_stat_activity where datname = 'advocacy' and pid <> pg_backend_pid()"
        for (pid,) in self.run(query)[:1]:
            os.kill(pid, signal.SIGKILL)

    def run(self, statement: str) -> list[tuple[int, ...]]:
        where = f"host=127.0.0.1 port={self.port} user=postgres password={self.password} dbname="
        name = "postgres" if statement.startswith("create") else "advocacy"
        with psycopg.connect(where + name, autocommit=True) as connection:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
            return list(cursor.fetchall()) if cursor.description else []

    def end(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self.stop_at_once()
        shutil.rmtree(self.home, ignore_errors=True)


@contextmanager
def durable(folder: Path, options: str = "") -> Iterator[DurableServer]:
    server = DurableServer(folder, options)
    try:
        yield server
    finally:
        server.end()


def has_postgresql() -> bool:
    """Whether the server’s programs are on this machine."""
    try:
        return (
            subprocess.run([programs() / "initdb", "--version"], capture_output=True, check=False).returncode
            == 0
        )
    except RuntimeError:
        return False
