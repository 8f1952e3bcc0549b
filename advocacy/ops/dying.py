"""Going when the parent goes, however that ended: a killed server leaves no child behind that holds its port."""

import ctypes
import os
import signal
from typing import Any

PR_SET_PDEATHSIG = 1


def go_with(parent: int, by: signal.Signals) -> None:
    """Let Linux send us this signal when our parent is gone. Elsewhere our loops notice it after a while."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(PR_SET_PDEATHSIG, int(by), 0, 0, 0)
    if os.getppid() != parent:  # it was gone before we could ask
        raise SystemExit(0)


def free_the_port_with_parent(worker: Any) -> None:
    """In a web process: what is being answered is finished, but the port is given up at once."""

    def give_up(*_signal: object) -> None:
        worker.alive = False
        for listener in worker.sockets:
            listener.close()

    signal.signal(signal.SIGUSR2, give_up)
    go_with(worker.ppid, signal.SIGUSR2)
