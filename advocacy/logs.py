"""The log: one line for each request or error, with nothing personal in it.

Our own lines have a fixed text and named fields. Of others' lines only the fixed part is kept, since what they fill in
can be an address with someone's words. Of an error only its kind and its place are kept.
"""

import json
import logging
import sys
from contextlib import suppress
from datetime import UTC, datetime
from traceback import extract_tb
from types import TracebackType
from typing import Any

from .settings import BadSettings, Settings

LEVELS = ("debug", "info", "warning", "error")
FORMATS = ("text", "json")
OURS = "advocacy"
# What these fill in are addresses of the database and numbers of jobs.
TRUSTED = ("psycopg.pool", "procrastinate", "alembic")
STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class ToStandardError(logging.Handler):
    """Looks up standard error for each line, so that it may be redirected meanwhile.

    A line that can not be written is dropped: a disk that fails under the log must cost nobody an answer.
    """

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            sys.stderr.write(self.format(record) + "\n")


class OneLine(logging.Formatter):
    """A record as one line: words and `key=value`, or JSON."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self.as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": at, "level": record.levelname.lower(), "event": _event(record), **_fields(record)}
        if self.as_json:
            return json.dumps(line, default=str)
        first = [f"{line.pop('time')} {line.pop('level')} {_quoted(line.pop('event'), spaces=True)}"]
        return " ".join(first + [f"{name}={_quoted(value)}" for name, value in line.items()])


def _quoted(value: Any, *, spaces: bool = False) -> str:
    """As it is, or in quotes where it could be taken for more than one value, or for more than one line."""
    text = str(value)
    plain = text.replace(" ", "") if spaces else text
    return (
        text if plain.isascii() and plain.isprintable() and not set(plain) & set(' "=') else json.dumps(text)
    )


def _event(record: logging.LogRecord) -> str:
    if record.name.startswith((OURS, *TRUSTED)):
        return record.getMessage()
    fixed = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
    return f"{record.name}: {fixed.split(':')[0].split(' from ip=')[0]}"[:200]


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    given = {name: value for name, value in vars(record).items() if name not in STANDARD}
    fields = given if record.name.startswith(OURS) else {}
    if record.exc_info and record.exc_info[0]:
        fields = {**fields, "error": record.exc_info[0].__name__, "place": place_of(record.exc_info[2])}
    return fields


def place_of(trace: TracebackType | None) -> str:
    """File and line where an error came up, innermost."""
    frames = extract_tb(trace)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"


def write_log(settings: Settings) -> None:
    """Let everything in this process write its lines to standard error, from where the system keeps them."""
    if settings.log_level not in LEVELS or settings.log_format not in FORMATS:
        raise BadSettings(f"log_level is one of {', '.join(LEVELS)}; log_format is text or json")
    handler = ToStandardError()
    handler.setFormatter(OneLine(as_json=settings.log_format == "json"))
    root = logging.getLogger()
    root.handlers = [one for one in root.handlers if not isinstance(one, ToStandardError)] + [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(settings.log_level.upper())
    # A job that fails is said once, by us.
    logging.getLogger("procrastinate.worker").setLevel(logging.CRITICAL)
