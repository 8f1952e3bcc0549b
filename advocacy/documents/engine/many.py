"""Many papers at once: each in a process of its own, since typesetting holds its process for itself.

The processes start from a clean one and not from ours, so that none of them holds a connection to the database, and no
font configuration is ever shared. When we are gone, they go.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import Any

Make = Callable[[], bytes]
# For fewer than these, starting processes takes longer than it saves.
WORTH_IT = 8


def cores() -> int:
    return len(os.sched_getaffinity(0))


class AtOnce(Executor):
    """Made where it is asked for: nobody waits, and no process is started."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as problem:  # told by result(), as by any other press
            done.set_exception(problem)
        return done


class Presses:
    """As many presses as there are cores; none beside our own where that is enough."""

    def __init__(self, papers: int) -> None:
        alone = papers < WORTH_IT or cores() == 1
        self.count = 1 if alone else cores()
        self._pool: Executor = AtOnce() if alone else _processes(self.count)

    def start(self, make: Make) -> "Future[bytes]":
        try:
            return self._pool.submit(make)
        except BrokenExecutor as problem:  # told by result(), as for those that were in hand
            lost: Future[bytes] = Future()
            lost.set_exception(problem)
            return lost

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _processes(count: int) -> ProcessPoolExecutor:
    clean = multiprocessing.get_context("forkserver")
    clean.set_forkserver_preload(["__main__", "advocacy.documents.engine.warm"])
    return ProcessPoolExecutor(count, mp_context=clean, initializer=_get_ready)


def _get_ready() -> None:
    threading.Thread(target=_go_with_parent, daemon=True).start()


def _go_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
