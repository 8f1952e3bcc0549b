"""Calls that start at the same moment, on real threads, each with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from flask import current_app


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """All of them started at the same moment; what each answered, in order."""
    gate, app = Barrier(len(calls)), current_app._get_current_object()  # type: ignore[attr-defined]

    def start(call: Callable[[], Any]) -> Any:
        with app.app_context():
            gate.wait(30)
            return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [one.result(120) for one in [pool.submit(start, call) for call in calls]]
