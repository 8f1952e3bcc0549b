"""Clocks of hours. They run on real time, so the hour that is lost or doubled in a change of clocks counts as it is."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class NoSuchTime(Exception):
    """The clock went past this time without showing it."""


class WhichTime(Exception):
    """The clock showed this time twice."""


def zone_named(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def instant(local: datetime, zone: tzinfo) -> datetime:
    """The moment that a local time means. With an offset of its own it is that moment, told in the zone."""
    if local.tzinfo is not None:
        return local.astimezone(zone)
    first, second = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise NoSuchTime
    raise WhichTime


def add_hours(start: datetime, hours: int) -> datetime:
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)


def add_days_keeping_the_time(start: datetime, days: int) -> tuple[datetime, bool]:
    """The same time of day so many days on. Where the clock skips it, the moment after as many times 24 hours.

    Says also whether the time was there."""
    assert start.tzinfo is not None
    wall = (start + timedelta(days=days)).replace(fold=0)
    there = wall.astimezone(UTC).astimezone(start.tzinfo).replace(tzinfo=None) == wall.replace(tzinfo=None)
    return (wall, True) if there else (add_hours(start, 24 * days), False)
