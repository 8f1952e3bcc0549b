"""One line for each request: its route, never its address, which can hold ids and words."""

import logging
import time
from uuid import uuid4

from flask import Flask, Response, g, request

from . import counting

log = logging.getLogger("advocacy.request")
QUIET = {"static", "health.health", "health.numbers"}


def begin() -> None:
    g.request_id, g.began = uuid4().hex[:12], time.perf_counter()


def reference() -> str:
    """What an error's page shows, and by which its lines in the log are found."""
    return str(g.get("request_id") or uuid4().hex[:12])


def finish(response: Response) -> Response:
    seconds = time.perf_counter() - g.get("began", time.perf_counter())
    level = logging.DEBUG if request.endpoint in QUIET else logging.INFO
    fields = {
        "request": reference(),
        "method": request.method if request.url_rule else "other",
        "route": request.url_rule.rule if request.url_rule else "none",
        "status": response.status_code,
        "ms": round(seconds * 1000),
    }
    log.log(level, "request", extra=fields)
    if level == logging.INFO:
        counting.count(response.status_code, seconds)
    return response


def init_app(app: Flask) -> None:
    """First of all, so that it begins before everything and ends after everything."""
    app.before_request(begin)
    app.after_request(finish)
