"""Files are opened in a process of their own: what breaks a decoder, or is made to, ends there and not here."""

import json
import subprocess
import sys
from pathlib import Path

from .kinds import CanNotBeTaken, Clean, Unfit, taken_kind

# Started from here as a package of its own: the whole application would take seconds to load.
HERE = Path(__file__).parents[1]
# Seconds for all files of one post: less than a web worker may take for one answer.
LONGEST = 40.0


def clean_apart(content: bytes, seconds: float = LONGEST) -> Clean:
    """The file made anew. What is seen at once to be unfit needs no process."""
    taken_kind(content)
    if seconds <= 0:
        raise CanNotBeTaken(Unfit.TOO_MUCH_WORK)
    command = [sys.executable, "-m", "cleaning.child"]
    try:
        done = subprocess.run(  # noqa: S603  (our own module, without arguments)
            command, input=content, capture_output=True, timeout=seconds, cwd=HERE, env={}
        )
    except subprocess.TimeoutExpired as slow:
        raise CanNotBeTaken(Unfit.TOO_MUCH_WORK) from slow
    if done.returncode:
        raise CanNotBeTaken(Unfit.TOO_MUCH_WORK)
    return _read(done.stdout)


def _read(answer: bytes) -> Clean:
    line, _end, rest = answer.partition(b"\n")
    head = json.loads(line)
    if why := head.get("unfit"):
        raise CanNotBeTaken(Unfit(why))
    thumbnail = rest[: head["thumbnail"]]
    return Clean(head["media_type"], rest[head["thumbnail"] :], thumbnail, head["pages"])
