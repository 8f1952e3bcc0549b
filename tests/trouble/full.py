"""A disk that is full, and a database that someone else holds: what is sent then comes back, and is saved later.

Every kind of form is sent while nothing can be written. An answer either says that it is saved, or gives the words
back; afterwards the same posts are sent again, without a restart. The control sends them with nothing in the way.
A full disk needs a small disk of its own, which only root can have.

    python -m tests.trouble.full [--short] [--on embedded|postgresql]
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg

from advocacy.db.engine import open_file
from tests.pages.referrals import ASKED

from .durable import DurableServer, durable, has_postgresql
from .figures import Figure, Size, run
from .people import Staff, fill
from .places import Place, new_name
from .stored import look
from .writer import Answer, Client

NOT_SAVED = ("Not saved. Your words are here.", "The database could not be written just now.")
LONG = " and so on" * 1_500
Trouble = Callable[[], AbstractContextManager[None]]


def forms(staff: Staff, client: Client) -> Iterator[tuple[str, str, bytes, str]]:
    """One post of each kind: what it is, where it goes, the form, and the word to look for."""
    case = staff.cases[0]
    page = client.page(f"/cases/{case}/tasks/new")
    owner = page.partition('name="owner"')[2].partition('value="')[2].partition('"')[0]
    for kind, path, fields in (
        ("contact", "/contacts/new", {"who": case, "when": "today", "how": "call", "note": "W" + LONG}),
        ("goal", f"/cases/{case}/goals/new", {"words": "W"}),
        ("task", f"/cases/{case}/tasks/new", {"what": "W", "due_on": "tomorrow", "owner": owner}),
        ("referral", f"/cases/{case}/referrals/new?service={staff.service}", {**ASKED, "need": "W"}),
        ("contact", "/contacts/new", {"who": case, "when": "today", "how": "text", "note": "W" + LONG}),
    ):
        word = new_name()
        sent = {
            name: value.replace("W", word, 1) if value[:1] == "W" else value for name, value in fields.items()
        }
        yield kind, path, client.form(sent), word


def is_given_back(answer: Answer, word: str) -> bool:
    return answer.status == 503 and word in answer.text and all(one in answer.text for one in NOT_SAVED)


def through(place: Place, staff: Staff, trouble: Trouble) -> tuple[int, int, int, list[str]]:
    """Posts, those refused with their words, those saved afterwards, and what went wrong."""
    client = Client(place.port, staff.cookies["advocate"])
    posts, wrong, refused, later = list(forms(staff, client)), [], 0, 0
    with trouble():
        for kind, path, body, word in posts:
            answer = client.once(path, body)
            refused += is_given_back(answer, word)
            if answer.status != 303 and not is_given_back(answer, word):
                wrong.append(f"{kind} {answer.status}")
    for kind, path, body, word in posts:
        answer = client.until_answered(path, body, words=word)
        later += answer.status == 303
        client.counts.saved(kind, word)
    place.kill()
    found = look(place, client.counts.acknowledged)
    return len(posts), refused, later, [*wrong, *found.lost, *found.doubled, *found.troubles]


@contextmanager
def nothing() -> Iterator[None]:
    yield


def figure(what: str, place: Place, trouble: Trouble, how: str = "without a restart") -> Figure:
    staff = fill(place, cases=1)
    place.start()
    posts, refused, later, wrong = through(place, staff, trouble)
    place.start()
    control = through(place, staff, nothing)[1]
    words = f"{posts} posts: {refused} given back, {later} saved later {how}"
    words += f"; WRONG: {wrong[:4]}" if wrong else ""
    met = not wrong and later == posts and refused > 0
    shown = f"with nothing in the way: {control} given back"
    return Figure(what, words, "words given back, all saved later", met, shown, not control)


def full_disk(folder: Path) -> Figure:
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "none", str(disk)], check=False).returncode:
        return Figure("disk full", "no small disk could be had here: run it as root", "tried", met=False)
    ballast = disk / "ballast"

    @contextmanager
    def full() -> Iterator[None]:
        with ballast.open("wb", buffering=0) as out:
            for size in (65_536, 512):
                try:
                    while True:
                        out.write(b"0" * size)
                except OSError:
                    continue
        yield
        ballast.unlink()

    try:
        return figure("disk full", Place(disk), full)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def busy_file(folder: Path) -> Figure:
    place = Place(folder)

    @contextmanager
    def held() -> Iterator[None]:
        other = open_file(place.settings.database, place.settings.key_file("database"))
        other.execute("begin immediate")
        yield
        other.execute("rollback")
        other.close()

    return figure("database busy, embedded", place, held)


def busy_server(folder: Path) -> Figure:
    with durable(folder) as server:
        return figure(
            "person’s row locked, PostgreSQL", Place(folder, server.address), lambda: _locked(server)
        )


@contextmanager
def _locked(server: DurableServer) -> Iterator[None]:
    with psycopg.connect(server.address.replace("+psycopg", "")) as other:
        other.execute("select 1 from person for update")
        yield
        other.rollback()
    time.sleep(0.1)


def trial(size: Size) -> Sequence[Figure]:
    figures = []
    for name, one in (("embedded", full_disk), ("embedded", busy_file), ("postgresql", busy_server)):
        if name in size.on and (name == "embedded" or has_postgresql()):
            with tempfile.TemporaryDirectory() as folder:
                Path(folder).chmod(0o755)
                figures.append(one(Path(folder)))
    return figures


def with_own_mounts(module: str) -> None:
    """A small disk that nobody else sees: start again in a space of our own."""
    if os.geteuid() == 0 and not os.environ.get("OWN_MOUNTS"):
        os.environ["OWN_MOUNTS"] = "1"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, "-m", module, *sys.argv[1:]])


if __name__ == "__main__":
    with_own_mounts("tests.trouble.full")
    run(trial)
