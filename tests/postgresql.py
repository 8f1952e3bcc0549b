"""A PostgreSQL server of the tests' own: no service, nobody else's data, gone with the last test process."""

import fcntl
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

PROGRAMS = Path("/usr/lib/postgresql")
OLDEST = 15
TEMPORARY = Path(tempfile.gettempdir())
LOG = Path(__file__).parents[1] / "test-results" / "postgresql.log"
NAME = f"advocacy-postgresql-{os.geteuid()}"
# Nothing here outlives the run, so nothing has to reach the disk.
UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
OPTIONS = "-c max_connections=200 -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"


class NoServer(RuntimeError):
    """PostgreSQL is missing or did not start. The message says what to do."""


@contextmanager
def server(options: str = UNSAFE) -> Iterator[str]:
    """A server's address, ending in a slash. The processes of one run share it; the last one stops it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", uuid4().hex)
    home = TEMPORARY / f"{NAME}-{run}"
    with _one_at_a_time():
        _stop_abandoned(keep=home)
        if not home.exists():
            _start(home, options)
        user = _mark_as_used(home)
    try:
        yield (home / "address").read_text()
    finally:
        with _one_at_a_time():
            user.close()
            if not _is_used(home):
                _stop(home)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (TEMPORARY / f"{NAME}.lock").open("a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _mark_as_used(home: Path):  # type: ignore[no-untyped-def]
    """The mark is a lock, which goes with the process even when that is killed."""
    mark = (home / "users").open("w")
    fcntl.flock(mark, fcntl.LOCK_SH)
    return mark


def _is_used(home: Path) -> bool:
    with (home / "users").open("w") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _stop_abandoned(keep: Path) -> None:
    """Servers of runs that were killed before they could tidy up."""
    for home in TEMPORARY.glob(f"{NAME}-*"):
        if home != keep and not _is_used(home):
            _stop(home)


def _start(home: Path, options: str) -> None:
    found = programs()
    home.mkdir(mode=0o700)
    try:
        _start_in(home, found, options)
    except NoServer:
        shutil.rmtree(home)
        raise


def _start_in(home: Path, folder: Path, options: str) -> None:
    data, password, port = home / "data", secrets.token_hex(16), free_port()
    (home / "password").write_text(password)
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    run_program(
        [folder / "initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256", "--no-sync"],
        ["--pwfile", home / "password", "-E", "UTF8", "--locale", "C.UTF-8"],
    )
    said = f"-p {port} {OPTIONS} {options}"
    run_program([folder / "pg_ctl", "-D", data, "-l", home / "log", "-w", "-o", said, "start"])
    (home / "address").write_text(f"postgresql+psycopg://postgres:{password}@127.0.0.1:{port}/")


def _stop(home: Path) -> None:
    """The log stays, for whoever wants to know why a test failed."""
    if (home / "data" / "postmaster.pid").exists():
        run_program([programs() / "pg_ctl", "-D", home / "data", "-m", "immediate", "-w", "stop"])
    with suppress(FileNotFoundError, PermissionError):
        LOG.parent.mkdir(exist_ok=True)
        shutil.copyfile(home / "log", LOG)
    shutil.rmtree(home)


def programs() -> Path:
    """The newest PostgreSQL that the system has."""
    newest = max((int(found.parts[-3]) for found in PROGRAMS.glob("[0-9]*/bin/initdb")), default=0)
    if newest < OLDEST:
        raise NoServer(
            f"PostgreSQL {OLDEST} or newer is not on this machine. Run this line, then the tests again:"
            " sudo apt-get install --no-install-recommends postgresql"
        )
    return PROGRAMS / str(newest) / "bin"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_program(*parts: list[str | Path]) -> None:
    """PostgreSQL refuses to run as root, so root lets the user postgres run it."""
    other: list[str | Path] = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*other, *(word for part in parts for word in part)]
    # A file takes what it prints: the server keeps the handle, and a pipe would never close.
    with tempfile.TemporaryFile("w+") as said:
        if subprocess.run(command, stdout=said, stderr=said, cwd="/").returncode:
            said.seek(0)
            raise NoServer(f"{' '.join(map(str, command))}\n{said.read()}")
