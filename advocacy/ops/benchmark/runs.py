"""One run on one database: installations, servers, measuring, and the lines that say what came out."""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import click
from sqlalchemy import create_engine, text

from . import crowd, results
from .control import SLOWED
from .measuring import SEATS, Samples, measure, median_ms, p95_ms, seats
from .memory import largest_worker
from .pages import Seat
from .places import Place, place
from .results import Line
from .starting import second_start

PDFS = 12
CONTROL_PAGE = "Caseload"


def say(words: str) -> None:
    click.echo(words, err=True)


def fill(one: Place) -> None:
    """The demo in this size; where it is already, nothing happens."""
    say(f"Size {one.size} on {one.database} …")
    if "ADVOCACY_DATABASE_URL" in one.environment:
        _create_database(one.environment["ADVOCACY_DATABASE_URL"])
    one.run("advocacy", "demo", "--size", str(one.size))


def _create_database(url: str) -> None:
    name = urlsplit(url).path.removeprefix("/")
    engine = create_engine(url.removesuffix(name) + "postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        there = connection.scalar(text("select 1 from pg_database where datname = :name"), {"name": name})
        if not there:
            connection.execute(text(f"create database {name}"))
    engine.dispose()


@contextmanager
def served(places: Sequence[Place], program: tuple[str, ...] = ()) -> Iterator[None]:
    try:
        for one in places:
            one.serve(program)
        yield
    finally:
        for one in places:
            one.stop()


class Run:
    """Everything that one database is asked for."""

    def __init__(self, folder: Path, sizes: Sequence[int], address: str) -> None:
        self.places = [place(folder, size, address) for size in sizes]
        self.database = self.places[0].database
        self.lines: list[Line] = []

    def pages(self, rounds: int) -> Iterator[str]:
        """The table, the growth, memory and the second start."""
        for one in self.places:
            fill(one)
        with served(self.places):
            at = {one.size: seats(one) for one in self.places}
            found = self._measured(at, rounds)
            self._memory(at)
        for size, samples in found.items():
            yield from results.table(self.database, size, samples)
        yield from results.growth(found)
        self._second_start()
        yield from results.figures(self.lines)

    def _measured(self, at: dict[int, list[Seat]], rounds: int) -> dict[int, Samples]:
        with click.progressbar(length=rounds, label="Measuring", file=sys.stderr) as bar:
            return measure(self.places, at, rounds, bar.update)

    def _memory(self, at: dict[int, list[Seat]]) -> None:
        for one in self.places:
            self._weighed(f"web worker after {SEATS} sign-ins and a walk, size {one.size}", one)
            writing = [seat for seat in at[one.size] if seat.actor.letter]
            for number in range(PDFS if writing else 0):
                seat = writing[number % len(writing)]
                seat.advocate.get(f"/letters/{seat.actor.letter}/preview.pdf")
            self._weighed(f"web worker after {PDFS} PDFs, size {one.size}", one)

    def _weighed(self, what: str, one: Place) -> None:
        megabytes = largest_worker(one.web.pid)
        self.lines.append(
            Line(
                what,
                f"{megabytes:.0f} MB",
                f"under {results.MEMORY_MB} MB",
                megabytes < results.MEMORY_MB,
            )
        )

    def _second_start(self) -> None:
        seconds = second_start(self.places[0])
        if seconds is not None:
            most = results.START_SECONDS
            self.lines.append(
                Line("second start to first page", f"{seconds:.1f} s", f"within {most} s", seconds <= most)
            )

    def busy(self, users: int, minutes: float) -> Iterator[str]:
        """The largest size up to ten: enough accounts for everyone."""
        one = max((one for one in self.places if one.size <= 10), key=lambda one: one.size)
        fill(one)
        with served([one]):
            at = seats(one, users)
            quiet = measure([one], {one.size: at}, 10, lambda _rounds: None)[one.size]
            say(f"{users} users for {minutes:g} minutes …")
            day = crowd.spend(one, at, minutes)
        yield from self._crowd_lines(quiet, day, users, minutes, one.size)

    def _crowd_lines(
        self, quiet: Samples, day: crowd.Day, users: int, minutes: float, size: int
    ) -> Iterator[str]:
        alone = median_ms([second for page in quiet.pages.values() for second in page])
        busy = p95_ms(day.seconds)
        beside = f"{len(day.seconds)} answers, {day.pdfs} PDFs, {day.backups} backups meanwhile"
        yield f"### {self.database}, size {size}: {users} users for {minutes:g} minutes ({beside})"
        yield ""
        most = results.UNLOADED
        times = busy / alone
        slow = Line(
            "p95 against the unloaded median",
            f"{busy:.1f} ms against {alone:.1f} ms: {times:.1f} times",
            f"under {most} times",
            times < most,
        )
        yield from results.figures([Line("errors", str(len(day.errors)), "0", not day.errors), slow])
        yield from (f"- {error}" for error in sorted(set(day.errors)))

    def control(self, rounds: int) -> Iterator[str]:
        """A page with one question more for every row: it has to be seen."""
        one = self.places[0]
        fill(one)
        with served([one], ("advocacy.ops.benchmark.control",)):
            found = measure([one], {one.size: seats(one)}, rounds, lambda _rounds: None)[one.size]
        yield from results.table(self.database, one.size, found)
        over = results.over_target(self.database, found)
        if CONTROL_PAGE not in over:
            raise click.ClickException(f"The control was not seen: {SLOWED} was made slow and passed.")
        yield f"The control was seen: the slowed caseload took {over[CONTROL_PAGE]:.1f} times the floor."


def with_databases(which: str, url: str | None, work: Callable[[str], None]) -> None:
    """The embedded database, and a PostgreSQL server: the one that was named, or one of our own."""
    if which in ("embedded", "both"):
        work("")
    if which == "embedded":
        return
    if url:
        work(url if url.endswith("/") else f"{url}/")
        return
    try:
        from tests.postgresql import server  # a server of our own comes with the tests
    except ImportError as missing:
        raise click.ClickException("Name a PostgreSQL server with --database-url.") from missing
    with server(options="") as address:
        work(address)


def tidy(folder: Path, *, keep: bool) -> None:
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
