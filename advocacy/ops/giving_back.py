"""A web process that has grown gives its memory back, or is followed by a fresh one once it has answered."""

import ctypes
import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

MIB = 1024 * 1024
ROOM = 8  # what has to be free again, so that this is not tried after each request
STATM = Path("/proc/self/statm")


def resident() -> float:
    """The memory of this process in MiB; nothing where the system does not tell."""
    try:
        pages = int(STATM.read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def give_back() -> None:
    """What nobody holds any more, and what the C library keeps for later."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def after_a_request(limit: int) -> Callable[[Any, Any, Any, Any], None]:
    """For gunicorn, when the answer is out: it takes no other request then, and another process is started."""

    def look(worker: Any, _request: object, _environ: object, _answer: object) -> None:
        if not limit or resident() <= limit:
            return
        give_back()
        if resident() > limit - ROOM:
            worker.alive = False

    return look
