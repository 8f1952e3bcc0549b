"""How long the second `./run` takes to its first page."""

import os
import signal
import subprocess
import time

from .places import ROOT, Place, free_port, wait_for


def second_start(place: Place) -> float | None:
    """Seconds from the command to the sign-in page. None where there is no `./run`: installed as a package."""
    script = ROOT / "run"
    if not script.is_file():
        return None
    port, begin = free_port(), time.perf_counter()
    process = subprocess.Popen(
        [script, "--port", str(port)],
        env=dict(place.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port, "/sign-in")
        return time.perf_counter() - begin
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
