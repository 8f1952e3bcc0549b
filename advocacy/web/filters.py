"""How days and times are written, in the organization's zone."""

from datetime import date, datetime, time
from functools import lru_cache

from babel import dates
from flask import Flask
from flask_babel import gettext as _

from advocacy import clock

from .wording import SOURCE


@lru_cache(maxsize=4096)
def format_date(day: date, pattern: str) -> str:
    """Days come again and again in a list, and writing one out takes as long as a small query."""
    return str(dates.format_date(day, pattern, locale=SOURCE))


@lru_cache(maxsize=4096)
def format_time(at: time, pattern: str) -> str:
    return str(dates.format_time(at, pattern, locale=SOURCE)).replace("\u202f", " ").lower()


def long_day(day: date | None) -> str:
    """Friday, March 6, 2026. The year stays away while it is this year."""
    if day is None:
        return ""
    return format_date(day, "EEEE, MMMM d" if day.year == clock.today().year else "EEEE, MMMM d, yyyy")


def short_day(day: date | None) -> str:
    """Fri, March 6."""
    if day is None:
        return ""
    return format_date(day, "EEE, MMMM d" if day.year == clock.today().year else "EEE, MMMM d, yyyy")


def plain_day(day: date | None) -> str:
    """March 6, 2026, always with its year: for letters and forms."""
    return format_date(day, "MMMM d, yyyy") if day else ""


def near_day(day: date | None) -> str:
    """Today, Yesterday, Tomorrow, or the short day."""
    if day is None:
        return ""
    match (day - clock.today()).days:
        case 0:
            return _("Today")
        case -1:
            return _("Yesterday")
        case 1:
            return _("Tomorrow")
    return short_day(day)


def time_of_day(instant: datetime) -> str:
    """2:14 pm, in the organization's zone."""
    return clock_time(instant.astimezone(clock.zone()).time())


def clock_time(at: time | None) -> str:
    """2:14 pm, for a time of day that has no date."""
    return format_time(at.replace(second=0, microsecond=0), "h:mm a") if at is not None else ""


def moment(instant: datetime | None) -> str:
    """Today, 9:40 am."""
    return f"{near_day(clock.day_of(instant))}, {time_of_day(instant)}" if instant else ""


def day_of(instant: datetime | None) -> date | None:
    return clock.day_of(instant) if instant else None


def init_app(app: Flask) -> None:
    for written in (long_day, short_day, plain_day, near_day, time_of_day, clock_time, moment, day_of):
        app.add_template_filter(written)
