"""Kills the running application again and again while many kinds of records are saved, and counts what is missing.

On the embedded database and on PostgreSQL, where the database's own processes are killed too. The controls take
back what the database had promised (the log that it writes ahead; waiting for the disk): then words must be missing.

    python -m tests.trouble.kills [--short] [--on embedded|postgresql]
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Queue
from random import Random
from threading import Event, Thread

from .durable import DurableServer, durable, has_postgresql
from .figures import Figure, Size, run, say
from .kinds import Work
from .people import Staff, fill
from .places import Place
from .stored import Found, look
from .writer import Client, Counts, Gone

THREADS = 4
Deed = Callable[[], None]


class Office:
    """Several people who save at the same time."""

    def __init__(self, place: Place, staff: Staff) -> None:
        self.place, self.counts, self.enough = place, Counts(), Event()
        ready: Queue[str] = Queue()
        for letter in staff.letters:
            ready.put(letter)
        self.clients = [
            [Client(place.port, staff.cookies[role], self.counts) for role in ("advocate", "supervisor")]
            for _ in range(THREADS)
        ]
        self.works = [Work(staff, *pair, ready, seed) for seed, pair in enumerate(self.clients)]
        self.threads = [Thread(target=self._work, args=(work,), daemon=True) for work in self.works]
        for thread in self.threads:
            thread.start()

    def _work(self, work: Work) -> None:
        with suppress(Gone):
            while not self.enough.is_set():
                work.next()

    def wait_for(self, total: int, seconds: float) -> None:
        """Until so many are acknowledged, or the time is over."""
        end = time.monotonic() + seconds
        while self.counts.total < total and time.monotonic() < end:
            time.sleep(0.02)

    def close(self, *, nobody_answers: bool = False) -> None:
        """Everyone finishes what they are at, or gives up where no server will come back."""
        self.enough.set()
        for pair in self.clients if nobody_answers else ():
            for client in pair:
                client.stopped = True
        for thread in self.threads:
            thread.join(60)
        for pair in self.clients:
            for client in pair:
                client.stopped = True


def killed(
    place: Place, staff: Staff, kills: int, each: int, between: Sequence[Deed]
) -> tuple[Counts, Found]:
    """`each` acknowledged writes, then a moment by chance, then all processes are gone; and so on."""
    place.start()
    office = Office(place, staff)
    try:
        _kill_again_and_again(place, office, kills, each, between)
    except RuntimeError:
        office.close(nobody_answers=True)
        raise
    office.close()
    place.kill()
    return office.counts, look(place, office.counts.acknowledged)


def _kill_again_and_again(
    place: Place, office: Office, kills: int, each: int, between: Sequence[Deed]
) -> None:
    dice = Random(kills)
    for number in range(kills):
        office.wait_for((number + 1) * each, 180)
        time.sleep(dice.random())
        if between and number % 2:
            between[number // 2 % len(between)]()
        else:
            place.kill()
            place.start()
        if number % 10 == 9:
            say(f"{place.kind}: {number + 1} kills, {office.counts.total} acknowledged")
    office.wait_for(kills * each, 600)


def figure(where: str, kills: int, counts: Counts, found: Found, control: tuple[str, bool]) -> Figure:
    kinds = ", ".join(f"{kind} {len(words)}" for kind, words in sorted(counts.acknowledged.items()))
    words = (
        f"{kills} kills, {found.acknowledged} acknowledged ({kinds}), {counts.repeated} sent again;"
        f" lost {len(found.lost)}, doubled {len(found.doubled)}, {found.documents} issued pages open,"
        f" {found.released} half done and taken up, {found.audit_rows} audit rows verify"
    )
    if found.troubles or counts.without_words:
        words += f"; TROUBLE: {found.troubles[:3]} {counts.without_words[:3]}"
    for one in (*found.lost[:5], *found.doubled[:5]):
        say(f"missing or double: {one}")
    whole = found.is_whole and not counts.without_words
    return Figure(f"kill -9, {where}", words, "0 lost, 0 doubled, sound", whole, *control)


def embedded(size: Size, folder: Path) -> Figure:
    kills, each = size.pick(50, 2), size.pick(205, 25)
    place = Place(folder)
    staff = fill(place, letters=size.pick(60, 3))
    counts, found = killed(place, staff, kills, each, [])
    return figure("embedded", kills, counts, found, _without_its_log(folder / "control", size))


def _without_its_log(folder: Path, size: Size) -> tuple[str, bool]:
    """Control: after each kill the log that SQLite writes ahead is deleted, as a disk that lies would lose it."""
    folder.mkdir()
    place = Place(folder)
    staff = fill(place)

    def lose() -> None:
        place.kill()
        for end in ("-wal", "-shm"):
            place.settings.database.with_name(f"advocacy.db{end}").unlink(missing_ok=True)
        place.start()

    try:
        _counts, found = killed(place, staff, 2, size.pick(100, 20), [lose])
    except RuntimeError:
        return "with the write-ahead log deleted: the database does not open any more", True
    return f"with the write-ahead log deleted: {len(found.lost)} lost", bool(found.lost)


def postgresql(size: Size, folder: Path) -> Figure:
    kills, each = size.pick(50, 4), size.pick(205, 15)
    with durable(folder) as server:
        place = Place(folder, server.address)
        staff = fill(place, letters=size.pick(60, 3))
        between = [server.kill_a_backend, lambda: _restart(server)]
        counts, found = killed(place, staff, kills, each, between)
    (folder / "control").mkdir(mode=0o755)
    return figure("PostgreSQL", kills, counts, found, _without_waiting(folder / "control", size))


def _restart(server: DurableServer) -> None:
    server.stop_at_once()
    server.start()


def _without_waiting(folder: Path, size: Size) -> tuple[str, bool]:
    """Control: a server that does not wait for the disk before it says that it is done."""
    with durable(folder, "-c synchronous_commit=off -c wal_writer_delay=10s") as server:
        place = Place(folder, server.address)
        staff = fill(place)
        _counts, found = killed(place, staff, 2, size.pick(100, 20), [lambda: _restart(server)])
    return f"with synchronous_commit off: {len(found.lost)} lost", bool(found.lost)


def trial(size: Size) -> Sequence[Figure]:
    figures = []
    for kind in (embedded, postgresql):
        if kind.__name__ not in size.on or (kind is postgresql and not has_postgresql()):
            continue
        with tempfile.TemporaryDirectory() as name:
            Path(name).chmod(0o755)
            figures.append(kind(size, Path(name)))
    return figures


if __name__ == "__main__":
    run(trial)
