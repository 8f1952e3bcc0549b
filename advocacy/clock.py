"""The only reader of the time. Instants are aware UTC; a day is a day in the organization's zone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import g

UTC_ZONE = ZoneInfo("UTC")
# Per zone, the last day that was asked for, with the instants between which it lasts: a page asks some seventy times.
_days: dict[ZoneInfo, tuple[datetime, datetime, date]] = {}
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
    try:
        found: ZoneInfo = g.zone
    except (AttributeError, RuntimeError):  # none is set, or there is no application at work
        return UTC_ZONE
    return found


def use_zone(name: str) -> None:
    """Let days of this application context begin and end in the named zone."""
    g.zone = ZoneInfo(name)


def today() -> date:
    """Today's date where the organization works."""
    here, instant = zone(), now()
    begins, ends, day = _days.get(here) or (instant, instant, date.min)
    if begins <= instant < ends:
        return day
    day = instant.astimezone(here).date()
    _days[here] = (_begins(day, here), _begins(day + timedelta(days=1), here), day)
    return day


def _begins(day: date, here: ZoneInfo) -> datetime:
    """The first instant of a day; where the clocks leave midnight out, the moment at which they do."""
    return datetime.combine(day, time.min, here).astimezone(UTC)


def day_of(instant: datetime) -> date:
    return instant.astimezone(zone()).date()
