"""The only reader of the time. Instants are aware UTC; a day is a day in the organization's zone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import g, has_app_context

_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """This instant, aware, in UTC."""
    return _pretended.get() or datetime.now(UTC)


@contextmanager
def pretend(instant: datetime) -> Iterator[None]:
    """Within this block it is that instant. Only the demo’s history and tests use it."""
    before = _pretended.set(instant)
    try:
        yield
    finally:
        _pretended.reset(before)


def zone() -> ZoneInfo:
    """The organization's zone; UTC until one is set."""
    found = g.get("zone") if has_app_context() else None
    return found or ZoneInfo("UTC")


def use_zone(name: str) -> None:
    """Let days of this application context begin and end in the named zone."""
    g.zone = ZoneInfo(name)


def today() -> date:
    """Today's date where the organization works."""
    return day_of(now())


def day_of(instant: datetime) -> date:
    return instant.astimezone(zone()).date()
