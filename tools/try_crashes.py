#!/usr/bin/env python3
"""Kills the running application again and again while notes are being saved, fills its disk, and counts what is lost.
On an installation of its own in a temporary folder. Needs the test environment:
.venv/bin/python tools/try_crashes.py [kills]
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from random import Random
from threading import Event, Lock, Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PORT, WRITERS = 5087, 4
dice = Random(7)


class StayHere(HTTPRedirectHandler):
    """A redirect is the answer: it says that the form was saved."""

    def redirect_request(self, *_: object) -> None:
        return None


class Writer(Thread):
    """Saves note after note. What got no answer is sent again, with the same words and the same token."""

    def __init__(self, cookie: str, case: str, csrf: str, counts: "Counts") -> None:
        super().__init__(daemon=True)
        self.cookie, self.case, self.csrf, self.counts = cookie, case, csrf, counts
        self.opener = build_opener(StayHere, HTTPCookieProcessor(CookieJar()))
        self.stopped = Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            token = str(uuid4())
            fields = {
                "who": self.case,
                "when": "today",
                "how": "call",
                "note": f"Note {token}",
                "once": token,
            }
            while not self.send(fields):
                time.sleep(0.05)
                self.counts.again()
            self.counts.saved(fields["note"])

    def send(self, fields: dict[str, str]) -> bool:
        body = urlencode({**fields, "csrf_token": self.csrf}).encode()
        asked = Request(f"http://127.0.0.1:{PORT}/contacts/new", body, {"Cookie": f"session={self.cookie}"})
        try:
            self.opener.open(asked, timeout=15)
        except HTTPError as answer:
            if answer.code == 303:
                return True
            self.counts.refused(answer.code, fields["note"] in answer.read().decode(errors="replace"))
        except OSError:
            pass
        return False


class Counts:
    """What was acknowledged, what had to be sent again, and what was refused with and without the words."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.notes: list[str] = []
        self.repeated = 0
        self.refusals: dict[tuple[int, bool], int] = {}

    def saved(self, note: str) -> None:
        with self.lock:
            self.notes.append(note)

    def again(self) -> None:
        with self.lock:
            self.repeated += 1

    def refused(self, code: int, with_words: bool) -> None:
        with self.lock:
            self.refusals[code, with_words] = self.refusals.get((code, with_words), 0) + 1


def set_up(folder: Path) -> tuple[str, str]:
    """A session's cookie and a case of its user, in a new installation."""
    os.environ["ADVOCACY_INSTANCE"] = str(folder)
    from advocacy import create_app, keys
    from advocacy.migrating import migrate_to
    from advocacy.settings import load_settings

    settings = load_settings()
    keys.make_keys(settings)
    app = create_app(settings)
    with app.app_context():
        migrate_to("head")
        return _first_rows()


def _first_rows() -> tuple[str, str]:
    from advocacy.accounts.sessions import start_session
    from advocacy.db import db
    from advocacy.organization.models import Organization
    from tests.make import Make

    make = Make()
    make.kept(Organization(id=1, name="Riverbend Peer Advocates", time_zone="America/New_York"))
    rosa = make.advocate()
    case = make.case(rosa)
    with db.writing():
        cookie = start_session(rosa)
    found = cookie, str(case.public_id)
    db.session.remove()
    db.engine.dispose()
    return found


def start(folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "advocacy", "serve", "--port", str(PORT)]
    environment = {**os.environ, "ADVOCACY_INSTANCE": str(folder)}
    with (folder.parent / "server.log").open("ab") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log, start_new_session=True)
    for _ in range(1200):
        try:
            build_opener().open(f"http://127.0.0.1:{PORT}/health", timeout=1)
            return server
        except OSError:
            time.sleep(0.1)
    kill(server)
    raise SystemExit("the server did not start: " + (folder.parent / "server.log").read_text()[-2000:])


def kill(server: "subprocess.Popen[bytes]") -> None:
    """All of its processes at once, as when the power goes: web, background and the one above them."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    time.sleep(0.2)


def form_token(cookie: str) -> str:
    asked = Request(f"http://127.0.0.1:{PORT}/contacts/new", headers={"Cookie": f"session={cookie}"})
    page = build_opener().open(asked, timeout=15).read().decode()
    found = re.search('name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found, "the form has no token"
    return found[1]


def report(counts: Counts, what: str) -> None:
    """Looks into the database as it was left, and asks the command whether the log is whole."""
    from sqlalchemy import text

    from advocacy import create_app
    from advocacy.db import db

    with create_app().app_context():
        stored = db.session.scalars(text("select note from contact")).all()
        sound = db.session.scalar(text("pragma integrity_check"))
        orphans = db.session.execute(text("pragma foreign_key_check")).all()
        db.session.remove()
        db.engine.dispose()
    verified = subprocess.run(
        [sys.executable, "-m", "advocacy", "audit", "verify"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    print(f"{what}: {len(counts.notes)} acknowledged, {counts.repeated} sent again, {len(stored)} stored")
    print(f"  lost {len(set(counts.notes) - set(stored))}, double {len(stored) - len(set(stored))}")
    print(f"  refused (status, words given back): {counts.refusals or 'none'}")
    print(
        f"  integrity {sound}, broken references {len(orphans)}, {(verified.stdout + verified.stderr).strip()}"
    )


@contextmanager
def writing(cookie: str, case: str, counts: Counts) -> Iterator[None]:
    csrf = form_token(cookie)
    writers = [Writer(cookie, case, csrf, counts) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    yield
    for writer in writers:
        writer.stopped.set()
    for writer in writers:
        writer.join(30)


def kills(folder: Path, cookie: str, case: str, number: int) -> None:
    counts, server = Counts(), start(folder)
    with writing(cookie, case, counts):
        for _ in range(number):
            time.sleep(1 + 2 * dice.random())
            kill(server)
            server = start(folder)
    kill(server)
    report(counts, f"{number} kills")


def full_disk(folder: Path, cookie: str, case: str) -> None:
    """A file takes all the room that is left, and goes again. Only where the folder is a small disk of its own."""
    counts, server = Counts(), start(folder)
    ballast = folder / "ballast"
    with writing(cookie, case, counts):
        time.sleep(2)
        with ballast.open("wb") as out:
            try:
                while True:
                    out.write(b"0" * 65_536)
                    out.flush()
            except OSError:
                print("the disk is full")
        time.sleep(6)
        before = len(counts.notes)
        ballast.unlink()
        time.sleep(4)
    kill(server)
    report(counts, f"full disk ({len(counts.notes) - before} saved after there was room again)")


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as name:
        (disk := Path(name) / "disk").mkdir()
        small = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "none", str(disk)], check=False)
        cookie, case = set_up(disk)
        kills(disk, cookie, case, number)
        if small.returncode == 0:
            full_disk(disk, cookie, case)
            subprocess.run(["umount", str(disk)], check=False)


if __name__ == "__main__":
    if os.geteuid() == 0 and not os.environ.get("OWN_MOUNTS"):  # a small disk that nobody else sees
        os.environ["OWN_MOUNTS"] = "1"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])
    main()
