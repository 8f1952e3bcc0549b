"""Two web servers, two workers, one database; one of each is killed in the middle. Nothing lost, nothing done twice.

    .venv/bin/python -m tests.trouble.two_workers [--jobs 400]

Starts a PostgreSQL server of its own. Ends with two controls that have to show a loss and a double.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

import click
from sqlalchemy import create_engine, text

from tests.postgresql import server
from tests.trouble.trial_app import WAYS

ROOT = Path(__file__).parents[2]
LAUNCH = [sys.executable, "-m", "tests.trouble.trial_app"]
ASKED, DONE = "select number from trial_asked", "select number from trial_done"
SET_UP = ["init", "--organization", "Trial", "--email", "a@example.org", "--name", "A"]


@dataclass
class Outcome:
    """What was acknowledged to a browser, written down with its job, and done."""

    acknowledged: set[int]
    asked: set[int]
    done: list[int]

    @property
    def lost(self) -> int:
        return len((self.asked | self.acknowledged) - set(self.done))

    @property
    def twice(self) -> int:
        return len(self.done) - len(set(self.done))

    @property
    def ghosts(self) -> int:
        return len(set(self.done) - self.asked)

    def __str__(self) -> str:
        return (
            f"enqueued {len(self.asked)} (acknowledged {len(self.acknowledged)}), done {len(set(self.done))},"
            f" lost {self.lost}, twice {self.twice}, done though undone {self.ghosts}"
        )


class Trial:
    """One installation on one database, and the processes around it."""

    def __init__(self, address: str, folder: Path, way: str, gone_after: int) -> None:
        self.address = address
        self.environment = {
            **os.environ,
            "ADVOCACY_INSTANCE": str(folder),
            "ADVOCACY_DATABASE_URL": address,
            "ADVOCACY_PASSWORD_MEMORY_KIB": "64",
            "TRIAL_WAY": way,
            "TRIAL_GONE_AFTER": str(gone_after),
        }
        self.running: list[subprocess.Popen[bytes]] = []
        subprocess.run([*LAUNCH, *SET_UP], env=self.environment, cwd=ROOT, check=True, capture_output=True)
        self.sql("create table trial_asked (number int)", "create table trial_done (number int)")

    def sql(self, *statements: str) -> list[int]:
        engine = create_engine(self.address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            results = [connection.execute(text(statement)) for statement in statements]
            found = [row[0] for row in results[-1]] if results[-1].returns_rows else []
        engine.dispose()
        return found

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [*LAUNCH, *arguments], env=self.environment, cwd=ROOT, stderr=subprocess.DEVNULL
        )
        self.running.append(process)
        return process

    def serve(self, port: int) -> subprocess.Popen[bytes]:
        return self.start("serve", "--port", str(port), "--workers", "2", "--web-only")

    def stop(self) -> None:
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait(60)


def ask(port: int, number: int, end: str = "") -> bool:
    """Whether the server acknowledged it. A killed one does not, and nobody asks for that number again."""
    with suppress(OSError):
        request = Request(f"http://127.0.0.1:{port}/trial/{number}{end}", method="POST")
        with urlopen(request, timeout=30) as answer:
            return bool(answer.status == 200)
    return False


def try_it(trial: Trial, jobs: int, kills: int, patience: float) -> Outcome:
    ports = [free_port(), free_port()]
    web = [trial.serve(port) for port in ports]
    workers = [trial.start("worker"), trial.start("worker")]
    wait_for(lambda: all(is_up(port) for port in ports), 90)
    wait_for(lambda: trial.sql("select count(*) from procrastinate_workers") == [2], 90)
    acknowledged: set[int] = set()
    with ThreadPoolExecutor(4) as pool:
        for _end in pool.map(lambda number: ask(random.choice(ports), number, "/undone"), range(-10, 0)):
            pass
        asked = {pool.submit(ask, random.choice(ports), number): number for number in range(jobs)}
        wait_for(lambda: len(trial.sql(ASKED)) > jobs // 3, 120)
        web[0].kill()
        for _kill in range(kills):
            workers[0].kill()
            workers[0] = trial.start("worker")
            before = len(trial.sql(DONE))
            wait_for(lambda before=before: len(trial.sql(DONE)) > before + jobs // 12, 20)
        acknowledged = {number for answer, number in asked.items() if answer.result()}
    with suppress(TimeoutError):
        wait_for(lambda: not set(trial.sql(ASKED)) - set(trial.sql(DONE)), patience)
    time.sleep(2)  # what would be done twice has the time to be
    trial.stop()
    return Outcome(acknowledged, set(trial.sql(ASKED)), trial.sql(DONE))


def wait_for(happens, seconds: float) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.1)


def is_up(port: int) -> bool:
    with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
        return bool(answer.status)
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def trial(way: str, gone_after: int = 30) -> Iterator[Trial]:
    with server() as address, tempfile.TemporaryDirectory() as folder:
        name = f"trial_{os.getpid()}_{WAYS.index(way)}"
        engine = create_engine(address + "postgres", isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"create database {name}"))
        engine.dispose()
        made = Trial(address + name, Path(folder), way, gone_after)
        try:
            yield made
        finally:
            for process in made.running:
                process.kill()
                process.wait()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--jobs", type=int, default=400)
    jobs = options.parse_args().jobs
    found = {}
    for way in WAYS:
        with trial(way, 30 if way == WAYS[0] else 6) as one:
            number = jobs if way == WAYS[0] else 60
            found[way] = try_it(one, number, kills=3, patience=120 if way != WAYS[2] else 20)
        click.echo(f"{way}: {found[way]}")
    sound, doubled, dropped = (found[way] for way in WAYS)
    good = not (sound.lost or sound.twice or sound.ghosts) and len(sound.asked) > jobs // 2
    shown = doubled.twice > 0 and dropped.lost > 0
    click.echo("nothing lost, nothing twice; " if good else "NOT GOOD; ", nl=False)
    click.echo("both controls show it" if shown else "THE CONTROLS SHOW NOTHING")
    return 0 if good and shown else 1


if __name__ == "__main__":
    sys.exit(main())
