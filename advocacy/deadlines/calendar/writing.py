"""Dates as a file of RFC 5545. Folding and escaping are the library's. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from .rules import Entry

OFTEN = timedelta(hours=4)


def calendar_file(entries: Iterable[Entry], name: str, zone: ZoneInfo, now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Advocacy//Dates//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", OFTEN, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    calendar.add_component(_zone(zone, now))
    for entry in entries:
        calendar.add_component(_event(entry, zone, now))
    return bytes(calendar.to_ical())


def _zone(zone: ZoneInfo, now: datetime) -> Timezone:
    """It is told also where nothing has a time: a calendar without any component is none."""
    year = now.year
    return Timezone.from_tzid(zone.key, first_date=date(year - 1, 1, 1), last_date=date(year + 4, 1, 1))


def _event(entry: Entry, zone: ZoneInfo, now: datetime) -> Event:
    """A day without a time is a whole day, and its end is the day after. A time has no end: nobody knows it."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    event.add("description", entry.words)
    event.add("url", entry.url)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.at is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", datetime.combine(entry.day, entry.at, tzinfo=zone))
        event.add("transp", "OPAQUE")
    return event
