"""Starting wrongly: twice at once, on a taken port, on another schema, without a key, on a disk that is read-only.

What can not run says so in one sentence and ends with 1; what can runs, and nothing is done twice. The control starts
one server as it should be started: it does not refuse.

    python -m tests.trouble.starting [--short]
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

from advocacy.db.engine import open_file
from tests.postgresql import free_port

from .figures import Figure, Size, run, say
from .people import fill
from .places import Place

READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 77; shift; exec "$@"'


def one_sentence(place: Place, *arguments: str, before: Sequence[str] = (), says: str) -> bool:
    done = place.command(*arguments, before=before)
    lines = done.stderr.strip().splitlines()
    if done.returncode == 1 and len(lines) == 1 and says in lines[0]:
        say(f"{' '.join(arguments)}: {lines[0]}")
        return True
    say(f"{' '.join(arguments)} ended with {done.returncode} and not with “{says}”: {done.stderr[-400:]}")
    return False


def taken_port(place: Place) -> bool:
    port = str(place.port)
    return one_sentence(place, "serve", "--port", port, says="Choose another with --port")


def second_server(place: Place) -> bool:
    """On a port of its own: two servers on one installation, each with a background worker, and both answer."""
    port = free_port()
    second = place.begin("serve", "--port", str(port))
    try:
        for _ in range(600):
            try:
                return bool(urlopen(f"http://127.0.0.1:{port}/health", timeout=5).status == 200)
            except OSError:
                time.sleep(0.1)
        return False
    finally:
        second.terminate()
        second.wait(60)


def two_workers(place: Place) -> bool:
    """Started at the same moment: what comes round is done once."""
    two = [place.begin("worker", "--once") for _ in range(2)]
    codes = [one.wait(120) for one in two]
    settings = place.settings
    with closing(open_file(settings.database, settings.key_file("database"))) as file:
        doubled = file.execute("select count(*) - count(distinct name || slot) from periodic_run").fetchone()[
            0
        ]
        failed = file.execute("select count(*) from job where failed is not null").fetchone()[0]
    return codes == [0, 0] and doubled == 0 and failed == 0


def other_schema(place: Place, schema: str, says: str) -> bool:
    settings = place.settings
    with closing(open_file(settings.database, settings.key_file("database"))) as file:
        was = file.execute("select version_num from alembic_version").fetchone()[0]
        file.execute("update alembic_version set version_num = ?", (schema,))
        try:
            return one_sentence(place, "worker", "--once", says=says)
        finally:
            file.execute("update alembic_version set version_num = ?", (was,))


def missing_key(place: Place) -> bool:
    key = place.settings.key_file("database")
    key.rename(key.with_suffix(".away"))
    try:
        return one_sentence(place, "serve", "--port", str(free_port()), says="database.key is missing")
    finally:
        key.with_suffix(".away").rename(key)


def read_only(place: Place) -> bool:
    folder = str(place.settings.instance)
    before = ["unshare", "--mount", "sh", "-c", READ_ONLY, "-", folder]
    return one_sentence(place, "serve", "--port", str(free_port()), before=before, says="can not be written")


def trial(size: Size) -> Sequence[Figure]:
    """With a server that runs, and then without."""
    with tempfile.TemporaryDirectory() as name:
        place = Place(Path(name))
        fill(place, cases=1)
        place.start()
        running: list[Callable[[], bool]] = [
            lambda: taken_port(place),
            lambda: second_server(place),
            lambda: two_workers(place),
        ]
        kept = [one() for one in running]
        control = subprocess.run(
            [sys.executable, "-m", "advocacy", "worker", "--once"], env=place.environment, check=False
        ).returncode
        place.kill()
        stopped: list[Callable[[], bool]] = [
            lambda: other_schema(place, "0001", "Run `advocacy upgrade`"),
            lambda: other_schema(place, "9999", "which a newer program made"),
            lambda: missing_key(place),
        ]
        if os.geteuid() == 0:
            stopped.append(lambda: read_only(place))
        kept += [one() for one in stopped]
    words = f"{sum(kept)} of {len(kept)} as they should"
    shown = "a worker that may start starts" if control == 0 else "a worker that may start did not"
    return [Figure("starting wrongly", words, "all", all(kept), shown, control == 0)]


if __name__ == "__main__":
    run(trial)
