"""What a power cut would take: nothing, when every commit waited for the disk. So that waiting is counted.

`strace` counts the calls that flush a file to the disk while a number of notes is saved, one commit each. The control
lets SQLite wait only at checkpoints (synchronous=normal): then there are fewer flushes than commits.

    python -m tests.trouble.power [--short]
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .figures import Figure, Size, run
from .people import fill
from .places import ROOT, Place

FLUSHES = re.compile(r"^\d+\s+(?:fsync|fdatasync)\(", re.MULTILINE)
NO_STRACE = "strace is not on this machine: sudo apt-get install --no-install-recommends strace"
# Saves so many notes in a process of its own, which ends without a checkpoint; the first argument is the control’s.
SAVING = """
import os, sys
from sqlalchemy import text
from advocacy import create_app
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.contacts.operations import ContactFacts, log_contact
from advocacy.db import db, engine
from advocacy import clock

relaxed, count = sys.argv[1] == "relaxed", int(sys.argv[2])
if relaxed:
    engine.WRITE = engine.NOTE
with create_app().app_context():
    for number in range(count):
        with db.writing() as session:
            by, case = session.get_one(User, 1), session.get_one(Case, 1)
            facts = ContactFacts(clock.today(), "call", reached=True, note=f"Note {number}")
            log_contact(facts, [case], once=None, by=by)
        if number == 0:
            os.write(2, b"saved\\n")
    os._exit(0)
"""


def flushes(place: Place, how: str, count: int) -> int:
    """Calls that flush, from the second commit on: the first one opens the file."""
    with tempfile.TemporaryDirectory() as name:
        seen = Path(name) / "calls"
        traced = [
            "strace",
            "-f",
            "-qq",
            "-e",
            "trace=fsync,fdatasync,write",
            "-e",
            "signal=none",
            "-o",
            str(seen),
        ]
        done = subprocess.run(
            [*traced, sys.executable, "-c", SAVING, how, str(count + 1)],
            env=place.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        after = seen.read_text(errors="replace").partition('write(2, "saved')[2]
        return len(FLUSHES.findall(after))


def trial(size: Size) -> Sequence[Figure]:
    """On the embedded database. PostgreSQL does its own waiting: `synchronous_commit` stays on for what is saved."""
    if shutil.which("strace") is None:
        return [Figure("power cut", NO_STRACE, "at least as many flushes as commits", met=False)]
    count = size.pick(200, 20)
    with tempfile.TemporaryDirectory() as name:
        place = Place(Path(name))
        fill(place, cases=1)
        full, relaxed = (flushes(place, how, count) for how in ("full", "relaxed"))
    words = f"{count} commits, {full} flushes to the disk"
    shown = f"with synchronous=normal: {relaxed} flushes"
    return [Figure("power cut", words, "at least one flush a commit", full >= count, shown, relaxed < count)]


if __name__ == "__main__":
    run(trial)
