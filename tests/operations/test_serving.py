"""The server and its worker: killed, stopped and started twice."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

import pytest

from advocacy.db import db
from advocacy.ops.benchmark import floor
from advocacy.organization.queries import organization
from tests.operations.trouble import ROOT, copy_of, one_sentence, run

SOON = 2.0
CANARY = "Zkanarija"
HEAVY = {"alembic", "openpyxl", "pikepdf", "PIL", "procrastinate", "pygments", "weasyprint", "xlsxwriter"}


@pytest.fixture(autouse=True)
def embedded_only(request):
    if request.config.getoption("--on") != "embedded":
        pytest.skip("the same processes; they need their installation in a file")


@pytest.fixture
def folder(tmp_path: Path, installation, make) -> Path:
    return copy_of(installation, tmp_path)


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    started = []

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "ADVOCACY_INSTANCE": str(folder),
            "ADVOCACY_PASSWORD_MEMORY_KIB": "64",
            "ADVOCACY_LOG_LEVEL": "debug",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "advocacy", *arguments],
            env=environment,
            cwd=ROOT,
            stderr=(folder / "log").open("w"),
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(happens: Callable[[], object], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happens():
            return True
        time.sleep(0.05)
    return False


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def children(parent: int) -> set[int]:
    found = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return {number for number in found if _parent_of(number) == parent}


def _parent_of(number: int) -> int:
    try:
        status = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return 0
    state, parent = status.rpartition(")")[2].split()[:2]
    return 0 if state == "Z" else int(parent)


def waits_for_its_end(number: int) -> bool:
    """It has begun to work: it takes the signal to stop when nothing is in hand."""
    lines = Path(f"/proc/{number}/status").read_text().splitlines()
    blocked = next(int(line.split()[1], 16) for line in lines if line.startswith("SigBlk"))
    return bool(blocked >> (signal.SIGTERM - 1) & 1)


def is_gone(number: int) -> bool:
    return _parent_of(number) == 0


def test_a_killed_server_frees_its_port_and_takes_its_children_along(start):
    port = free_port()
    server = start("serve", "--port", str(port), "--workers", "2")
    assert until(lambda: answers(port), 30)
    assert until(lambda: len(children(server.pid)) == 3, 5), "two web processes and one worker"
    family = children(server.pid)
    server.kill()
    server.wait()
    assert until(lambda: is_free(port), SOON), "the port is still held"
    assert until(lambda: all(map(is_gone, family)), 60), "a child lives on"  # one may still be starting


def test_web_only_leaves_the_work_to_others(start):
    port = free_port()
    server = start("serve", "--port", str(port), "--workers", "1", "--web-only")
    assert until(lambda: answers(port), 30)
    assert len(children(server.pid)) == 1
    server.terminate()
    assert server.wait(timeout=10) == 0


def test_the_log_tells_of_requests_and_of_nobody(start, folder: Path):
    """What gunicorn says goes through the same gate: a request that it can not read, one that breaks."""
    port = free_port()
    start("serve", "--port", str(port), "--workers", "1", "--web-only")
    assert until(lambda: answers(port), 30)
    for line in (
        f"GET /people/{CANARY}?name={CANARY} HTTP/1.1",
        f"GET /{CANARY} HTTP/9.9",
        f"{CANARY} / HTTP/1.1",
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(f"{line}\r\nHost: localhost\r\nUser-Agent: {CANARY}\r\n\r\n".encode())
            connection.recv(100)
    log = (folder / "log").read_text()
    assert CANARY.lower() not in log.lower() and "Traceback" not in log
    assert "route=/sign-in status=200" in log and "route=none status=404" in log
    assert "gunicorn.error: Invalid request" in log


def test_a_second_server_on_the_same_port_is_told_so(start, folder: Path):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = str(holder.getsockname()[1])
        done = run(folder, "serve", "--port", port)
        assert "can not be used" in one_sentence(done.returncode, done.stderr)


def test_two_workers_start_at_once_and_stop_when_told(start):
    workers = [start("worker"), start("worker")]
    assert until(lambda: all(waits_for_its_end(worker.pid) for worker in workers), 60)
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0]


def test_real_records_are_served_and_never_as_a_demo(folder: Path):
    done = run(folder, "serve", "--demo", "--port", str(free_port()))
    assert "There are real records" in one_sentence(done.returncode, done.stderr)


def test_a_demo_that_is_there_is_served_at_once(start, installation, make, tmp_path: Path):
    with db.writing():
        organization().demo = True
    copy_of(installation, tmp_path)
    port = free_port()
    server = start("serve", "--demo", "--port", str(port), "--workers", "1")
    assert until(lambda: answers(port), 30)
    assert len(children(server.pid)) == 1, "the background worker waits until the first page is out"
    assert "The demo is ready." in (tmp_path / "log").read_text()
    assert until(lambda: len(children(server.pid)) == 2, 10), "the background worker never came"


def test_a_start_loads_only_what_every_start_needs():
    loaded = subprocess.run(
        [sys.executable, "-c", "import advocacy.ops.cli, sys; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert not HEAVY & set(loaded.stdout.split())


@pytest.mark.parametrize("limit", ["1", "0"])
def test_a_web_process_that_has_grown_is_replaced_and_no_request_is_lost(start, monkeypatch, limit):
    """With a limit below what any holds, each answer is a process's last; without a limit, all stay."""
    monkeypatch.setenv("ADVOCACY_WORKER_MEMORY_MIB", limit)
    port = free_port()
    server = start("serve", "--port", str(port), "--workers", "2", "--web-only")
    assert until(lambda: answers(port), 30)
    assert until(lambda: len(children(server.pid)) == 2, 5)
    before = children(server.pid)
    with ThreadPoolExecutor(4) as users:
        assert all(users.map(lambda _: answers(port), range(24))), "a request was lost"
    assert until(lambda: len(children(server.pid)) == 2, 10)
    after = children(server.pid)
    assert after.isdisjoint(before) if limit == "1" else after == before


def test_the_benchmarks_bare_floor_fits_into_the_same_server(installation):
    bare = floor.Floor(floor.floor(installation.app.config["SETTINGS"]), "127.0.0.1", 0, workers=2)
    assert bare.cfg.workers == 2 and bare.cfg.settings["post_request"].get() is not None
